/** Cards to lay out and sort, made of what the workshop shows. None of them tells an answer; the key does. */
import { builtInGroupById } from '#shared/model/codebook/codebook.ts'
import type { CardSize, MaterialKind } from '#shared/model/workshop.ts'
import type { Card, CardSet } from '#shared/workshop/pack.ts'
import { dealingCards, historyCards } from './dealings.ts'
import type { PackFacts } from './facts.ts'
import { continuedPieces, shortened } from './words.ts'

/** As many letters as a card of this size holds when they are set in 11 points, which can be read at arm's length. */
const CARD_LETTERS: Readonly<Record<CardSize, number>> = { a6: 850, '3x5': 420, a7: 330 }
const BLANK_CARDS = 8

const ours = (title: string, text: string, source: string, tag: string): Card => ({
  title,
  text,
  source,
  tag,
  said: false,
})

/** What is too long for one card goes on on the next: nobody sorts half of what somebody said. */
function continued(card: Card, size: CardSize): Card[] {
  const pieces = continuedPieces(card.text, CARD_LETTERS[size])
  return pieces.map((text, i) => ({
    ...card,
    text,
    tag: pieces.length === 1 ? card.tag : `${card.tag}, ${i + 1} of ${pieces.length}`,
  }))
}

const quoteCards = ({ quotes, seen, workshop }: PackFacts): Card[] =>
  [
    ...quotes.map(({ tag, text, citation }) => ({ title: '', text, source: citation, tag, said: true })),
    ...seen.map(({ tag, text, citation }) => ours('Seen', text, citation, tag)),
  ].flatMap((card) => continued(card, workshop.cardSize))

const phaseHeaders = ({ phases }: PackFacts): Card[] =>
  phases.map((phase) => {
    const group = builtInGroupById.get(phase)
    return ours(group?.title ?? phase, group?.definition ?? '', `Codebook, ${phase}`, phase)
  })

const blankCards = (): Card[] => Array.from({ length: BLANK_CARDS }, () => ours('', '', '', ''))

const roles: readonly (readonly [role: string, asks: string])[] = [
  ['Whoever owns the programme', 'What do they answer for, and to whom?'],
  ['Support', 'What do they hear first? What would they like to hand over, and what never?'],
  ['Product', 'Which answer do they need from people, and when?'],
  ['Legal and privacy', 'What do they have to say yes to, and how early?'],
  ['People who run the community', 'What have they built that must not be harmed?'],
  ['People who help already', 'What do they do it for? What would end it?'],
  ['People who left', 'What did they hope for that did not come?'],
  ['Whoever pays', 'By which sign will they know that it was worth it?'],
]

const stakeholderCards = ({ groups }: PackFacts): Card[] =>
  [
    ...roles.map(([role, asks]) => [role, asks, 'Prompt for the stakeholder map'] as const),
    ...groups.map(
      (group) =>
        [group, 'Who of them is in the room, and who speaks for the others?', 'Groups of the community'] as const,
    ),
  ].map(([title, text, source], i) => ours(title, text, source, `R${i + 1}`))

const premortemPrompts = ({ steps, workshop }: PackFacts): Card[] => [
  ours(
    'It is a year from now',
    'The programme was ended, and nobody is surprised. Write down, each for yourself, what happened.',
    workshop.title === '' ? 'This workshop' : workshop.title,
    'F0',
  ),
  ...steps.map(({ text, planTitle }, i) =>
    ours(
      'It is a year from now',
      `“${shortened(text, 200)}” did more harm than good. What did we not see?`,
      planTitle === '' ? 'The plan' : planTitle,
      `F${i + 1}`,
    ),
  ),
]

interface Maker {
  title: string
  cards: (facts: PackFacts) => Card[]
  /** What to say when there is nothing to make them of. */
  missing: string
}

const makers: Readonly<Partial<Record<MaterialKind, Maker>>> = {
  quoteCards: {
    title: 'Quotes',
    cards: quoteCards,
    missing: 'No quotes are chosen, so there are no quote cards: choose some, or let fitting ones be chosen.',
  },
  phaseHeaders: { title: 'Headers for the phases', cards: phaseHeaders, missing: '' },
  blankCards: { title: 'Blank cards', cards: blankCards, missing: '' },
  stakeholderCards: { title: 'Stakeholders', cards: stakeholderCards, missing: '' },
  premortemPrompts: { title: 'Premortem', cards: premortemPrompts, missing: '' },
  giveOrTakeCards: {
    title: 'Give or take?',
    cards: (facts) => dealingCards(facts).map(({ card }) => card),
    missing: 'Nobody with a log is chosen, so there are no cards for give or take: choose people with a history.',
  },
  stateCards: {
    title: 'Which state is this relationship in?',
    cards: historyCards,
    missing: 'Nobody with a log is chosen, so there are no histories to read: choose people with a history.',
  },
}

/** A set for each material that the exercises need; several exercises share one set. */
export function cardSets(facts: PackFacts): { sets: CardSet[]; missing: string[] } {
  const sets: CardSet[] = []
  const missing: string[] = []
  for (const [kind, maker] of Object.entries(makers) as [MaterialKind, Maker][]) {
    if (!facts.needed.has(kind)) continue
    const users = facts.exercises.filter(({ materials }) => materials.includes(kind))
    const cards = maker.cards(facts)
    const [first, ...others] = users
    if (cards.length === 0) missing.push(maker.missing)
    else sets.push({ title: maker.title, exerciseId: others.length === 0 ? (first?.exerciseId ?? null) : null, cards })
  }
  return { sets, missing }
}
