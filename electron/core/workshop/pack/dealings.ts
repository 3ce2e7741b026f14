/**
 * Cards made of what passed with people: single dealings for "give or take?", whole histories for "which state is this
 * relationship in?". By pseudonym, always, and without what was noted freely, because words tell who is meant.
 */
import type { Card } from '#shared/workshop/pack.ts'
import type { DealingFact, PackFacts, PersonFact } from './facts.ts'
import { dayWords, directionWords, monthWords } from './words.ts'

const MOST_DEALINGS = 24
/** Lines on a card of a history; the latest tell most. */
const MOST_MONTHS = 9

const logged = ({ kind, channel }: DealingFact): string =>
  [kind, channel].filter((part) => part.trim() !== '').join(', ')

export interface DealingCard {
  card: Card
  answer: string
}

const answers: Readonly<Record<DealingFact['direction'], string>> = {
  act: 'They gave.',
  give: 'We gave.',
  ask: 'We asked: a take, until something was given for it.',
  mutual: 'Both at once.',
}

/** Each kind of dealing once, one of each person in turn. */
export function dealingCards({ people }: PackFacts): DealingCard[] {
  const seen = new Set<string>()
  const cards: DealingCard[] = []
  const longest = Math.max(0, ...people.map(({ dealings }) => dealings.length))
  for (let i = 0; i < longest && cards.length < MOST_DEALINGS; i++)
    for (const { name, dealings, tag } of people) {
      const dealing = dealings.at(-1 - i)
      const words = dealing === undefined ? '' : logged(dealing)
      if (dealing === undefined || words === '' || seen.has(words) || cards.length >= MOST_DEALINGS) continue
      seen.add(words)
      const source = `Log of ${name}, ${monthWords(dealing.on)}`
      const number = `G${cards.length + 1}`
      const paid = dealing.paid ? ' Money or its worth passed.' : ''
      const card = { title: name, text: words, source, tag: number, said: false }
      cards.push({ card, answer: `${answers[dealing.direction]}${paid} (${tag})` })
    }
  return cards
}

/** "March 2026: they, forum answer, twice; we gave, visit". */
function monthLine(month: string, dealings: readonly DealingFact[]): string {
  const counts = new Map<string, number>()
  for (const dealing of dealings) {
    const words = [directionWords[dealing.direction], logged(dealing)].filter((part) => part !== '').join(': ')
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const parts = [...counts].map(([words, count]) => (count === 1 ? words : `${words} (${count} times)`))
  return `${month} – ${parts.join('; ')}`
}

function historyText({ dealings }: PersonFact, today: string): string {
  const byMonth = new Map<string, DealingFact[]>()
  for (const dealing of dealings) {
    const month = monthWords(dealing.on)
    byMonth.set(month, [...(byMonth.get(month) ?? []), dealing])
  }
  const months = [...byMonth]
  const earlier = months.slice(0, -MOST_MONTHS).flatMap(([, each]) => each)
  return [
    ...(earlier.length > 0
      ? [`Before that – ${earlier.length} dealings since ${monthWords(earlier[0]?.on ?? today)}`]
      : []),
    ...months.slice(-MOST_MONTHS).map(([month, each]) => monthLine(month, each)),
    `Today – ${dayWords(today)}`,
  ].join('\n')
}

export const historyCards = ({ people, today }: PackFacts): Card[] =>
  people
    .filter(({ dealings }) => dealings.length > 0)
    .map((person) => ({
      title: person.name,
      text: historyText(person, today),
      source: `Log of ${person.name}, ${person.dealings.length} entries`,
      tag: person.tag,
      said: false,
    }))
