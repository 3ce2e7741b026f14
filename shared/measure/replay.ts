/**
 * The history of a person's states, replayed from the log. There is nothing to store and nothing to merge: two
 * laptops with the same log and settings arrive at the same history, whenever and however often they look.
 *
 * A check takes place at the end of every Monday from the first act of anybody on, with the model fitted to what had
 * happened by then. At a check
 *   - a better state is taken at once;
 *   - a worse one only after it was found at `checksToDowngrade` checks in a row; of the states found at them the best
 *     is taken, so that one deep dip after a slight one is not the end.
 * On the day of an act (with the model of the last check) a first or a better state is taken at once, Failed is
 * reopened whatever the rule says, and the count towards a downgrade starts anew.
 * `at` itself is no check: looking does not change what is seen.
 */
import { countUntil, type ActLog } from './acts.ts'
import { mondayFrom, type DayNumber } from './calendar.ts'
import { followPoint, type Solved, type Task } from './fit.ts'
import { fit, type Model, type Reading } from './model.ts'
import type { Ended } from './optimise.ts'
import { rank, verdict, type Verdict } from './rule.ts'
import type { Settings, State } from './types.ts'

export interface Check {
  day: DayNumber
  model: Model
}

export interface Change extends Verdict {
  from: DayNumber
  /** What was known then; null before the first act. */
  reading: Reading | null
}

export interface Replay {
  changes: Change[]
  /** Worse states found at the last checks without a break, and not yet taken. */
  waiting: number
}

/** The checks up to and including `at`, each with its model. */
export function checksUntil(logs: readonly ActLog[], at: DayNumber, settings: Settings): Check[] {
  const first = logs.reduce((least, { acts }) => Math.min(least, acts[0] ?? Infinity), Infinity)
  const checks: Check[] = []
  if (first > at) return checks
  let ended: Ended | undefined
  const follow = (task: Task): Solved => {
    ended = followPoint(task, settings.estimator, ended)
    return { point: ended.point, logLikelihood: task.logLikelihood(ended.point, new Float64Array(4)), converged: true }
  }
  for (let day = mondayFrom(first); day <= at; day += 7) {
    checks.push({ day, model: fit(logs, day, settings, follow) })
  }
  return checks
}

/** Replays one person. `before` is the model of the days before the first check. */
export function replay(
  log: ActLog,
  at: DayNumber,
  checks: readonly Check[],
  before: Model,
  settings: Settings,
): Replay {
  const { thresholds } = settings
  const changes: Change[] = []
  let worse: Verdict[] = []
  const stateNow = (): State => changes.at(-1)?.state ?? 'too-early'
  const take = (from: DayNumber, found: Verdict, reading: Reading | null): void => {
    worse = []
    if (changes.length === 0 || found.state !== stateNow()) changes.push({ from, ...found, reading })
  }

  const actOn = (day: DayNumber, model: Model): void => {
    const reading = model.read(log, day)
    const found = verdict(reading, thresholds)
    const now = stateNow()
    worse = []
    if (found.state === 'too-early' || now === 'too-early' || rank(found.state) > rank(now)) take(day, found, reading)
    else if (now === 'failed') take(day, { state: 'weakening', cause: 'reopened' }, reading)
  }

  const checkOn = ({ day, model }: Check): void => {
    const reading = model.read(log, day)
    const found = verdict(reading, thresholds)
    const now = stateNow()
    if (found.state === 'too-early' || now === 'too-early') return
    if (rank(found.state) >= rank(now)) {
      worse = []
      if (found.state !== now) take(day, found, reading)
      return
    }
    worse.push(found)
    if (worse.length < thresholds.checksToDowngrade) return
    const best = worse.reduce((most, each) => (rankOf(each) >= rankOf(most) ? each : most))
    // What was found last goes on counting: a further fall needs one more check, not two.
    const rest = worse.slice(1)
    take(day, best, reading)
    worse = rest.filter((each) => rankOf(each) < rankOf(best))
  }

  let nextAct = 0
  const lastAct = countUntil(log.acts, at)
  let model = before
  for (const check of checks) {
    for (; nextAct < lastAct && (log.acts[nextAct] ?? Infinity) < check.day; nextAct++) {
      actOn(log.acts[nextAct] ?? 0, model)
    }
    model = check.model
    if (nextAct < lastAct && log.acts[nextAct] === check.day) actOn(log.acts[nextAct++] ?? 0, model)
    checkOn(check)
  }
  for (; nextAct < lastAct; nextAct++) actOn(log.acts[nextAct] ?? 0, model)
  return { changes, waiting: worse.length }
}

const rankOf = ({ state }: Verdict): number => (state === 'too-early' ? -1 : rank(state))
