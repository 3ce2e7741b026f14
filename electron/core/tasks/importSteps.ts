/** The commits of one import: as many as it takes for nobody's keystroke to wait, and one step to undo. */
import type { AppError } from '#shared/contract/errors.ts'
import { ok } from '#shared/model/result.ts'
import type { Executor } from '../commands/executor.ts'
import type { Editor, JournalEntry } from '../docs/editing.ts'

export interface ImportSteps {
  /** One commit; the error is that of a commit. `inTransaction` runs with it, all or nothing. */
  commit: (write: (edit: Editor) => void, inTransaction?: () => void) => AppError | undefined
  /** Makes all of them one step to undo; also to be called where a later one failed. */
  end: (label: string) => void
}

/** `scope`: whose undo it is. */
export function createImportSteps({ executor }: { executor: Executor }, scope: string): ImportSteps {
  const journal: JournalEntry[] = []
  return {
    commit: (write, inTransaction) => {
      const outcome = executor.commit<null>(
        (edit) => {
          write(edit)
          journal.push(...edit.journal)
          return { outcome: ok(null), label: null }
        },
        { scope },
        inTransaction,
      )
      return outcome.ok ? undefined : outcome.error
    },
    end: (label) => {
      if (journal.length > 0) executor.commit(() => ({ outcome: ok({}), label, before: journal }), { scope })
    },
  }
}
