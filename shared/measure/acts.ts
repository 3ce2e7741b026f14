/**
 * From a log of interactions to what the model counts: days on which the person acted (acts on one day are one), and
 * days on which we asked. Our own messages never keep a relationship alive. The first act starts the clock.
 */
import type { BgbbHistory } from './bgbb.ts'
import type { BgnbdHistory } from './bgnbd.ts'
import { toDayNumber, type DayNumber } from './calendar.ts'
import type { Interaction } from './types.ts'

/** Days in order, each once. */
export interface ActLog {
  acts: DayNumber[]
  asks: DayNumber[]
}

/** What keeps a relationship alive: they did something, alone or together with us. */
export const isAct = ({ direction }: Pick<Interaction, 'direction'>): boolean =>
  direction === 'act' || direction === 'mutual'

/** The days of acts and asks up to and including `until`; dates that are no calendar day are left out. */
export function actLog(interactions: readonly Interaction[], until: DayNumber = Infinity): ActLog {
  const acts = new Set<DayNumber>()
  const asks = new Set<DayNumber>()
  for (const interaction of interactions) {
    const day = toDayNumber(interaction.date)
    if (day === null || day > until) continue
    if (isAct(interaction)) acts.add(day)
    else if (interaction.direction === 'ask') asks.add(day)
  }
  const inOrder = (days: Set<DayNumber>): DayNumber[] => [...days].sort((a, b) => a - b)
  return { acts: inOrder(acts), asks: inOrder(asks) }
}

/** How many of the days, which are in order, are not after `day`. */
export function countUntil(days: readonly DayNumber[], day: DayNumber): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? Infinity) <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** x, t_x and T in weeks (days / 7) as of `at`; null before the first act. */
export function weeklyHistory({ acts }: ActLog, at: DayNumber): BgnbdHistory | null {
  const [first] = acts
  const seen = countUntil(acts, at)
  if (first === undefined || seen === 0) return null
  return { x: seen - 1, tx: ((acts[seen - 1] ?? first) - first) / 7, T: (at - first) / 7 }
}

/**
 * Which invitations were answered, in order, as of `at`. An invitation counts from the day after the first act, and an
 * act answers the last invitation before it or on its day. The last one counts as unanswered only once `answerDays`
 * have passed. Null before the first act.
 */
export function answers(
  { acts, asks }: ActLog,
  at: DayNumber,
  answerDays: number,
): { answered: boolean; day: DayNumber }[] | null {
  const [first] = acts
  if (first === undefined || first > at) return null
  const asked = asks.slice(countUntil(asks, first), countUntil(asks, at))
  return asked.flatMap((day, i) => {
    const next = asked[i + 1] ?? Infinity
    const answered = countUntil(acts, Math.min(next - 1, at)) > countUntil(acts, day - 1)
    const open = !answered && next === Infinity && at - day < answerDays
    return open ? [] : [{ answered, day }]
  })
}

/** x, t_x and n of BG/BB from `answers`. */
export function answerHistory(invitations: readonly { answered: boolean }[]): BgbbHistory {
  return {
    x: invitations.filter(({ answered }) => answered).length,
    tx: invitations.findLastIndex(({ answered }) => answered) + 1,
    n: invitations.length,
  }
}

/** The gaps between acts in days, as of `at`. */
export function gapsOf({ acts }: ActLog, at: DayNumber): number[] {
  const seen = acts.slice(0, countUntil(acts, at))
  return seen.slice(1).map((day, i) => day - (seen[i] ?? day))
}

/** The middle value; null where there is none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}
