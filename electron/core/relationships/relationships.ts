/**
 * The states of all relationships as of today, kept in memory: computed aside when somebody looks and something they
 * depend on has changed. Nothing of it is stored, because every laptop finds the same from the same log.
 */
import { appError } from '#shared/contract/errors.ts'
import type { TaskInput } from '#shared/contract/tasks.ts'
import { dayAt } from '#shared/dates/localDay.ts'
import type { giveShare } from '#shared/measure/proportions.ts'
import type { Assessment, AssessmentOfAll, Day, FittedModel, Settings } from '#shared/measure/types.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { MEASURED_TABLES, readPeople, readSettings } from './readPeople.ts'
import { createMeasureThread, type MeasureThread } from './thread.ts'

/** Among the names of tables that changed: the states were computed anew. */
export const RELATIONSHIPS_COMPUTED = 'relationships computed'

/** Milliseconds: an import of thousands of interactions arrives in many commits. */
const QUIET_MS = 150

export interface Known {
  all: AssessmentOfAll
  byPerson: ReadonlyMap<string, Assessment>
  /** False while newer facts are worked in. */
  fresh: boolean
}

export interface Relationships {
  /** What is known of today, null before the first time; sees to it that it becomes known. */
  known(): Known | null
  /** The day it is where this device is. */
  today(): Day
  /** The share of gives with its interval; null until the numerics are loaded, which it sees to. */
  giveShare(): typeof giveShare | null
  /** Ends once `known` is fresh and `giveShare` is there. */
  ready(): Promise<Outcome<{ at: Day }>>
  assess(input: TaskInput<'assessRelationships'>): Promise<Outcome<AssessmentOfAll>>
  fit(input: TaskInput<'fitRelationships'>): Promise<Outcome<FittedModel>>
  /** Tables changed. */
  changed(tables: ReadonlySet<string>): void
  close(): Promise<void>
}

export interface RelationshipsParts {
  db: Db
  /** Entry of the thread: relationships/worker.ts, or its bundle. */
  workerUrl: URL | undefined
  now: () => number
  /** Called when `known` has something new. */
  computed: () => void
  report: (cause: unknown) => void
}

const noThread = appError('CoreUnavailable', 'States cannot be computed by this program; open the app for them.')

export function createRelationships({ db, workerUrl, now, computed, report }: RelationshipsParts): Relationships {
  const thread: MeasureThread | undefined = workerUrl && createMeasureThread(workerUrl)
  let held: { all: AssessmentOfAll; byPerson: Map<string, Assessment> } | undefined
  let stale = true
  /** Somebody has looked since the last time. */
  let isAsked = false
  let running: Promise<void> | undefined
  let soon: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let share: typeof giveShare | undefined
  let loading: Promise<void> | undefined

  const computeIn = async (computing: MeasureThread): Promise<void> => {
    stale = false
    // Who still looks asks again when told that it was computed; for nobody it is not computed at every change.
    isAsked = false
    try {
      const all = await computing.assess({ people: readPeople(db), at: dayAt(now()), settings: readSettings(db) })
      held = { all, byPerson: new Map(all.people.map((each) => [each.personId, each])) }
    } finally {
      running = undefined
      if (!closed) {
        computed()
        if (stale) plan()
      }
    }
  }
  const compute = async (): Promise<void> => {
    if (thread === undefined || closed) return
    running ??= computeIn(thread)
    await running
  }
  const computeAside = async (): Promise<void> => {
    try {
      await compute()
    } catch (cause) {
      if (!closed) report(cause)
    }
  }

  const plan = (): void => {
    if (closed || !isAsked || running !== undefined) return
    clearTimeout(soon)
    soon = setTimeout(() => void computeAside(), held === undefined ? 0 : QUIET_MS)
    soon.unref()
  }

  /** The numerics are a third of a megabyte: loaded when somebody wants a share. */
  const load = async (): Promise<void> => {
    const [{ numericsReady }, proportions] = await Promise.all([
      import('#shared/measure/special.ts'),
      import('#shared/measure/proportions.ts'),
    ])
    await numericsReady
    share = proportions.giveShare
    if (!closed) computed()
  }

  const isFresh = (): boolean => held?.all.at === dayAt(now()) && !stale && running === undefined

  const settingsFor = (input: TaskInput<'assessRelationships'>): Settings => {
    const settings = readSettings(db)
    return {
      ...settings,
      model: input.model ?? settings.model,
      estimator: input.estimator ?? settings.estimator,
      horizonWeeks: input.horizonWeeks ?? settings.horizonWeeks,
    }
  }
  const requestFor = (input: TaskInput<'assessRelationships'>) => ({
    people: readPeople(db),
    at: input.at ?? dayAt(now()),
    settings: settingsFor(input),
  })

  return {
    known: () => {
      if (held !== undefined && held.all.at !== dayAt(now())) stale = true
      isAsked = true
      if (stale) plan()
      return held === undefined ? null : { ...held, fresh: isFresh() }
    },
    today: () => dayAt(now()),
    giveShare: () => {
      loading ??= load().catch(report)
      return share ?? null
    },
    ready: async () => {
      if (thread === undefined) return err(noThread)
      loading ??= load()
      await loading
      while (!closed && !isFresh()) await compute()
      return ok({ at: dayAt(now()) })
    },
    assess: async (input) => (thread === undefined ? err(noThread) : ok(await thread.assess(requestFor(input)))),
    fit: async (input) => (thread === undefined ? err(noThread) : ok(await thread.fit(requestFor(input)))),
    changed: (tables) => {
      if (!MEASURED_TABLES.some((table) => tables.has(table))) return
      stale = true
      plan()
    },
    close: async () => {
      closed = true
      clearTimeout(soon)
      await thread?.close()
    },
  }
}
