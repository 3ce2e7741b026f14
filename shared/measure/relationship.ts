/**
 * How likely each person is to act with us again, and the state of each relationship, from the log of interactions.
 * Pure: the same people, day and settings give the same answer on every laptop. Loads the numerics (a third of a
 * megabyte), so import it where it is needed, and never in a window.
 */
import { actLog, gapsOf, median, type ActLog } from './acts.ts'
import { mondayFrom, toDay, toDayNumber, type DayNumber } from './calendar.ts'
import { giveAndTake } from './giveAndTake.ts'
import { decidingInWords, declaredOn, overlaid } from './judgements.ts'
import { fit, type Model } from './model.ts'
import { checksUntil, replay, type Check } from './replay.ts'
import { confidenceOf, mayTellRates, verdict } from './rule.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { numericsReady } from './special.ts'
import type { Assessment, AssessmentOfAll, Day, FittedModel, Person, Settings } from './types.ts'
import { causeInWords, explain, type Explained, forecast, lineOf } from './words.ts'

/**
 * Assesses everybody as of the end of the day `at`; what happened later is left out. Interactions and judgements with
 * a date that is no calendar day are left out too: whoever stores them validates them. Throws only where `at` is none.
 */
export async function assess(
  people: readonly Person[],
  at: Day,
  settings: Settings = DEFAULT_SETTINGS,
): Promise<AssessmentOfAll> {
  await numericsReady
  const day = dayOf(at)
  const logs = people.map(({ interactions }) => actLog(interactions, day))
  const checks = checksUntil(logs, day, settings)
  const before = fit([], day, settings)
  const model = fit(logs, day, settings)
  const pooled = median(logs.flatMap((log) => median(gapsOf(log, day)) ?? []))
  const pooledGapWeeks = pooled === null ? null : pooled / 7
  return {
    at,
    model: model.fitted,
    pooledGapWeeks,
    people: people.map((person, i) => {
      const log = logs[i] ?? { acts: [], asks: [] }
      return assessOne(person, log, day, { checks, before, model, pooledGapWeeks, settings })
    }),
  }
}

/** Fits the model alone, as of the end of the day `at`. */
export async function fitModel(
  people: readonly Pick<Person, 'personId' | 'interactions'>[],
  at: Day,
  settings: Settings = DEFAULT_SETTINGS,
): Promise<FittedModel> {
  await numericsReady
  const day = dayOf(at)
  const logs = people.map(({ interactions }) => actLog(interactions, day))
  return fit(logs, day, settings).fitted
}

function dayOf(at: Day): DayNumber {
  const day = toDayNumber(at)
  if (day === null) throw new Error(`not a calendar day: ${at}`)
  return day
}

interface Common {
  checks: readonly Check[]
  before: Model
  model: Model
  pooledGapWeeks: number | null
  settings: Settings
}

function assessOne(person: Person, log: ActLog, at: DayNumber, common: Common): Assessment {
  const { checks, before, model, pooledGapWeeks, settings } = common
  const { thresholds, horizonWeeks } = settings
  const reading = model.read(log, at)
  const { changes, waiting } = replay(log, at, checks, before, settings)
  const computed = changes.at(-1) ?? null
  const computedState = computed?.state ?? 'too-early'
  const ruleState = verdict(reading, thresholds).state
  const declared = declaredOn(person.declared, log, at)
  const state = declared.state ?? computedState
  const acts = reading?.acts ?? 0
  const confidence = confidenceOf(acts, thresholds)
  const tellRates = mayTellRates(acts, model, thresholds)
  const pendingUntil = ruleState === computedState ? null : nextChange(at, thresholds.checksToDowngrade - waiting)
  const usual = median(gapsOf(log, at))
  const gaps = {
    usualWeeks: usual === null ? null : usual / 7,
    pooledWeeks: pooledGapWeeks,
    nowWeeks: log.acts.length === 0 ? null : (at - (log.acts.at(-1) ?? at)) / 7,
  }
  const silence = reading === null ? null : model.silence(reading)
  const pAct = reading === null ? null : model.acts(reading, horizonWeeks)
  const kind = settings.model
  const facts: Explained = {
    kind,
    state,
    computed,
    ruleState,
    pendingUntil,
    confidence,
    declared,
    reading,
    silence: tellRates ? silence : null,
    fewestActs: thresholds.fewestActs,
    fewestPeople: thresholds.fewestPeople,
    people: model.fitted.people,
    gaps,
  }
  return {
    personId: person.personId,
    name: person.name,
    acts,
    x: reading?.x ?? 0,
    tx: reading?.tx ?? 0,
    T: reading?.T ?? 0,
    pAlive: reading?.pAlive ?? null,
    pAct,
    tellRates,
    trend: reading?.trend ?? null,
    silence,
    state,
    computedState,
    ruleState,
    pendingUntil: pendingUntil === null ? null : toDay(pendingUntil),
    confidence,
    explanation: explain(facts),
    line: lineOf(facts),
    history: overlaid(changes, person.declared, log, at).map(({ from, state: held, change, deciding }) => ({
      from: toDay(from),
      state: held,
      reason:
        deciding !== null
          ? decidingInWords(deciding, held)
          : change === undefined
            ? causeInWords({ state: 'too-early', cause: 'few-acts' }, null, kind)
            : causeInWords(change, change.reading, kind),
    })),
    judgements: declared.standing,
    disputed: declared.disputed,
    forecast: forecast(
      pAct,
      horizonWeeks,
      confidence,
      tellRates,
      declared.deciding?.kind === 'end',
      thresholds.fewestPeople,
    ),
    give: giveAndTake(person.interactions, at),
    lastAct: log.acts.length === 0 ? null : toDay(log.acts.at(-1) ?? at),
    usualGapWeeks: gaps.usualWeeks,
    silentWeeks: gaps.nowWeeks,
  }
}

/** The Monday on which a state that the rule finds today is taken, if `checks` more of them find it. */
const nextChange = (at: DayNumber, checks: number): DayNumber => mondayFrom(at + 1) + 7 * (Math.max(1, checks) - 1)
