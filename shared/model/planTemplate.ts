/**
 * The steps with which a plan from the template begins: every concrete task that the five phases of an advocacy
 * programme name, one step each, so that each can have an owner, a day and evidence of its own. Norms are the codes
 * that a step is meant to keep; measures say by what it will be known. All of it can be changed or thrown away.
 */
import { CodeId } from './ids.ts'
import type { MeasureKind, Phase } from './plan.ts'

export interface TemplateStep {
  /** Names the step inside this list only. */
  key: string
  phase: Phase
  text: string
  notes: string
  norms: CodeId[]
  measures?: readonly { text: string; kind: MeasureKind }[]
  /** Keys of steps that come first. */
  after?: readonly string[]
}

interface Draft extends Omit<TemplateStep, 'phase' | 'norms'> {
  norms: string
}

const inPhase = (phase: Phase, drafts: readonly Draft[]): TemplateStep[] =>
  drafts.map((draft) => ({
    ...draft,
    phase,
    norms: draft.norms.split(' ').map((name) => CodeId.parse(name)),
  }))

const getReady = inPhase('P1', [
  {
    key: 'owner',
    text: 'Name one person who looks after the programme',
    notes:
      'Part of their week is set aside for it, in hours, and written down. Somebody who knows social media from within and how influence works among equals, and who leads by helping. Not an agency, and nobody who needs to give orders.',
    norms: 'P1.OWNER',
  },
  {
    key: 'plan',
    text: 'Write the programme down',
    notes: 'What it is for, what it will not do, who decides what, and how we shall know that it works.',
    norms: 'P1.PLAN PX.KPI',
    measures: [{ text: 'One business result that the programme is expected to move, and by when', kind: 'business' }],
    after: ['owner'],
  },
  {
    key: 'support',
    text: 'Brief Support',
    notes: 'What advocates may ask of them, what they may tell, and who answers when one of them points at a fault.',
    norms: 'P1.PLAN',
    after: ['plan'],
  },
  {
    key: 'product',
    text: 'Brief Product',
    notes: 'What advocates will see early, how their opinions come in, and what happens to them afterwards.',
    norms: 'P1.PLAN P5.INVOLVE',
    after: ['plan'],
  },
  {
    key: 'accounts',
    text: 'Brief the account managers',
    notes: 'Which of their customers may be asked, by whom, and that nobody is to be sold anything on the way.',
    norms: 'P1.PLAN',
    after: ['plan'],
  },
  {
    key: 'legal',
    text: 'Brief Legal',
    notes: 'Names and pictures, early access and secrecy, expenses, and criticism that will stay where it is.',
    norms: 'P1.PLAN PX.CONTROL',
    after: ['plan'],
  },
  {
    key: 'content',
    text: 'List topics worth talking about, timed to what is released',
    notes: 'For each release: what can be shown before, what can be asked, and who knows most about it.',
    norms: 'P1.CONTENT',
    after: ['plan'],
  },
])

const findPeople = inPhase('P2', [
  {
    key: 'blogs',
    text: 'Read the blogs that people in this field turn to first',
    notes: 'Who writes them, what they know best, and what they say of us, good and bad.',
    norms: 'P2.WHERE',
  },
  {
    key: 'forums',
    text: 'List the members who answer most helpfully in forums',
    notes: 'Their answers, not their number of posts: whom do others thank, and come back to?',
    norms: 'P2.WHERE R1.HELP',
  },
  {
    key: 'managers',
    text: 'Get to know those who run pages and forums',
    notes: 'They have been hosts for years. Ask what their guests need before anything else.',
    norms: 'P2.WHERE R1.FIRST',
  },
  {
    key: 'ecosystem',
    text: 'Look among partners, makers of add-ons and neighbouring trades',
    notes: 'Whoever builds on what we make knows things about it that we do not.',
    norms: 'P2.WHERE',
  },
  {
    key: 'record',
    text: 'Collect each candidate’s track record',
    notes: 'First of six attributes: what they have contributed so far, and what they are good at.',
    norms: 'P2.FIT',
    after: ['blogs', 'forums'],
  },
  {
    key: 'respect',
    text: 'Find out whose word counts among their peers',
    notes: 'Second attribute: respect and influence. Ask peers; do not count followers.',
    norms: 'P2.FIT',
    after: ['blogs', 'forums'],
  },
  {
    key: 'helpful',
    text: 'Make sure that each is helpful, passionate, reliable and trustworthy',
    notes: 'Third attribute, and a must: without it the others do not matter.',
    norms: 'P2.FIT R3.TRUST',
    after: ['blogs', 'forums'],
  },
  {
    key: 'communication',
    text: 'See how well each makes things clear to others',
    notes: 'Fourth attribute: read or listen to something they made for people who knew less than they did.',
    norms: 'P2.FIT',
    after: ['blogs', 'forums'],
  },
  {
    key: 'platforms',
    text: 'Note where each already speaks',
    notes: 'Fifth attribute: a blog, a channel, a page, a club night of their own.',
    norms: 'P2.FIT',
    after: ['blogs', 'forums'],
  },
  {
    key: 'commitment',
    text: 'Ask whether each will keep to what the programme needs',
    notes: 'Sixth attribute, and a must: time, confidence, manners. Say it before they say yes.',
    norms: 'P2.FIT P3.EXPECT',
    after: ['plan'],
  },
  {
    key: 'mix',
    text: 'Check that the circle is a true cross-section',
    notes: 'Those who buy and those who sell, newcomers and veterans. Which group is nobody from?',
    norms: 'P2.MIX',
    after: ['record', 'respect', 'helpful', 'communication', 'platforms', 'commitment'],
  },
])

const build = inPhase('P3', [
  {
    key: 'court',
    text: 'Get to know each candidate before asking for anything',
    notes:
      'Take time. Help where there is something to help with; trust comes of what was done, not of what was promised.',
    norms: 'R1.FIRST R1.FREE R3.TRUST',
    measures: [{ text: 'They begin a conversation with us by themselves', kind: 'relationship' }],
    after: ['helpful'],
  },
  {
    key: 'visit',
    text: 'Invite them to visit us',
    notes: 'Some days, at our expense, with nothing to sign and nobody selling. They see how things are made.',
    norms: 'P3.INVITE',
    after: ['court', 'mix'],
  },
  {
    key: 'meetProduct',
    text: 'Have them meet the people who make the product',
    notes: 'During the visit: questions both ways, unfinished things on the table.',
    norms: 'P3.INVITE P5.INVOLVE',
    after: ['visit', 'product'],
  },
  {
    key: 'meetCommunications',
    text: 'Have them meet the people who speak for us',
    notes: 'During the visit: who writes what they read of us, and how to reach them directly.',
    norms: 'P3.INVITE',
    after: ['visit'],
  },
  {
    key: 'meetExecutives',
    text: 'Have them meet those who decide',
    notes: 'During the visit: somebody from the top who listens, and stays longer than for a photograph.',
    norms: 'P3.INVITE P5.HONOUR',
    after: ['visit'],
  },
  {
    key: 'expect',
    text: 'Set out what each side can expect of the other',
    notes: 'Before they join: what we offer, what we cannot, what we hope for, and how either side may stop.',
    norms: 'P3.EXPECT R9.ENTITLE',
    after: ['legal'],
  },
  {
    key: 'listen',
    text: 'Listen, and write down what they said in their words',
    notes: 'Regularly, to each of them. What they want, what annoys them, how they see us.',
    norms: 'P3.LISTEN R3.VIEW',
  },
  {
    key: 'requests',
    text: 'Attend to every request, with an answer and a day',
    notes: 'A no with its reason is an answer, too. Silence is not.',
    norms: 'P3.LISTEN R1.HELP',
    measures: [{ text: 'Requests answered within a week, out of all', kind: 'relationship' }],
    after: ['listen', 'support'],
  },
  {
    key: 'acknowledge',
    text: 'Acknowledge criticism without defending ourselves',
    notes: 'Say back what was heard, say what will be done, and leave out why it is not our fault.',
    norms: 'P3.LISTEN',
    after: ['listen'],
  },
  {
    key: 'deepen',
    text: 'Choose with whom to go deeper',
    notes: 'Few rather than many: by how the relationship stands on both sides, not by reach.',
    norms: 'R3.FUTURE R9.REACH',
    measures: [{ text: 'Relationships that grow or are strong, out of those we keep up', kind: 'relationship' }],
    after: ['court', 'listen'],
  },
])

const give = inPhase('P4', [
  {
    key: 'space',
    text: 'Open a place in which they tell their own story',
    notes: 'A blog they share or a community of their own, under their names and in their words.',
    norms: 'P4.SPACE',
    measures: [{ text: 'People who publish there without being asked', kind: 'relationship' }],
    after: ['expect', 'deepen'],
  },
  {
    key: 'informed',
    text: 'Keep them up to date',
    notes: 'They hear of what is coming before it is announced, and of bad news from us first.',
    norms: 'P4.OPEN P5.HONOUR',
    after: ['content'],
  },
  {
    key: 'open',
    text: 'Keep the lines open, for what is negative as well',
    notes: 'Criticism stays published and is answered. Agree on that inside before it happens.',
    norms: 'P4.OPEN PX.CONTROL',
    after: ['legal', 'support'],
  },
  {
    key: 'unpaid',
    text: 'Agree that nobody is paid, and which expenses are met',
    notes:
      'Money turns a relationship into a small trade. Travel to an event is the case to decide on: write down where the line is, and why.',
    norms: 'R9.PAY P3.EXPECT',
    after: ['expect'],
  },
  {
    key: 'badges',
    text: 'Give them a badge for their own pages',
    notes: 'A mark that says they belong, for whoever wants to wear it.',
    norms: 'P4.BADGE',
    after: ['space'],
  },
  {
    key: 'signatures',
    text: 'Give them a line for their signature',
    notes: 'For letters and forum posts, in a form they would use.',
    norms: 'P4.BADGE',
    after: ['space'],
  },
  {
    key: 'shirts',
    text: 'Have shirts made for them',
    notes: 'Good ones, in sizes that fit, not for sale.',
    norms: 'P4.BADGE',
    after: ['space'],
  },
  {
    key: 'cards',
    text: 'Have cards printed with their names',
    notes: 'So that they can say in what capacity they speak, and in which not.',
    norms: 'P4.BADGE',
    after: ['space'],
  },
])

const integrate = inPhase('P5', [
  {
    key: 'events',
    text: 'Bring them to events, as hosts rather than as audience',
    notes: 'A table, a session, a round of newcomers to look after, if they like.',
    norms: 'P5.INVOLVE P5.HONOUR',
  },
  {
    key: 'launches',
    text: 'Give them a part in launches',
    notes: 'They try it early enough for their opinion to change something.',
    norms: 'P5.INVOLVE',
    measures: [{ text: 'What was written about the launch by others, judged as media', kind: 'media' }],
    after: ['informed'],
  },
  {
    key: 'planning',
    text: 'Let their opinion into product planning',
    notes: 'Note each decision that came out differently because of them, and tell them so.',
    norms: 'P5.INVOLVE',
    measures: [{ text: 'Decisions that came out differently because of an advocate', kind: 'business' }],
    after: ['product', 'deepen'],
  },
  {
    key: 'speaking',
    text: 'Offer them the stage',
    notes: 'Talks in their own words, on what they know; no slides of ours.',
    norms: 'P5.SPREAD P5.HONOUR',
    after: ['events'],
  },
  {
    key: 'recognise',
    text: 'Thank them by name, in public and in person',
    notes: 'For something they did, soon after they did it, from somebody who can tell why it mattered.',
    norms: 'P5.HONOUR R2.GRATITUDE',
    measures: [{ text: 'Advocates who bring in another of their own accord', kind: 'relationship' }],
  },
  {
    key: 'access',
    text: 'Open doors for them: to products, people and information',
    notes: 'Access, in place of payment: what would they like to see, whom would they like to ask?',
    norms: 'P5.HONOUR R9.PAY',
  },
])

export const planTemplate: readonly TemplateStep[] = [...getReady, ...findPeople, ...build, ...give, ...integrate]
