/** The exercises that the app ships. What they put on the table is made of the workspace's own evidence (pack.ts). */
import { type Exercise, ExerciseId, type ExerciseText } from '../model/workshop.ts'

const exercise = (id: string, says: ExerciseText): Exercise => ({ id: ExerciseId.parse(id), ...says })

export const exercises: readonly Exercise[] = [
  exercise('affinity', {
    title: 'Affinity mapping',
    purpose: 'Find out what people are telling us, before anybody says what we should do.',
    groupSize: { from: 3, to: 8 },
    minutes: 45,
    steps: [
      'Deal the quote cards. Each reads theirs alone, in silence.',
      'Lay cards that belong together side by side, without talking. Anybody may move any card.',
      'When nothing moves any more, give each group of cards a name in words that somebody on it might have used.',
      'Read the names aloud, and say what surprised you.',
    ],
    notes:
      'Silence matters more than speed. A card that fits nowhere stays by itself: it is often the one to ask about. When two pull at one card, write it twice.',
    materials: ['quoteCards', 'blankCards'],
  }),
  exercise('closed-sort', {
    title: 'Card sort on the five phases',
    purpose: 'See whether we mean the same by the phases, with words that real people said.',
    groupSize: { from: 2, to: 6 },
    minutes: 40,
    steps: [
      'Lay the headers of the phases side by side and read them aloud.',
      'Put each quote card under one header. Where you differ, say why, and leave the card between two.',
      'Count what lies between. Compare with the key at the end, not before.',
    ],
    notes:
      'The key shows how the team coded each card. It is a reading to compare with and not a mark to give; where the table sees it otherwise, write down why.',
    materials: ['quoteCards', 'phaseHeaders'],
  }),
  exercise('open-sort', {
    title: 'Open card sort',
    purpose: 'Hear in which words and drawers the client thinks.',
    groupSize: { from: 2, to: 6 },
    minutes: 40,
    steps: [
      'Sort the quote cards into as many groups as you like.',
      'Write a header for each on a blank card.',
      'Tell the next table why your groups are these, and listen to theirs.',
    ],
    notes: 'Do not offer the words of the phases. Photograph the table before anything is put away.',
    materials: ['quoteCards', 'blankCards'],
  }),
  exercise('stakeholder-map', {
    title: 'Stakeholder map',
    purpose: 'Know who has to say yes, who can say no, and who would be harmed.',
    groupSize: { from: 3, to: 10 },
    minutes: 45,
    steps: [
      'Draw two lines: how much it touches them, how much they can decide.',
      'Place the cards. Write a name or a team behind each role; add who is missing.',
      'Mark with a dot whom nobody in the room has talked with in the last month.',
      'Agree on who talks with each of those, and by when.',
    ],
    notes:
      'People who are touched much and decide little are the ones a programme forgets. Ask who speaks for them today.',
    materials: ['stakeholderCards', 'blankCards'],
  }),
  exercise('dot-vote', {
    title: 'Dot vote',
    purpose: 'Choose what to begin with, and see where the room is divided.',
    groupSize: { from: 4, to: 30 },
    minutes: 20,
    steps: [
      'Read the numbered sheet. Ask what a line means, not whether it is good.',
      'Everybody has three dots, and votes at the same time.',
      'Look at the lines with most dots, then at those with dots from one side of the room only.',
    ],
    notes:
      'Whoever has most to say in the house votes last. A vote shows what people want and no more; what speaks for it is in the key.',
    materials: ['numberedSheet'],
  }),
  exercise('premortem', {
    title: 'Premortem',
    purpose: 'Say now what everybody will have known afterwards.',
    groupSize: { from: 4, to: 12 },
    minutes: 35,
    steps: [
      'It is a year from now and it went wrong. Each writes alone for five minutes how.',
      'Read one reason each in turn until all are on the wall.',
      'Choose the three that are likeliest. For each: the first sign of it, and who looks for that.',
    ],
    notes: 'Nobody defends the plan for the first twenty minutes. The key holds what already speaks against each step.',
    materials: ['premortemPrompts', 'blankCards'],
  }),
  exercise('journey-map', {
    title: 'Journey map by phase',
    purpose: 'Walk the way of one person from the first meeting to being thanked, and see where we are not there.',
    groupSize: { from: 3, to: 8 },
    minutes: 50,
    steps: [
      'Choose one person you all know, and keep to them.',
      'Fill the map phase by phase: what happens, what they say, where it is hard.',
      'Write into each phase one thing that we could give there, and who would do it.',
    ],
    notes: 'When the table drifts into what “people” do, ask what this one person did. An empty field is a finding.',
    materials: ['journeyMap'],
  }),
  exercise('give-or-take', {
    title: 'Give or take?',
    purpose: 'See in our own log who gave, who asked, and how it stands between us.',
    groupSize: { from: 2, to: 8 },
    minutes: 30,
    steps: [
      'Sort the cards into two rows: somebody gave, somebody took.',
      'Talk about those that you would put into both, and those where money passed.',
      'Look at the rows with the key. Name one thing that we owe somebody.',
    ],
    notes: 'An ask is no fault. What matters is whether anything was given before it, and whether anybody said thanks.',
    materials: ['giveOrTakeCards'],
  }),
  exercise('which-state', {
    title: 'Which state is this relationship in?',
    purpose: 'Learn to read a history: growing, strong, weakening, failed, or too early to tell.',
    groupSize: { from: 2, to: 8 },
    minutes: 35,
    steps: [
      'Read one history and decide, each alone, which state it is in.',
      'Say what in the history made you decide so.',
      'Look at the key: which sign did the rule go by, and would you act on it?',
      'Agree on the next thing to give to this person.',
    ],
    notes: 'The histories are of real people under pseudonyms. Stop anybody who tries to guess who it is.',
    materials: ['stateCards'],
  }),
]

export const exerciseById: ReadonlyMap<string, Exercise> = new Map(exercises.map((each) => [each.id, each]))
