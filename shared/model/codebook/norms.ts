/** The second tree: the norms of reciprocity, from giving first to the ways it goes wrong. */
import type { GroupText } from './schema.ts'

export const norms: Record<'R1' | 'R2' | 'R3' | 'R9', GroupText> = {
  R1: {
    title: 'Give first',
    definition: 'What is given, in which order, and whether anything is expected for it.',
    codes: {
      FIRST: {
        label: 'Give before asking',
        brief: 'The give comes before the ask, and the order can be seen.',
        definition:
          'Something is given before anything is asked for. The order in time is the point: first the good turn, later, perhaps, a request.',
        useWhen: 'The passage shows which came first, or says which should.',
        avoidWhen: 'Both happen at once, as a swap; see R9.TRADE.',
        example: 'They had lent us the spare pump for two summers before anyone thought to ask us for a kind word.',
      },
      VALUE: {
        label: 'Can we add value?',
        brief: 'The test before joining in: do we bring anything of use?',
        definition:
          'Somebody asks whether the company can add anything to this conversation for the people in it, and acts on the answer. Staying out is the clearest sign of the test.',
        useWhen: 'There is a decision to stay out, to wait, or to come in only with something useful.',
        avoidWhen: 'The use that is weighed is the company’s own sales.',
        example:
          'We had nothing to tell them about arthritis that they did not know better, so we read and kept quiet.',
      },
      FREE: {
        label: 'No return expected',
        brief: 'Something is given, and nothing is expected for it.',
        definition:
          'A give with no return in mind, stated as such or refused when offered. What is disputed under this code is often the most telling: whether a firm can give like that at all.',
        useWhen: 'It is said that nothing is expected, or a return is turned down.',
        avoidWhen: 'The bill merely comes later; that is R9.TRADE or R9.OBLIGE.',
        example: 'He would not even take the postage, and when I insisted he said to put it in the lifeboat tin.',
      },
      HELP: {
        label: 'Practical help',
        brief: 'Concrete aid: repair, tips, showing somebody’s work.',
        definition:
          'A deed that makes somebody’s day easier: a repair, advice, a spare part, a tip at the right moment, showing their work to others. The help can be named.',
        useWhen: 'You can say in three words what was done for whom.',
        avoidWhen: 'The help is a wrapped-up promotion.',
        example: 'She stayed on the telephone with me until the dough had risen.',
      },
      LOCAL: {
        label: 'On home ground',
        brief: 'Giving where one lives and works.',
        definition:
          'The company gives in its own neighbourhood or its customers’: local events, schools, clubs, neighbours. Closeness is what makes it work.',
        useWhen: 'A passage describes a give at a local event or place, in person.',
        avoidWhen: 'It is national advertising that mentions a place.',
        example: 'They mend the school’s instruments every August, and carry them back up the hill themselves.',
      },
    },
  },
  R2: {
    title: 'Return of itself',
    definition:
      'What comes back when nobody demands it: gratitude, a good turn to the giver or to somebody else, a word to others.',
    codes: {
      GRATITUDE: {
        label: 'Gratitude voiced',
        brief: 'Somebody says that they are thankful, and for what.',
        definition:
          'A thankful feeling in somebody’s own words, tied to what was done. Feeling and reason can both be heard.',
        useWhen: 'Thanks are heartfelt and specific.',
        avoidWhen: 'It is a formula of politeness, as at the end of a letter.',
        example: 'I still think of that evening whenever I light the stove, and I am glad of you every time.',
      },
      BACK: {
        label: 'Return to the giver',
        brief: 'A good turn goes back to the one who gave, freely.',
        definition:
          'The person who was helped does something for the helper in return, of their own choice and in their own time.',
        useWhen: 'A voluntary return reaches the one who gave.',
        avoidWhen: 'It was demanded or prompted: R9.TRADE or R9.OBLIGE. Passed on to somebody else, it is R2.FORWARD.',
        example: 'When their roof went in the storm, forty of us were there on the Saturday with ladders.',
      },
      FORWARD: {
        label: 'Passed on',
        brief: 'A good turn is passed on to others.',
        definition:
          'The person who was helped helps somebody else, or the community. The circle closes somewhere else, if at all.',
        useWhen: 'Help received is the stated or evident reason for helping others.',
        avoidWhen: 'The return goes to the giver; that is R2.BACK.',
        example: 'Nobody has asked me to, but I take a beginner every spring, as I was taken.',
      },
      VOICE: {
        label: 'Unprompted word',
        brief: 'Talk of one’s own accord, out of belief.',
        definition:
          'Somebody recommends or defends the company or its product without being asked, because they believe it. True word of mouth.',
        useWhen: 'The talk is unprompted and nothing hangs on it for the speaker.',
        avoidWhen: 'There was an incentive; that is R9.PAY.',
        example: 'I tell anyone who will stand still long enough, and they do not know my name up there.',
      },
    },
  },
  R3: {
    title: 'See the relationship',
    definition:
      'How people are spoken of and seen, whether they trust, and what is likely to happen next between us and them.',
    codes: {
      PEOPLE: {
        label: 'People-first words',
        brief: 'People are spoken of as people.',
        definition:
          'How a passage names those it speaks of: as people with names and wishes, or as targets, segments and traffic. For a violation choose the stance disputes, and code it with R9.TAKE too.',
        useWhen: 'The choice of words shows respect or its lack, or is itself discussed.',
        avoidWhen: 'The topic is what people think of the company; that is R3.VIEW.',
        example: 'We struck out “households” and wrote the names in, and the plan became shorter.',
      },
      VIEW: {
        label: 'How they see us',
        brief: 'The customer’s own picture of the company.',
        definition:
          'What the company is in its customers’ eyes, in their words, above all where it differs from what the company says of itself.',
        useWhen: 'A customer describes the company, or the gap between two pictures shows.',
        avoidWhen: 'It is the company’s story of itself.',
        example: 'They call it heritage; we call it the shop where somebody picks up the phone.',
      },
      FUTURE: {
        label: 'The next act',
        brief: 'Where the relationship stands, and whether there will be a next act.',
        definition:
          'Signs of the state of a relationship, growing, strong, weakening or failed, or of how likely this person is to deal with us again. The past matters only as far as it tells of what comes.',
        useWhen: 'A passage lets you judge whether this person will come back, write, help or leave.',
        avoidWhen: 'Only past counts are given: purchases, posts, years.',
        example: 'I used to ring them first; now I look everywhere else and ring them last.',
      },
      TRUST: {
        label: 'Trust won or lost',
        brief: 'Trust is gained or lost, and one can see why.',
        definition:
          'Somebody comes to rely on the company, or stops to, for a reason that can be named: a promise kept, a mistake owned, a secret let out.',
        useWhen: 'A passage shows trust rising or falling between people.',
        avoidWhen: 'It is a reputation score.',
        example: 'They told us it was their fault before we had found it, and I have believed them since.',
      },
    },
  },
  R9: {
    title: 'Where it goes wrong',
    definition:
      'The breaches: swapping, pressing, paying, taking, counting heads, leaving it to machines, and what follows.',
    codes: {
      TRADE: {
        label: 'Tit for tat',
        brief: 'A give with its price attached.',
        definition:
          'A give is made, or understood, on condition of a return: this for that. The expectation is in the deal itself.',
        useWhen: 'Either side expects a fixed return for what it did.',
        avoidWhen: 'The return was free and unexpected; that is R2.BACK.',
        example: 'We sent her the new blade, so we assumed there would be a film by the weekend.',
      },
      OBLIGE: {
        label: 'Felt debt',
        brief: 'A debt that is felt, or prompted.',
        definition:
          'Somebody feels that they owe something, whether they were reminded of it or were simply given too much. Obligation in place of pleasure.',
        useWhen: 'Pressure, guilt or a nudge to return the favour is in the passage.',
        avoidWhen: 'Thanks were chosen freely; that is R2.GRATITUDE or R2.BACK.',
        example: 'After the second parcel I began to dread the postman.',
      },
      PAY: {
        label: 'Money or the like',
        brief: 'Money, vouchers or goods for support (expenses: say so in a memo).',
        definition:
          'Money or its equivalent is given for support: fees, gift cards, discounts, goods of value. Repaid expenses are the boundary case: code them here and write a memo that says so.',
        useWhen: 'Something with a price is offered, taken or refused for an act of support.',
        avoidWhen: 'What is given is access to people, events or information; that is P5.HONOUR.',
        example:
          'It was ten pounds a friend, and by June nobody could tell who liked the thing and who liked the ten pounds.',
      },
      TAKE: {
        label: 'One-way asking',
        brief: 'Only asking: buy, click, follow, share.',
        definition:
          'The company asks or advertises and gives nothing in the same breath. A broadcast that is useful in itself is not a take; when in doubt, say why in a memo.',
        useWhen: 'A message has an ask in it and no give.',
        avoidWhen: 'The broadcast is of use to the people who get it; explain that in the memo.',
        example: 'Eleven letters since Easter, and every one of them wants me to do something.',
      },
      REACH: {
        label: 'Reach as relationship',
        brief: 'A media measure is used to judge a relationship.',
        definition:
          'Impressions, followers, audience or influence scores are taken as a sign of how people stand to us. For a case against, where reach is shown to matter, choose the stance disputes.',
        useWhen: 'Numbers of eyes stand in for dealings with people.',
        avoidWhen: 'Media is being judged as media.',
        example: 'They dropped the man who answers everyone and kept the one with the followers.',
      },
      AUTO: {
        label: 'Machine for presence',
        brief: 'A machine stands where a person should be.',
        definition:
          'Scheduled posts, canned replies or bots take the place of somebody being there. Where automation is defended with good reason, choose the stance disputes.',
        useWhen: 'Nobody is present behind what is sent or answered.',
        avoidWhen: 'Posts are scheduled, but a person is there when people answer.',
        example: 'I wrote that my mother had died and would not need the chair, and it wished me happy crafting.',
      },
      ENTITLE: {
        label: 'Claimed privilege',
        brief: 'An advocate claims a privilege as a due.',
        definition:
          'An advocate comes to expect special treatment and says so, often because nothing was agreed at the start (P3.EXPECT).',
        useWhen: 'Somebody claims more than was agreed, or takes offence at not getting it.',
        avoidWhen: 'They insist on what had been agreed.',
        example: 'Fourteen years I have spoken up for them, and I am to queue with everybody else?',
      },
      SOUR: {
        label: 'Gone sour',
        brief: 'Disappointment, then silence or bad words.',
        definition:
          'A relationship cools after a disappointed expectation: a person goes quiet, withdraws help or speaks against the company. The cause lies between people.',
        useWhen: 'You can see the disappointment and what came of it.',
        avoidWhen: 'It is a complaint about a product that does not work.',
        example:
          'She never said a hard word about them; she only stopped answering, and the evenings stopped with her.',
      },
    },
  },
}
