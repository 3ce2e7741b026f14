/**
 * Who moved where between two days. Read off the histories that the states come with: those are replayed from the log,
 * so a day in the past shows what `states --at` says of it, and looking twice shows the same.
 */
import type { StateCounts, StateMoves } from '#shared/contract/insightStates.ts'
import { mondayFrom, toDay, toDayNumber } from '#shared/measure/calendar.ts'
import { states } from '#shared/measure/stateWords.ts'
import type { Assessment, Day, State } from '#shared/measure/types.ts'
import { RELATIONSHIPS_COMPUTED } from '../../relationships/relationships.ts'
import type { Query } from '../context.ts'

const WEEKS_SHOWN = 520
const DEFAULT_DAYS = 91

const dayNumber = (day: Day): number => toDayNumber(day) ?? 0
const noCounts = (): StateCounts => ({ 'too-early': 0, growing: 0, strong: 0, weakening: 0, failed: 0 })

type History = Assessment['history']

/** The last change by the end of a day; undefined before anything was known. */
const standingAt = (history: History, day: Day): History[number] | undefined =>
  history.findLast(({ from }) => from <= day)

const stateAt = (history: History, day: Day): State => standingAt(history, day)?.state ?? 'too-early'

function countsAt(people: readonly Assessment[], day: Day): StateCounts {
  const counts = noCounts()
  for (const { history } of people) counts[stateAt(history, day)]++
  return counts
}

/** `from`, the Mondays after it and `to`; every n-th Monday where there are too many. */
function daysBetween(from: Day, to: Day): Day[] {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  const step = 7 * Math.max(1, Math.ceil((last - first) / 7 / WEEKS_SHOWN))
  const days = [from]
  for (let day = mondayFrom(first + 1); day < last; day += step) days.push(toDay(day))
  if (last > first) days.push(to)
  return days
}

/** How often somebody's state became another one after `from` and until `to`. */
function changesBetween(history: History, from: Day, to: Day): number {
  let now = stateAt(history, from)
  let changes = 0
  for (const change of history) {
    if (change.from <= from || change.from > to || change.state === now) continue
    now = change.state
    changes++
  }
  return changes
}

/** The entry by which they came to stand as they do: of entries in a row with one state, the first. */
function cameBy(history: History, to: Day): History[number] | undefined {
  const until = history.filter(({ from }) => from <= to)
  const state = until.at(-1)?.state
  return until[until.findLastIndex((entry) => entry.state !== state) + 1]
}

/** Counted over everybody's histories; `to` is not after the day as of which they were computed. */
export function movesBetween(
  people: readonly Assessment[],
  from: Day,
  to: Day,
): Omit<StateMoves, 'from' | 'to' | 'fresh'> {
  const flows = new Map<string, StateMoves['flows'][number]>()
  const moves: StateMoves['moves'] = []
  const returned: StateMoves['returned'] = []
  for (const { personId, name, history } of people) {
    const [was, now] = [stateAt(history, from), stateAt(history, to)]
    const flow = flows.get(`${was} ${now}`)
    if (flow) flow.people++
    else flows.set(`${was} ${now}`, { was, now, people: 1 })
    const changes = changesBetween(history, from, to)
    const person = { personId: personId as never, name }
    if (was !== now) {
      const came = cameBy(history, to)
      moves.push({ ...person, was, now, on: came?.from ?? to, reason: came?.reason ?? '' })
    } else if (changes > 0) returned.push({ ...person, state: now, changes })
  }
  const place = ({ was, now }: StateMoves['flows'][number]): number =>
    states.indexOf(was) * states.length + states.indexOf(now)
  return {
    people: people.length,
    before: countsAt(people, from),
    after: countsAt(people, to),
    flows: [...flows.values()].sort((a, b) => place(a) - place(b)),
    moves,
    returned,
    weeks: daysBetween(from, to).map((day) => ({ day, counts: countsAt(people, day) })),
  }
}

export const stateMoves: Query<'stateMoves'> = {
  tables: [RELATIONSHIPS_COMPUTED],
  run: (input, { relationships }) => {
    const known = relationships.known()
    if (known === null) return null
    const { at, people } = known.all
    const to = input.to === undefined || input.to > at ? at : input.to
    const wanted = input.from ?? toDay(dayNumber(to) - DEFAULT_DAYS)
    const from = wanted > to ? to : wanted
    return { from, to, fresh: known.fresh, ...movesBetween(people, from, to) }
  },
}

export const whoStood: Query<'whoStood'> = {
  tables: [RELATIONSHIPS_COMPUTED],
  run: ({ state, day, before }, { relationships }) => {
    const known = relationships.known()
    if (known === null) return null
    return known.all.people
      .filter(
        ({ history }) =>
          stateAt(history, day) === state && (before === undefined || stateAt(history, before.day) === before.state),
      )
      .map(({ personId, name, history }) => ({
        personId: personId as never,
        name,
        reason: standingAt(history, day)?.reason ?? '',
      }))
  },
}
