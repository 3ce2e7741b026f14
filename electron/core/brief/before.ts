/**
 * What stood when the brief was last read: the state of each relationship, and what each step stood on. The brief is
 * compared with it when somebody opens it. Taken when it is marked as read; where it never was, just before the first
 * change of somebody else, and not again. Kept on this device only, by ids.
 */
import { z } from 'zod'
import { State } from '#shared/contract/relationshipQueries.ts'
import type { AssessmentOfAll } from '#shared/measure/types.ts'
import { Day, EvidenceStance, EvidenceTarget } from '#shared/model/plan.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { piecesIn } from '../queries/evidencePieces.ts'

/** A piece that counted: what, which way, as which independent source. */
const Counted = z.tuple([EvidenceTarget, EvidenceStance, z.string()])

const Before = z.object({
  at: z.int().nonnegative(),
  day: Day,
  /** By person; null until they are worked out. */
  states: z.record(z.string(), State).nullable(),
  /** By step, those without a piece too. */
  steps: z.record(z.string(), z.array(Counted)),
})
export type Before = z.infer<typeof Before>

const KEY = 'brief_before'

/** Null where nothing is kept, or what is kept cannot be read any more: the brief then says what changed without it. */
export function readBefore(db: Db): Before | null {
  const row = db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', KEY)
  if (!row) return null
  try {
    return Before.safeParse(JSON.parse(row.value)).data ?? null
  } catch {
    return null
  }
}

const write = (db: Db, before: Before): void =>
  void db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', KEY, JSON.stringify(before))

/** What the steps of all plans that are not in the trash stand on. */
export function countedBySteps(db: Db): Before['steps'] {
  const steps: Before['steps'] = {}
  for (const { stepId } of db.all<{ stepId: string }>(
    `SELECT t.step_id AS stepId FROM step t JOIN entity e ON e.id = t.plan_id AND e.trashed_at IS NULL
     WHERE t.trashed_at IS NULL`,
  ))
    steps[stepId] = []
  for (const { planId } of db.all<{ planId: string }>('SELECT DISTINCT plan_id AS planId FROM step'))
    for (const { subject, target, stance, state, origin } of piecesIn(db, planId))
      if (state === 'live' && origin !== null) steps[subject]?.push([target, stance, origin])
  return steps
}

export interface BriefBefore {
  /** Takes what stands now as what stood before. */
  keep(): void
  /** The same where nothing is kept yet. */
  keepIfNone(): void
  stop(): void
}

export interface BriefBeforeParts {
  db: Db
  now: () => number
  today: () => Day
  /** Reads the facts at once and tells the states later. */
  assess: () => Promise<Outcome<AssessmentOfAll>>
  /** What the brief is compared with changed. */
  changed: () => void
  report: (cause: unknown) => void
}

export function createBriefBefore({ db, now, today, assess, changed, report }: BriefBeforeParts): BriefBefore {
  let isStopped = false
  const addStates = async (at: number): Promise<void> => {
    const states = await assess()
    const before = isStopped ? null : readBefore(db)
    // Marked as read again meanwhile: those states come by themselves.
    if (!states.ok || before?.at !== at) return
    write(db, { ...before, states: Object.fromEntries(states.value.people.map((each) => [each.personId, each.state])) })
    changed()
  }
  const keep = (): void => {
    const at = Math.max(now(), (readBefore(db)?.at ?? 0) + 1)
    write(db, { at, day: today(), states: null, steps: countedBySteps(db) })
    changed()
    // Where the program ends before they are there, the history of states tells them.
    addStates(at).catch((cause: unknown) => {
      if (!isStopped) report(cause)
    })
  }
  return {
    keep,
    keepIfNone: () => {
      if (readBefore(db) === null) keep()
    },
    stop: () => {
      isStopped = true
    },
  }
}
