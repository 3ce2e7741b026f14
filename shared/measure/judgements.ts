/**
 * What members declare, laid over what the rule arrived at. An end that the person declared is step 1 of the rule. Any
 * other judgement holds while no other standing one differs; where they differ the rule decides, and all stay visible
 * until one that replaces them settles it.
 */
import { countUntil, type ActLog } from './acts.ts'
import { dayInWords, toDayNumber, type DayNumber } from './calendar.ts'
import type { Change } from './replay.ts'
import { stateInWords } from './stateWords.ts'
import type { DeclaredState, Judgement, StandingJudgement, State } from './types.ts'

interface Standing {
  judgement: Judgement
  day: DayNumber
  state: DeclaredState
}

/**
 * The judgements in force on a day, oldest first: given with a reason by then, and neither replaced nor taken back. One
 * that says Failed lapses with the next act, which reopens the relationship.
 */
function standingOn(declared: readonly Judgement[], log: ActLog, on: DayNumber): Standing[] {
  const given = declared
    .flatMap((judgement): Standing[] => {
      const day = toDayNumber(judgement.date)
      const state = judgement.kind === 'end' ? 'failed' : judgement.state
      return day !== null && day <= on && state !== undefined && judgement.reason.trim() !== ''
        ? [{ judgement, day, state }]
        : []
    })
    .sort((u, v) => u.day - v.day || (u.judgement.id < v.judgement.id ? -1 : 1))
  const replaced = new Set(given.flatMap(({ judgement }) => judgement.replaces ?? []))
  return given.filter(({ judgement, state, day }) => {
    const withdrawn = judgement.withdrawn === undefined ? null : toDayNumber(judgement.withdrawn)
    if (replaced.has(judgement.id) || (withdrawn !== null && withdrawn <= on)) return false
    return state !== 'failed' || countUntil(log.acts, on) === countUntil(log.acts, day)
  })
}

export interface Declared {
  /** Null where the rule decides. */
  state: DeclaredState | null
  standing: StandingJudgement[]
  disputed: boolean
  /** The judgement that decides. */
  deciding: { kind: Judgement['kind']; day: DayNumber; reason: string } | null
}

/** What the judgements say on a day. */
export function declaredOn(declared: readonly Judgement[], log: ActLog, on: DayNumber): Declared {
  const standing = standingOn(declared, log, on)
  const end = standing.findLast(({ judgement }) => judgement.kind === 'end')
  const latest = standing.at(-1)
  const disputed = standing.some(({ state }) => state !== latest?.state)
  const decides = end ?? (disputed ? undefined : latest)
  return {
    state: decides?.state ?? null,
    disputed,
    deciding:
      decides === undefined
        ? null
        : { kind: decides.judgement.kind, day: decides.day, reason: decides.judgement.reason.trim() },
    standing: standing.map(({ judgement, state }) => ({
      id: judgement.id,
      by: judgement.by,
      date: judgement.date,
      kind: judgement.kind,
      state,
      reason: judgement.reason.trim(),
      disputed: standing.some((other) => other.state !== state),
    })),
  }
}

/** A state from a day on, decided by the rule's change or by a judgement. */
export interface Effective {
  from: DayNumber
  state: State
  change: Change | undefined
  deciding: Declared['deciding']
}

/** The history with the judgements laid over it. Only days on which something changed. */
export function overlaid(changes: readonly Change[], declared: readonly Judgement[], log: ActLog, at: DayNumber) {
  const judged = declared.flatMap(({ date, withdrawn }) =>
    [date, ...(withdrawn === undefined ? [] : [withdrawn])].flatMap((day) => toDayNumber(day) ?? []),
  )
  // An act the day after may let a judgement lapse, so that the rule decides again.
  const acted = judged.length === 0 ? [] : log.acts
  const days = [...new Set([...changes.map(({ from }) => from), ...judged, ...acted])]
  const history: Effective[] = []
  for (const from of days.filter((day) => day <= at).sort((a, b) => a - b)) {
    const change = changes.findLast((each) => each.from <= from)
    const { state, deciding } = declaredOn(declared, log, from)
    const last = history.at(-1)
    // Where a judgement ended for somebody who never acted, the rule says that it is too early again.
    const now = state ?? change?.state ?? (last === undefined ? undefined : 'too-early')
    if (now === undefined) continue
    const sameVoice = last?.deciding?.reason === deciding?.reason
    if (last?.state === now && sameVoice) continue
    history.push({ from, state: now, change, deciding })
  }
  return history
}

/** The reason of a deciding judgement as a sentence. */
export function decidingInWords({ kind, day, reason }: NonNullable<Declared['deciding']>, state: State): string {
  const quoted = `“${reason}”`
  return kind === 'end'
    ? `They told us on ${dayInWords(day)} that it is over: ${quoted}`
    : `Declared ${stateInWords(state)} on ${dayInWords(day)}: ${quoted}`
}
