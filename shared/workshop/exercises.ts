/** The exercises that the app ships. What they put on the table is made of the workspace's own evidence (pack.ts). */
import { type Exercise, ExerciseId, type ExerciseText } from '../model/workshop.ts'

/** Paragraphs: what to have ready, what to look to, what goes wrong, what to keep of it. */
const told = (...paragraphs: string[]): string => paragraphs.join('\n\n')

const exercise = (id: string, says: ExerciseText): Exercise => ({ id: ExerciseId.parse(id), ...says })

export const exercises: readonly Exercise[] = [
  exercise('affinity', {
    title: 'Affinity mapping',
    purpose: 'Find out what people are telling us, before anybody says what we should do.',
    groupSize: { from: 3, to: 8 },
    minutes: 45,
    steps: [
      'Deal the quote cards. Each reads theirs alone, in silence. (5\u00a0minutes)',
      'Lay cards that belong together side by side, without talking. Anybody may move any card, also one that somebody else has just moved. (15\u00a0minutes)',
      'When nothing moves any more, give each group of cards a name in words that somebody on it might have used. A whole sentence is better than a noun. (10\u00a0minutes)',
      'Put groups that are about one thing near each other, and say what lies between them. (5\u00a0minutes)',
      'Read the names aloud, one table after the other, and say what surprised you. (10\u00a0minutes)',
    ],
    notes: told(
      'Before: cut the cards, one set for each table, and clear a table or a wall that everybody can reach. Fifteen to forty cards are enough for one table; more than sixty are too many to hold in mind. Keep the blank cards for names of groups.',
      'While it runs: silence matters more than speed, because it lets those speak who would otherwise be talked over. When two people pull at one card, copy it onto a blank one and let it lie in both places. A card that fits nowhere stays by itself: it is often the one to ask about. When a group grows beyond eight cards, ask whether it is two.',
      'What goes wrong: names like “Communication” or “Trust”, which fit everything. Ask: which sentence would one of these people say? And solutions on the table before the names are there: write them on a sheet beside it and come back to them.',
      'Afterwards: photograph the table before anything is moved. Carry the names of the groups into the notebook as codes or as a note, with the tags of the cards (Q1, Q2 …) beside them, so that each name can be traced to what was said.',
    ),
    materials: ['quoteCards', 'blankCards'],
  }),
  exercise('closed-sort', {
    title: 'Card sort on the five phases',
    purpose: 'See whether we mean the same by the phases, with words that real people said.',
    groupSize: { from: 2, to: 6 },
    minutes: 40,
    steps: [
      'Lay the headers of the phases side by side and read their definitions aloud. Ask what is unclear before the first card is laid. (5\u00a0minutes)',
      'Put each quote card under one header. Say in half a sentence why. (15\u00a0minutes)',
      'Where you differ, do not vote: each says which words of the card decided it. If you still differ, leave the card between the two. (10\u00a0minutes)',
      'Count what lies between, and what lies nowhere. Compare with the key now, not before. (10\u00a0minutes)',
    ],
    notes: told(
      'Before: cut the cards and the headers, and lay the headers in the order of the phases with a hand’s width between them. Keep the key with you and closed.',
      'While it runs: let them hold to the words on the card, not to what they know about whoever said them. When a card could stand in every phase, ask what would have to be true for it to stand in the first. A card that belongs to no phase goes to the edge: it may be the most useful one.',
      'The key shows how the team coded each card. It is a reading to compare with and not a mark to give. Where the table sees it otherwise, write down why; three cards that differ for the same reason mean that a definition should be sharper.',
      'Afterwards: write the cards between two phases into the notebook with both readings. If the client uses other words for a phase, note them: the plan can speak their language.',
    ),
    materials: ['quoteCards', 'phaseHeaders'],
  }),
  exercise('open-sort', {
    title: 'Open card sort',
    purpose: 'Hear in which words and drawers the client thinks.',
    groupSize: { from: 2, to: 6 },
    minutes: 40,
    steps: [
      'Read all cards once, without sorting. (5\u00a0minutes)',
      'Sort them into as many groups as you like. A group may be one card; no card has to be in a group. (15\u00a0minutes)',
      'Write a header for each group on a blank card, in your own words. (5\u00a0minutes)',
      'Tell the next table why your groups are these, and listen to theirs. (10\u00a0minutes)',
      'Together: which two groups did every table make, and which did only one? (5\u00a0minutes)',
    ],
    notes: told(
      'Before: give each table a full set of the cards. Do not offer the words of the phases, and take slides and posters with them off the wall: the aim is to hear in which drawers the client thinks by itself.',
      'While it runs: answer questions about a card with “what does it say to you?”. When a table sorts by who speaks (customers, staff) instead of by what is said, let it finish, and then ask for a second sort by what is said.',
      'What goes wrong: one person sorts and the others watch. Give each an equal pile of cards and let them take turns.',
      'Afterwards: photograph every table, headers and all. Headers that several tables share are candidates for the codebook, and are the words to use in the plan; headers of one table only are a reason to ask.',
    ),
    materials: ['quoteCards', 'blankCards'],
  }),
  exercise('stakeholder-map', {
    title: 'Stakeholder map',
    purpose: 'Know who has to say yes, who can say no, and who would be harmed.',
    groupSize: { from: 3, to: 10 },
    minutes: 45,
    steps: [
      'Draw two lines that cross: from left to right how much the programme touches them, from below upwards how much they can decide. (3\u00a0minutes)',
      'Place the cards, each reading theirs aloud. Write a name or a team behind each role. (12\u00a0minutes)',
      'Add on blank cards who is missing: who cleans up when it goes wrong, who is asked too often already, who left. (5\u00a0minutes)',
      'Mark with a dot whom nobody in the room has talked with in the last month. (5\u00a0minutes)',
      'For each of the upper half: what do they need to hear, and what could they lose? One line on the card. (10\u00a0minutes)',
      'Agree on who talks with each of those with a dot, and by when. (10\u00a0minutes)',
    ],
    notes: told(
      'Before: hang up a large sheet and cut the cards of the roles. Ask the client beforehand who is in the room, so that nobody has to place their own superior in front of them; if they must, let each write cards alone first and place all of them yourself.',
      'While it runs: “how much they can decide” means for this programme, not in the house. Ask for the last decision that somebody took about it. Legal and privacy are usually placed too low, support too far to the left.',
      'People who are touched much and decide little are the ones a programme forgets. Ask who speaks for them today, and whether they would say so, too.',
      'Afterwards: the list of talks with name and day is the result; the picture is only the way there. Put the talks into the plan as steps. The map names people: keep it with the client and out of handouts.',
    ),
    materials: ['stakeholderCards', 'blankCards'],
  }),
  exercise('dot-vote', {
    title: 'Dot vote',
    purpose: 'Choose what to begin with, and see where the room is divided.',
    groupSize: { from: 4, to: 30 },
    minutes: 20,
    steps: [
      'Read the numbered sheet aloud. Ask what a line means, not whether it is good. (5\u00a0minutes)',
      'Each chooses three lines in silence and writes their numbers down. (3\u00a0minutes)',
      'Everybody sets their three dots at the same time, at most two on one line. (2\u00a0minutes)',
      'Look at the lines with most dots, then at those with dots from one side of the room only. Hear one voice for each. (10\u00a0minutes)',
    ],
    notes: told(
      'Before: hang the sheet where all can stand in front of it, and hand out dots: three each for up to ten lines, five for more. Say what the vote decides, and what it does not.',
      'While it runs: writing the numbers down first keeps people from following the first dots. Whoever has most to say in the house votes last. Nobody explains their dots before all are set.',
      'A vote shows what people want and no more; what speaks for a line, and against it, is in the key. When a line with many dots has nothing behind it in the key, say so before it becomes the plan.',
      'Afterwards: write down the counts by number, and who was in the room (how many, from which teams). Lines with dots from one side only are a conversation to have, not a tie to break.',
    ),
    materials: ['numberedSheet'],
  }),
  exercise('premortem', {
    title: 'Premortem',
    purpose: 'Say now what everybody will have known afterwards.',
    groupSize: { from: 4, to: 12 },
    minutes: 35,
    steps: [
      'Read a card aloud: it is a year from now, and it went wrong. It is certain; only the reason is open. (2\u00a0minutes)',
      'Each writes alone how it came to that, one reason on a card. (5\u00a0minutes)',
      'Read one reason each in turn, whoever has most to say in the house last, until all are on the wall. Nobody answers. (10\u00a0minutes)',
      'Put together what is the same. Each marks the two that are likeliest and the two that would do most harm. (5\u00a0minutes)',
      'Take the three with most marks. For each: what would be the first sign, who looks for it, and what do we change in the plan now? (13\u00a0minutes)',
    ],
    notes: told(
      'Before: everybody has read the plan or heard it in five minutes. Lay the cards of the steps and the blank cards out. Say that the exercise came from looking at how decisions fail (Klein, Harvard Business Review, September 2007): people find more reasons when the failure is certain than when it is possible.',
      'While it runs: nobody defends the plan for the first twenty minutes, also not with a nod or a sigh. When reasons stay polite (“too little time”), ask: and what did the people outside see of it? Ask once for the reason that nobody would like to have written down.',
      'The key holds what already speaks against each step: bring it in only when the wall is full, and see what the room did not think of.',
      'Afterwards: each of the three becomes a change of a step, a new step or a measure with somebody’s name. What is left on the wall goes into a note, because the next premortem begins with it.',
    ),
    materials: ['premortemPrompts', 'blankCards'],
  }),
  exercise('journey-map', {
    title: 'Journey map by phase',
    purpose: 'Walk the way of one person from the first meeting to being thanked, and see where we are not there.',
    groupSize: { from: 3, to: 8 },
    minutes: 50,
    steps: [
      'Choose one person you all know, and keep to them. Write on top what they wanted when they first came. (5\u00a0minutes)',
      'Fill the map phase by phase: what happens, what they say, where it is hard. Begin with what really happened, and put what you only suppose in brackets. (20\u00a0minutes)',
      'Mark the place where it was hardest for them, and the place where they gave most. (5\u00a0minutes)',
      'Write into each phase one thing that we could give there, and who would do it. (10\u00a0minutes)',
      'Walk the map aloud from the left as that person: “then I …”. Where it sounds wrong, change it. (10\u00a0minutes)',
    ],
    notes: told(
      'Before: hang up the map, one for each table. What is on it already comes from the notebook, with its tags; leave it where it is. Ask the client to have one real person in mind whose way they know; by a pseudonym, also in the room.',
      'While it runs: when the table drifts into what “people” do, ask what this one person did. Brackets are good news: each is a question for the next talk. Let somebody who answers the phone hold the pen.',
      'An empty field is a finding: either nothing happens there, or nobody knows. Write which of the two it is.',
      'Afterwards: what we could give, phase by phase, with a name, goes into the plan as steps; the suppositions in brackets become questions for people.',
    ),
    materials: ['journeyMap'],
  }),
  exercise('give-or-take', {
    title: 'Give or take?',
    purpose: 'See in our own log who gave, who asked, and how it stands between us.',
    groupSize: { from: 2, to: 8 },
    minutes: 30,
    steps: [
      'Sort the cards into two rows, each reading theirs aloud: somebody gave, somebody took. (10\u00a0minutes)',
      'Talk about those that you would put into both, and those where money passed. (8\u00a0minutes)',
      'Look at the rows with the key. Where did you see it otherwise, and who would agree with you: they or we? (7\u00a0minutes)',
      'Name one thing that we owe somebody, and who gives it by when. (5\u00a0minutes)',
    ],
    notes: told(
      'Before: cut the cards. They come from the team’s own log, by pseudonym; look through them once, and leave out a history by which everybody in the room would know who is meant.',
      'While it runs: an ask is no fault. What matters is whether anything was given before it, and whether anybody said thanks. A reward that was announced beforehand feels like a wage to many people; a thank-you that came unasked does not. Let the table say what it would feel like to them.',
      'What goes wrong: the room begins to count what somebody owes us. Turn it round: the log is there to judge us, not them.',
      'Afterwards: what we owe becomes a promise in the notebook, with a name and a day.',
    ),
    materials: ['giveOrTakeCards'],
  }),
  exercise('which-state', {
    title: 'Which state is this relationship in?',
    purpose: 'Learn to read a history: growing, strong, weakening, failed, or too early to tell.',
    groupSize: { from: 2, to: 8 },
    minutes: 35,
    steps: [
      'Read one history and decide, each alone, which state it is in. Write it down before anybody speaks. (5\u00a0minutes)',
      'Show what you wrote at the same time. Say which line of the history made you decide so. (8\u00a0minutes)',
      'Look at the key: which sign did the rule go by, and would you act on it? (7\u00a0minutes)',
      'Agree on the next thing to give to this person. (5\u00a0minutes)',
      'Do the same with a second history, quicker. What did you look at first this time? (10\u00a0minutes)',
    ],
    notes: told(
      'Before: choose three or four histories that differ, one of them short: “too early to tell” has to be among the answers. Each table gets the same one first.',
      'While it runs: ask for the line, not for the feeling. The length of a silence says nothing by itself; what counts is how long this person was silent before. Somebody who came every week and has not for two months has changed; somebody who comes twice a year has not.',
      'The histories are of real people under pseudonyms. Stop anybody who tries to guess who it is. The key gives what the rule says and why; the room may see it otherwise, and then the reason is worth a note.',
      'Afterwards: write the next thing to give into the plan or as a promise, with a name. Where the room and the rule differ, judge the relationship in the notebook with your reason: both readings stay.',
    ),
    materials: ['stateCards'],
  }),
]

export const exerciseById: ReadonlyMap<string, Exercise> = new Map(exercises.map((each) => [each.id, each]))
