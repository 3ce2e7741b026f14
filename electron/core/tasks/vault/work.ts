/** What the parts of a folder's import share. */
import { createHash } from 'node:crypto'
import type { LinkIndex } from '../../exchange/vault/linkIndex.ts'
import type { VaultFiles } from '../../exchange/vault/vaultFiles.ts'
import { createImportSteps, type ImportSteps } from '../importSteps.ts'
import type { ImportProjectParts } from '../project/work.ts'
import type { Taken } from '../takers.ts'

export interface VaultReport extends Required<Omit<Taken, 'brought'>>, Pick<Taken, 'brought'> {}

export interface VaultWork {
  parts: ImportProjectParts
  files: VaultFiles
  index: LinkIndex
  report: VaultReport
  steps: ImportSteps
  signal: AbortSignal | undefined
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
    steps: createImportSteps(parts, scope),
    signal,
    step,
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
