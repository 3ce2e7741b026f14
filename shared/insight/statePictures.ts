/** States between two days and over time, as pictures. */
import type { StateMoves } from '../contract/insightStates.ts'
import { dayInWords, toDayNumber } from '../measure/calendar.ts'
import { stateInWords, states } from '../measure/stateWords.ts'
import type { State } from '../measure/types.ts'
import type { MovesPicture, Part, StackedPicture } from '../pictures/picture.ts'

const looks: Readonly<Record<State, Omit<Part, 'label'>>> = {
  growing: { tone: 'for', pattern: 'solid' },
  strong: { tone: 'strong', pattern: 'solid' },
  weakening: { tone: 'warn', pattern: 'slant' },
  failed: { tone: 'against', pattern: 'cross' },
  'too-early': { tone: 'px', pattern: 'outline' },
}
const parts = states.map((state) => ({ key: state, label: stateInWords(state), ...looks[state] }))

const EMPTY = 'Nobody is recorded yet: add people and log what passes between you.'

const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${count.toLocaleString('en')} people`)
const dayWords = (day: string): string => dayInWords(toDayNumber(day) ?? 0)

export const statesPicture = ({ from, to, people, flows }: StateMoves): MovesPicture => ({
  kind: 'moves',
  title: 'Who moved where',
  basis: peopleWords(people),
  n: people,
  empty: EMPTY,
  from: dayWords(from),
  to: dayWords(to),
  states: parts.map((part) => ({
    ...part,
    behind: {
      from: { kind: 'standing', state: part.key, day: from },
      to: { kind: 'standing', state: part.key, day: to },
    },
  })),
  flows: flows.map(({ was, now, people: count }) => ({
    from: was,
    to: now,
    count,
    behind: { kind: 'standing', state: now, day: to, before: { state: was, day: from } },
  })),
})

/** More rows than this are no picture any more; the table has every week. */
const ROWS = 27

export function stateWeeksPicture({ people, weeks }: StateMoves): StackedPicture {
  const step = Math.max(1, Math.ceil((weeks.length - 1) / (ROWS - 1)))
  // Counted from the end, because where it stands is what is looked for.
  const shown = weeks.filter((_, at) => (weeks.length - 1 - at) % step === 0)
  const [first, last] = [shown[0]?.counts, shown.at(-1)?.counts]
  const gist =
    first === undefined || last === undefined
      ? ''
      : states
          .filter((state) => first[state] !== last[state])
          .map((state) => `${stateInWords(state)} from ${first[state]} to ${last[state]}`)
          .join('; ')
  return {
    kind: 'stacked',
    title: 'States over time',
    basis: `${peopleWords(people)}, at the end of ${step === 1 ? 'each Monday' : `every ${step}th Monday`}, and of the last day`,
    n: people,
    empty: EMPTY,
    unit: 'people',
    gist: gist === '' ? 'No change in numbers.' : `${gist}.`,
    parts,
    rows:
      people === 0
        ? []
        : shown.map(({ day, counts }) => ({
            label: dayWords(day),
            values: states.map((state) => counts[state]),
            behind: states.map((state) => ({ kind: 'standing', state, day })),
          })),
  }
}
