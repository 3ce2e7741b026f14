/** What the parts of a folder's import share. */
import { createHash } from 'node:crypto'
import type { AppError } from '#shared/contract/errors.ts'
import { ok } from '#shared/model/result.ts'
import type { JournalEntry, Editor } from '../../docs/editing.ts'
import type { LinkIndex } from '../../exchange/vault/linkIndex.ts'
import type { VaultFiles } from '../../exchange/vault/vaultFiles.ts'
import type { ImportProjectParts } from '../project/work.ts'
import type { Taken } from '../takers.ts'

export interface VaultReport extends Required<Omit<Taken, 'brought'>> {}

export interface VaultWork {
  parts: ImportProjectParts
  files: VaultFiles
  index: LinkIndex
  report: VaultReport
  journal: JournalEntry[]
  signal: AbortSignal | undefined
  /** One commit of the import; the error is that of a commit. */
  commit(write: (edit: Editor) => void, inTransaction?: () => void): AppError | undefined
  /** More of the files is done. */
  step(count: number): void
}

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

export function createVaultWork(
  parts: ImportProjectParts,
  files: VaultFiles,
  index: LinkIndex,
  scope: string,
  step: (count: number) => void,
  signal: AbortSignal | undefined,
): VaultWork {
  const journal: JournalEntry[] = []
  return {
    parts,
    files,
    index,
    report: {
      imported: [],
      merged: [],
      notes: [],
      mergedNotes: [],
      skipped: [...files.skipped],
      failed: [],
      unchanged: 0,
    },
    journal,
    signal,
    step,
    commit: (write, inTransaction) => {
      const outcome = parts.executor.commit<null>(
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
  }
}

/** How many parts of at most so many bytes and so many files. */
export function batchesOf<T>(
  items: readonly T[],
  bytesOf: (item: T) => number,
  most = 64,
  mostBytes = 1_000_000,
): T[][] {
  const batches: T[][] = []
  let open: T[] = []
  let bytes = 0
  for (const item of items) {
    const own = bytesOf(item)
    if (open.length > 0 && (open.length >= most || bytes + own > mostBytes)) {
      batches.push(open)
      open = []
      bytes = 0
    }
    open.push(item)
    bytes += own
  }
  if (open.length > 0) batches.push(open)
  return batches
}
