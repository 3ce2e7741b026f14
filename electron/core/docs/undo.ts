/**
 * Undo and redo of everything but text: per scope (a window), newest first, in memory. Undo
 * writes the earlier value back as a new change, and only where the write still stands: what
 * somebody else set since, here or on another device, is never taken back.
 *
 * Yjs's UndoManager is not used for fields: undoing there deletes an entry and brings back the
 * older entry with its older time, which may lose against another device's and then undo nothing.
 */
import { compareStamps, type Stamp } from '#shared/docs/clock.ts'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { type Editor, type JournalEntry, stillStands } from './editing.ts'

/** What one command did, in words for the menu ("Code R9.PAY added"). */
export interface UndoStep {
  readonly label: string
  journal: readonly JournalEntry[]
}

const isSameField = (a: JournalEntry, b: JournalEntry): boolean =>
  a.docId === b.docId && a.subject === b.subject && a.field === b.field

/** Enough for an afternoon; each step holds only field values. */
const MAX_STEPS = 500

export interface UndoHistory {
  record(scope: string, step: UndoStep): void
  /** Writes back within a commit; the step moves to the other stack once `settle` is called after the commit. */
  back(
    scope: string,
    direction: 'undo' | 'redo',
    editor: Editor,
  ): Result<{ label: string; settle: () => void }, AppError>
  state(scope: string): { undo: string | null; redo: string | null }
  forget(scope: string): void
}

export function createUndoHistory(): UndoHistory {
  const stacks = new Map<string, { undo: UndoStep[]; redo: UndoStep[] }>()
  const stacksOf = (scope: string) => {
    let own = stacks.get(scope)
    if (!own) stacks.set(scope, (own = { undo: [], redo: [] }))
    return own
  }

  const restamp = (field: JournalEntry, old: Stamp, current: Stamp): void => {
    const renew = (entry: JournalEntry): JournalEntry =>
      isSameField(entry, field) && compareStamps(entry.stamp, old) === 0 ? { ...entry, stamp: current } : entry
    for (const { undo, redo } of stacks.values()) {
      for (const stack of [undo, redo]) for (const step of stack) step.journal = step.journal.map(renew)
    }
  }

  return {
    record: (scope, step) => {
      if (step.journal.length === 0) return
      const own = stacksOf(scope)
      own.undo.push(step)
      if (own.undo.length > MAX_STEPS) own.undo.shift()
      own.redo.length = 0
    },

    back: (scope, direction, editor) => {
      const own = stacksOf(scope)
      const from = own[direction]
      const to = own[direction === 'undo' ? 'redo' : 'undo']
      // Steps of which nothing stands any more are passed over: there is nothing to take back.
      for (let at = from.length - 1; at >= 0; at--) {
        const step = from[at] as UndoStep
        const standing = step.journal.filter((entry) => stillStands(editor.doc(entry.docId), entry, editor.device))
        if (standing.length === 0) continue
        for (const entry of [...standing].reverse()) editor.set(entry.docId, entry.subject, entry.field, entry.before)
        const settle = () => {
          from.length = at
          to.push({ label: step.label, journal: [...editor.journal] })
          // What stood before stands again, under a new stamp: earlier steps that wrote it must know it by that.
          for (const entry of standing) {
            const restored = editor.journal.find((written) => isSameField(written, entry))
            if (restored && entry.beforeStamp) restamp(entry, entry.beforeStamp, restored.stamp)
          }
        }
        return ok({ label: step.label, settle })
      }
      return direction === 'undo'
        ? err(appError('NothingToUndo', 'There is nothing to undo in this window.'))
        : err(appError('NothingToRedo', 'There is nothing to redo in this window.'))
    },

    state: (scope) => {
      const own = stacks.get(scope)
      return { undo: own?.undo.at(-1)?.label ?? null, redo: own?.redo.at(-1)?.label ?? null }
    },
    forget: (scope) => void stacks.delete(scope),
  }
}
