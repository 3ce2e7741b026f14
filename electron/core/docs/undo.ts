/**
 * Undo and redo of everything but typing: per scope (a window), newest first, in the database. A step is written in
 * the transaction of the change that it takes back, so that both outlive the process, or neither does. Undo
 * writes the earlier value back as a new change, and only where the write still stands: what somebody else set
 * since, here or on another device, is never taken back.
 *
 * Yjs's UndoManager is not used for fields: undoing there deletes an entry and brings back the
 * older entry with its older time, which may lose against another device's and then undo nothing.
 */
import type { Stamp } from '#shared/docs/clock.ts'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { Db } from '../db/database.ts'
import { type Editor, type JournalEntry, stillStands } from './editing.ts'

/** What one command did, in words for the menu ("Code R9.PAY added"). */
export interface UndoStep {
  readonly label: string
  readonly journal: readonly JournalEntry[]
}

type Side = 'undo' | 'redo'

const isSameField = (a: JournalEntry, b: JournalEntry): boolean =>
  a.docId === b.docId && a.subject === b.subject && a.field === b.field

/** Enough for an afternoon; each step holds only field values. */
const MAX_STEPS = 500
/** Of a scope's steps together, the newest always excepted: putting thousands of things in the trash is one step. */
const MAX_WRITES = 20_000
/** A window that was not used for so long (in days) does not want its steps back. */
const UNDO_DAYS = 30
/** The command line has no undo, and what the app does by itself is nobody's step. */
const WITHOUT_UNDO: ReadonlySet<string> = new Set(['', 'cli'])

export interface UndoHistory {
  /** Call inside the commit's transaction. */
  record(scope: string, step: UndoStep): void
  /** Writes back within a commit; `settle`, inside its transaction, moves the step to the other side. */
  back(scope: string, direction: Side, editor: Editor): Result<{ label: string; settle: () => void }, AppError>
  state(scope: string): { undo: string | null; redo: string | null }
  /** Drops what nobody will want back any more. */
  forgetOld(): void
  /** A window that has done nothing yet goes on where the last one ended that is in no window now; false: there is none. */
  adopt(scope: string, live: ReadonlySet<string>): boolean
}

interface StepRow {
  id: number
  label: string
}

interface WriteRow {
  docId: string
  subject: string
  field: string
  before: string
  beforeMs: number | null
  beforeCounter: number | null
  ms: number
  counter: number
}

const toEntry = ({ docId, subject, field, before, beforeMs, beforeCounter, ms, counter }: WriteRow): JournalEntry => ({
  docId,
  subject,
  field,
  before: JSON.parse(before) as unknown,
  beforeStamp: beforeMs === null || beforeCounter === null ? undefined : [beforeMs, beforeCounter],
  stamp: [ms, counter],
})

export function createUndoHistory(db: Db, now: () => number): UndoHistory {
  const push = (scope: string, side: Side, { label, journal }: UndoStep): void => {
    const { id } = db.get<{ id: number }>(
      'INSERT INTO undo_step (scope, side, label, writes, at) VALUES (?, ?, ?, ?, ?) RETURNING step_id AS id',
      scope,
      side,
      label,
      journal.length,
      now(),
    ) as { id: number }
    for (const [n, { docId, subject, field, before, beforeStamp, stamp }] of journal.entries()) {
      db.run(
        'INSERT INTO undo_write (step_id, n, doc_id, subject, field, before, before_ms, before_counter, ms, counter) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        n,
        docId,
        subject,
        field,
        JSON.stringify(before),
        beforeStamp?.[0] ?? null,
        beforeStamp?.[1] ?? null,
        stamp[0],
        stamp[1],
      )
    }
  }

  /** Forgets the oldest steps beyond what is kept. */
  const prune = (scope: string): void => {
    let writes = 0
    for (const [n, step] of db
      .all<{ id: number; writes: number }>(
        `SELECT step_id AS id, writes FROM undo_step WHERE scope = ? AND side = 'undo' ORDER BY step_id DESC`,
        scope,
      )
      .entries()) {
      writes += step.writes
      if (n < MAX_STEPS && (n === 0 || writes <= MAX_WRITES)) continue
      db.run(`DELETE FROM undo_step WHERE scope = ? AND side = 'undo' AND step_id <= ?`, scope, step.id)
      return
    }
  }

  const writesOf = (stepId: number): JournalEntry[] =>
    db
      .all<WriteRow>(
        `SELECT doc_id AS docId, subject, field, before, before_ms AS beforeMs, before_counter AS beforeCounter, ms, counter
         FROM undo_write WHERE step_id = ? ORDER BY n`,
        stepId,
      )
      .map(toEntry)

  const restamp = ({ docId, subject, field }: JournalEntry, old: Stamp, current: Stamp): void => {
    db.run(
      'UPDATE undo_write SET ms = ?, counter = ? WHERE doc_id = ? AND subject = ? AND field = ? AND ms = ? AND counter = ?',
      ...current,
      docId,
      subject,
      field,
      ...old,
    )
  }

  /** Newest first. */
  function* stepsOf(scope: string, side: Side): Generator<StepRow> {
    for (let below = Number.MAX_SAFE_INTEGER; ; ) {
      const step = db.get<StepRow>(
        'SELECT step_id AS id, label FROM undo_step WHERE scope = ? AND side = ? AND step_id < ? ORDER BY step_id DESC LIMIT 1',
        scope,
        side,
        below,
      )
      if (!step) return
      yield step
      below = step.id
    }
  }
  const topOf = (scope: string, side: Side): string | null => {
    for (const step of stepsOf(scope, side)) return step.label
    return null
  }

  return {
    record: (scope, step) => {
      if (step.journal.length === 0 || WITHOUT_UNDO.has(scope)) return
      push(scope, 'undo', step)
      db.run(`DELETE FROM undo_step WHERE scope = ? AND side = 'redo'`, scope)
      prune(scope)
    },

    back: (scope, direction, editor) => {
      // Steps of which nothing stands any more are passed over: there is nothing to take back.
      for (const { id, label } of stepsOf(scope, direction)) {
        const standing = writesOf(id).filter((entry) => stillStands(editor.doc(entry.docId), entry, editor.device))
        if (standing.length === 0) continue
        for (const entry of [...standing].reverse()) editor.takeBack(entry)
        const settle = () => {
          db.run('DELETE FROM undo_step WHERE scope = ? AND side = ? AND step_id >= ?', scope, direction, id)
          push(scope, direction === 'undo' ? 'redo' : 'undo', { label, journal: editor.journal })
          // What stood before stands again, under a new stamp: earlier steps that wrote it must know it by that.
          for (const entry of standing) {
            const restored = editor.journal.find((written) => isSameField(written, entry))
            if (restored && entry.beforeStamp) restamp(entry, entry.beforeStamp, restored.stamp)
          }
        }
        return ok({ label, settle })
      }
      return direction === 'undo'
        ? err(appError('NothingToUndo', 'There is nothing to undo in this window.'))
        : err(appError('NothingToRedo', 'There is nothing to redo in this window.'))
    },

    state: (scope) => ({ undo: topOf(scope, 'undo'), redo: topOf(scope, 'redo') }),

    forgetOld: () => void db.run('DELETE FROM undo_step WHERE at < ?', now() - UNDO_DAYS * 86_400_000),

    adopt: (scope, live) => {
      const last = db
        .all<{ scope: string }>('SELECT scope FROM undo_step GROUP BY scope ORDER BY max(step_id) DESC')
        .find((each) => !live.has(each.scope))
      if (!last || topOf(scope, 'undo') !== null || topOf(scope, 'redo') !== null) return false
      return db.run('UPDATE undo_step SET scope = ? WHERE scope = ?', scope, last.scope) > 0
    },
  }
}
