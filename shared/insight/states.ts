/** States between two days, as tables: who moved where, and how many stood where week by week. */
import type { StateMoves } from '../contract/insightStates.ts'
import { states, stateInWords } from '../measure/stateWords.ts'
import type { InsightTable } from './table.ts'

/** Below this many people a count says little about a team. */
export const FEW = 5

const smallWords = (people: number): string =>
  people === 0
    ? ' Nobody is recorded yet.'
    : people < FEW
      ? ` These are ${people === 1 ? 'one person' : `${people} people`}: too few to read more than that into it.`
      : ''

/** What the figure counts, as it is read beside it. */
export const statesRule =
  'Counts of people by the state that the weekly checks arrived at, or that the team declared. Who has not acted three times is too early to tell.'

/** Without names: it is made to be passed on. */
export const statesTable = ({ from, to, people, flows }: StateMoves): InsightTable => ({
  title: 'States, who moved where',
  columns: [
    { key: 'was', label: `On ${from}`, kind: 'text' },
    { key: 'now', label: `On ${to}`, kind: 'text' },
    { key: 'people', label: 'People', kind: 'count' },
  ],
  rows: flows.map(({ was, now, people: count }) => ({
    was: stateInWords(was),
    now: stateInWords(now),
    people: count,
  })),
  note: `${statesRule}${smallWords(people)}`,
})

export const stateWeeksTable = ({ people, weeks }: StateMoves): InsightTable => ({
  title: 'States over time',
  columns: [
    { key: 'day', label: 'End of', kind: 'day' },
    ...states.map((state) => ({ key: state, label: stateInWords(state), kind: 'count' as const })),
  ],
  rows: weeks.map(({ day, counts }) => ({ day, ...counts })),
  note: `${statesRule}${smallWords(people)}`,
})
