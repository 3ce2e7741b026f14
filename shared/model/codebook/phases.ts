/** The first tree: the five phases of a programme, and what runs across all of them. */
import type { GroupText } from './schema.ts'

export const phases: Record<'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'PX', GroupText> = {
  P1: {
    title: 'Get ready inside',
    definition:
      'What has to stand inside the company before anybody outside is asked for anything: a person, a plan, and something worth hearing.',
    codes: {
      OWNER: {
        label: 'Named steward',
        brief: 'One person inside the company answers for the programme.',
        definition:
          'A named employee who looks after the programme and its people: their role, the hours they have for it, and the temperament it takes. Someone who has lived among advocates and leads by helping, not by giving orders.',
        useWhen:
          'A passage says who does this work, how much time they have, what they have done before or how they treat people.',
        avoidWhen: 'The work is staffed by an agency or a rota of strangers, so that nobody inside is answerable.',
        example:
          'Ask for Ilse on Tuesdays and Thursdays; that is all she does on those days, and she did it unpaid for years.',
      },
      PLAN: {
        label: 'Plan and briefings',
        brief: 'A plan exists and the departments it touches know their part.',
        definition:
          'The programme is written down, and Support, Product, account managers and Legal have been told what it means for them. Includes the lack of it: a department that was surprised. Fear of losing control is PX.CONTROL.',
        useWhen:
          'A passage shows aims, steps, a briefing, or a department such as Support or Legal that does or does not know its part.',
        avoidWhen: 'The plan is only a calendar of what will be posted; that is P1.CONTENT.',
        example: 'Legal saw the ground rules in March, so nobody was startled when the first bad photograph went up.',
      },
      CONTENT: {
        label: 'Supply of topics',
        brief: 'There is enough to talk about, timed to what is coming out.',
        definition:
          'The company has a supply of topics for advocates, timed to its releases: news, drawings, reasons, a question to chew on. It is what we bring to the table, not what they make of it.',
        useWhen: 'A passage is about what is fed to advocates, when, and whether it keeps coming.',
        avoidWhen: 'The piece is an advocate’s own work; room for that is P4.SPACE.',
        example: 'Every hinge they redesign comes with a page on why, and it reaches us a month before the shops.',
      },
    },
  },
  P2: {
    title: 'Find the right people',
    definition:
      'Where advocates already are, what shows that a person fits, and whether the circle looks like the whole community.',
    codes: {
      WHERE: {
        label: 'Where they already help',
        brief: 'Places where people already help one another.',
        definition:
          'Existing places in which customers help, teach or review without being asked: forums, blogs, page and group managers, clubs, neighbouring trades. The point is that the company goes to them.',
        useWhen: 'A passage names a place or a circle where help is already given.',
        avoidWhen: 'A new venue is built in the hope that people will come; for room given to advocates use P4.SPACE.',
        example:
          'If you want to know who understands these machines, read the repair pages of the cycling club, not the shop’s.',
      },
      FIT: {
        label: 'Evidence of fit',
        brief: 'Something seen or said that shows one of the six attributes.',
        definition:
          'Evidence on one of six attributes of a named person: 1 track record; 2 respect and influence; 3 helpful, passionate, reliable and trustworthy (a must); 4 communication; 5 a platform of their own; 6 commitment to what the programme asks (a must). Say which in the memo.',
        useWhen: 'A named person is shown doing, or failing at, something that one of the six attributes describes.',
        avoidWhen: 'Somebody is merely liked, or nobody in particular is meant.',
        example:
          'Joaquim has answered the wiring questions every Sunday since the club began, and nobody has caught him guessing.',
      },
      MIX: {
        label: 'True cross-section',
        brief: 'Does the circle look like the community, and who is missing?',
        definition:
          'Whether the people chosen are a fair cut of the community: those who buy and those who sell, newcomers and veterans, near and far. Gaps count as much as breadth.',
        useWhen: 'A passage shows who is in, who is absent, or that one kind of person speaks for all.',
        avoidWhen: 'It is about how many people could be reached; see R9.REACH.',
        example:
          'Eleven of the twelve at that table had been sewing for thirty years, and the twelfth was there to pour the tea.',
      },
    },
  },
  P3: {
    title: 'Build for the long term',
    definition:
      'Getting to know each other before anything is agreed: meeting, listening, and saying plainly what each side may expect.',
    codes: {
      INVITE: {
        label: 'In-person invitation',
        brief: 'Being let in, in person, in a way that builds trust.',
        definition:
          'Advocates are invited to meet the people behind the product, on site or at their own place: makers, writers, the head of the firm. What counts is access and time together, not the occasion.',
        useWhen: 'A passage describes a visit, a day together or an open door, and what it did for trust.',
        avoidWhen: 'The event is a launch put on for the press.',
        example: 'They gave us overalls and a whole afternoon, and the managing director swept up after us.',
      },
      LISTEN: {
        label: 'Hearing without defending',
        brief: 'The company hears people out, and shows what it heard.',
        definition:
          'Requests and criticism are taken in without excuses, and an answer shows it: a reply, a question back, a change. Includes failing at it, when a company explains itself instead.',
        useWhen: 'A passage shows how the company took what it was told, with the response in sight.',
        avoidWhen: 'Opinions were only collected, as in a survey that nobody answered.',
        example: 'She wrote down every complaint in my own words and read them back before she said anything at all.',
      },
      EXPECT: {
        label: 'Expectations up front',
        brief: 'Both sides say at the start what they expect.',
        definition:
          'What advocates may count on and what is hoped of them, said before it starts: rules, limits, hours, what will never be asked, how one leaves. Promises made here can be kept or broken later.',
        useWhen: 'Rules or promises are set out at the beginning, by either side.',
        avoidWhen: 'Somebody complains about their due afterwards; that is R9.ENTITLE.',
        example:
          'One page told us what they would share, what they never would, and that we could walk away on any day.',
      },
    },
  },
  P4: {
    title: 'Give a platform, not pay',
    definition:
      'Room for advocates’ own story, an open line even when the news is bad, and a visible sign that they belong.',
    codes: {
      SPACE: {
        label: 'Room for their story',
        brief: 'Advocates have room to publish their own story.',
        definition:
          'A group blog, a shelf, a stage, a community where advocates tell their story in their own words and under their own names. The company lends the room and keeps its hands off the text.',
        useWhen: 'A passage is about a place that is given to people for their own work or words.',
        avoidWhen: 'The words are the company’s, with a customer’s face beside them.',
        example:
          'The back page of the catalogue is ours each season, and nobody in the office sees it before the printer does.',
      },
      OPEN: {
        label: 'Open line, bad news kept',
        brief: 'People are kept current, and criticism may stay.',
        definition:
          'Advocates learn things early and truthfully, the line stays open both ways, and what is said against the company is left standing, where everybody can read it.',
        useWhen: 'Criticism is kept or answered in public, or advocates are told the state of things, good or bad.',
        avoidWhen: 'Criticism was deleted: code the fear behind it as PX.CONTROL, or the trust it cost as R3.TRUST.',
        example:
          'My worst review is still pinned there, with the foreman’s answer under it and the date the fault was mended.',
      },
      BADGE: {
        label: 'Mark of belonging',
        brief: 'A visible mark of membership, worth nothing in a shop.',
        definition:
          'Signs that a person belongs: a badge for a blog, a line in a signature, a shirt, a card. Its worth lies in what it says, so it can also embarrass.',
        useWhen: 'A passage speaks of insignia and what wearing or showing them means.',
        avoidWhen: 'The thing has a cash value; that is R9.PAY.',
        example: 'It is a brass button with a number on it, and I have worn it to two weddings.',
      },
    },
  },
  P5: {
    title: 'Integrate and recognise',
    definition:
      'Advocates have a part in what the company does, are honoured for it, and carry it further of their own accord.',
    codes: {
      INVOLVE: {
        label: 'A part in decisions',
        brief: 'Advocates take part in planning, and something changes.',
        definition:
          'Advocates have a say in product planning, launches and events, early enough to matter. The proof is a decision that came out differently because of them.',
        useWhen: 'A passage shows advocates in the work itself, best of all with a decision they changed.',
        avoidWhen: 'They only had a seat in the audience; being let in is P3.INVITE.',
        example: 'The second latch is there because four of us wrote that our gloves would not go round the first.',
      },
      HONOUR: {
        label: 'Recognition and access',
        brief: 'Thanks, credit, or access that others do not have.',
        definition:
          'Recognition that cannot be bought: being thanked by name, credited, shown things first, seated with the people who decide. Access to events, products, people and information.',
        useWhen: 'A person is thanked, credited or given a preview or a place.',
        avoidWhen: 'There is a fee, a voucher or anything else like money; that is R9.PAY.',
        example:
          'They printed the names of everybody who had tested it on the inside of the lid, where only owners look.',
      },
      SPREAD: {
        label: 'Advocates carry it on',
        brief: 'Advocates speak for it, or bring in others, unasked.',
        definition:
          'Advocates give talks, teach, vouch or recruit on their own initiative, often because they feel their part matters. This is the programme growing by itself.',
        useWhen: 'Advocates speak or recruit out of their own will.',
        avoidWhen: 'The talk was paid for or booked by the company.',
        example: 'I had no orders to, but by the winter there were nine of us from my street alone.',
      },
    },
  },
  PX: {
    title: 'Across the phases',
    definition:
      'Questions that return in every phase: what it brings the business, who holds the pen, and how far it can grow.',
    codes: {
      KPI: {
        label: 'Business result',
        brief: 'A link to sales, share, cost or another business result.',
        definition:
          'A claim, a measure or a doubt about what the programme brings the business: revenue, share, costs, return on investment. Saying that it cannot be shown belongs here too.',
        useWhen: 'A passage ties advocacy to a result that a finance director would recognise.',
        avoidWhen: 'Reach or impressions stand in for the relationship; that is R9.REACH.',
        example: 'Returns fell by a third in the towns that had a club, and nobody upstairs could find another reason.',
      },
      CONTROL: {
        label: 'Giving up control',
        brief: 'Giving up, or clinging to, voice and control.',
        definition:
          'The company lets go of the wording, the approval, the last say, or is afraid to. Includes the worry about what advocates might write.',
        useWhen: 'Fear, approval, sign-off, or the decision to do without them is in the passage.',
        avoidWhen: 'It is about who was briefed and what was planned; that is P1.PLAN.',
        example: 'It took us a year to stop asking for the draft first.',
      },
      SCALE: {
        label: 'Does it scale?',
        brief: 'An argument about capacity, upwards or downwards.',
        definition:
          'Whether this way of working can grow, or can be small enough: how many people one steward can know, what happens with more customers, why a tiny firm may do it better.',
        useWhen: 'Staffing limits, growth or smallness are given as a reason for or against.',
        avoidWhen: 'It is the size of an audience that is meant; see R9.REACH.',
        example: 'I can keep sixty people in my head, and after that I need another head.',
      },
    },
  },
}
