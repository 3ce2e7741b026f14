/**
 * A fitted model of either kind, and what it reads from one person's log on one day. The rest of the measure (rule,
 * words, forecast) knows only this.
 */
import { answerHistory, answers, countUntil, weeklyHistory, type ActLog } from './acts.ts'
import { bgbbActs, bgbbAlive, bgbbLogLikelihood, bgbbSilence, type BgbbParameters } from './bgbb.ts'
import { bgnbdActs, bgnbdAlive, bgnbdLogLikelihood, bgnbdSilence, type BgnbdParameters } from './bgnbd.ts'
import type { DayNumber } from './calendar.ts'
import { fitPoint, type Solved, type Task } from './fit.ts'
import { bgbbAt, bgbbSample, bgbbTask, fixedBgbb } from './fitBgbb.ts'
import { bgnbdAt, bgnbdSample, bgnbdTask, fixedBgnbd } from './fitBgnbd.ts'
import { trend } from './proportions.ts'
import type { FittedModel, Settings } from './types.ts'

/** Acts in two spans that follow each other; their lengths in weeks, or in invitations for BG/BB. */
export interface Spans {
  earlier: number
  earlierLength: number
  recent: number
  recentLength: number
}

/** One person on one day. */
export interface Reading {
  acts: number
  x: number
  tx: number
  /** Weeks, or invitations for BG/BB. */
  T: number
  /** Weeks since the first act, in both models. */
  weeks: number
  pAlive: number
  spans: Spans
  /** U, or null where there is nothing to compare. */
  trend: number | null
}

export interface Model {
  fitted: FittedModel
  /** Null before the first act. */
  read: (log: ActLog, at: DayNumber) => Reading | null
  /** S */
  silence: (reading: Reading) => number
  /** P(at least one act within the horizon). */
  acts: (reading: Reading, horizonWeeks: number) => number
}

/**
 * Fits the model of `settings` to everybody who acted by `at`, by `solve` (the thorough fit, unless another is given).
 * Fixed parameters below the fewest people.
 */
export function fit(
  logs: readonly ActLog[],
  at: DayNumber,
  settings: Settings,
  solve: Solve = (task) => fitPoint(task, settings.estimator),
): Model {
  return settings.model === 'bgbb' ? fitAnswers(logs, at, settings, solve) : fitWeeks(logs, at, settings, solve)
}

export type Solve = (task: Task) => Solved

function fitWeeks(logs: readonly ActLog[], at: DayNumber, settings: Settings, solve: Solve): Model {
  const histories = logs.flatMap((log) => weeklyHistory(log, at) ?? [])
  const sample = bgnbdSample(histories)
  const found = histories.length < settings.thresholds.fewestPeople ? undefined : solve(bgnbdTask(sample))
  const parameters = found === undefined ? fixedBgnbd(sample) : bgnbdAt(found.point)
  const logLikelihood = () => inOrder(histories.map((each) => bgnbdLogLikelihood(parameters, each)))
  return {
    fitted: { kind: 'bgnbd', ...parameters, ...outcome(found, histories.length, settings, logLikelihood) },
    read: (log, at) => readWeeks(parameters, log, at),
    silence: (reading) => bgnbdSilence(parameters, reading),
    acts: (reading, horizonWeeks) => bgnbdActs(parameters, reading, horizonWeeks),
  }
}

/** The sum in an order of its own, so that the order of the people changes no digit. */
const inOrder = (values: number[]): number => values.sort((u, v) => u - v).reduce((sum, each) => sum + each, 0)

function outcome(found: Solved | undefined, people: number, settings: Settings, logLikelihood: () => number) {
  if (found === undefined) {
    return { logLikelihood: logLikelihood(), estimator: 'fixed' as const, people, converged: true }
  }
  return { logLikelihood: found.logLikelihood, estimator: settings.estimator, people, converged: found.converged }
}

function readWeeks(parameters: BgnbdParameters, log: ActLog, at: DayNumber): Reading | null {
  const history = weeklyHistory(log, at)
  if (history === null) return null
  const spans = thirdsOfTime(log.acts, at)
  const pAlive = bgnbdAlive(parameters, history)
  return { acts: history.x + 1, ...history, weeks: history.T, pAlive, spans, trend: trendOf(spans) }
}

/** Repeat acts in the last third of the time observed, and in the two thirds before. */
function thirdsOfTime(acts: readonly DayNumber[], at: DayNumber): Spans {
  const first = acts[0] ?? at
  const cut = first + ((at - first) * 2) / 3
  const earlier = countUntil(acts, cut)
  return {
    earlier: Math.max(0, earlier - 1),
    earlierLength: (cut - first) / 7,
    recent: countUntil(acts, at) - earlier,
    recentLength: (at - cut) / 7,
  }
}

function fitAnswers(logs: readonly ActLog[], at: DayNumber, settings: Settings, solve: Solve): Model {
  const answerDays = settings.answerWeeks * 7
  const histories = logs.flatMap((log) => {
    const invitations = answers(log, at, answerDays)
    return invitations === null ? [] : [answerHistory(invitations)]
  })
  const sample = bgbbSample(histories)
  const found = histories.length < settings.thresholds.fewestPeople ? undefined : solve(bgbbTask(sample))
  const parameters = found === undefined ? fixedBgbb(sample) : bgbbAt(found.point)
  const logLikelihood = () => inOrder(histories.map((each) => bgbbLogLikelihood(parameters, each)))
  return {
    fitted: { kind: 'bgbb', ...parameters, ...outcome(found, histories.length, settings, logLikelihood) },
    read: (log, at) => readAnswers(parameters, log, at, answerDays),
    silence: ({ x, tx, T }) => bgbbSilence(parameters, { x, tx, n: T }),
    acts: ({ x, tx, T, weeks }, horizonWeeks) => {
      // As many invitations as this person got in as long a time so far, and one at least.
      const next = weeks > 0 ? Math.round((T / weeks) * horizonWeeks) : 0
      return bgbbActs(parameters, { x, tx, n: T }, Math.max(1, next))
    },
  }
}

function readAnswers(parameters: BgbbParameters, log: ActLog, at: DayNumber, answerDays: number): Reading | null {
  const invitations = answers(log, at, answerDays)
  if (invitations === null) return null
  const { x, tx, n } = answerHistory(invitations)
  const recent = Math.round(n / 3)
  const answered = (from: number, to: number): number => answerHistory(invitations.slice(from, to)).x
  const spans = {
    earlier: answered(0, n - recent),
    earlierLength: n - recent,
    recent: answered(n - recent, n),
    recentLength: recent,
  }
  return {
    acts: countUntil(log.acts, at),
    x,
    tx,
    T: n,
    weeks: (at - (log.acts[0] ?? at)) / 7,
    pAlive: bgbbAlive(parameters, { x, tx, n }),
    spans,
    trend: trendOf(spans),
  }
}

/** U is asked for again and again with the same small counts and the same thirds: each is computed once. */
const trends = new Map<string, number | null>()
const MOST_TRENDS = 50_000

function trendOf({ earlier, earlierLength, recent, recentLength }: Spans): number | null {
  if (!(earlierLength > 0) || !(recentLength > 0)) return null
  const share = Math.round((recentLength / (earlierLength + recentLength)) * 1e9) / 1e9
  const key = `${earlier} ${recent} ${share}`
  const known = trends.get(key)
  if (known !== undefined) return known
  if (trends.size >= MOST_TRENDS) trends.clear()
  const value = trend(earlier, 1 - share, recent, share)
  trends.set(key, value)
  return value
}
