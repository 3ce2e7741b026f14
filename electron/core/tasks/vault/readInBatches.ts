/** Has a folder's notes read in the thread for files, some at a time; one that cannot be read costs none of the others. */
import type { ImportError } from '#shared/model/importError.ts'
import type { ReadVaultNote, VaultJob } from '../../exchange/vault/readNotes.ts'
import type { VaultFile } from '../../exchange/vault/vaultFiles.ts'
import { hashOf, type VaultWork } from './work.ts'

export interface ReadFile extends ReadVaultNote {
  /** Of the bytes that were read. */
  hash: string
}

/** Null: stopped. Errors of single files are in the report. */
export async function readBatch(
  { parts: { pool }, files, report, signal }: VaultWork,
  batch: readonly VaultFile[],
  vault: VaultJob['vault'],
): Promise<ReadFile[] | null> {
  const bytesByPath = await files.read(batch.map(({ path }) => path))
  const notes: { path: string; bytes: Uint8Array }[] = []
  const hashes = new Map<string, string>()
  const fail = (path: string, error: ImportError | { code: 'FileUnreadable' | 'FileBroken'; message: string }): void =>
    void report.failed.push({ path, error })
  for (const [path, bytes] of bytesByPath) {
    if (bytes.ok) {
      notes.push({ path, bytes: bytes.value })
      hashes.set(path, hashOf(bytes.value))
    } else report.failed.push({ path, error: bytes.error })
  }
  if (notes.length === 0) return []
  const read = async (some: typeof notes): Promise<ReadVaultNote[] | null> => {
    const fileName = some.length === 1 ? (some[0]?.path ?? '') : files.name
    const outcome = await pool.readVault({ vault, fileName, notes: some }, signal)
    if (outcome.ok) return outcome.value
    if (outcome.error.code === 'ImportCancelled') return null
    const [only] = some
    if (only && some.length === 1) {
      fail(only.path, outcome.error)
      return []
    }
    // One of them is to blame: each by itself.
    const all: ReadVaultNote[] = []
    for (const note of some) {
      const alone = await read([note])
      if (alone === null) return null
      all.push(...alone)
    }
    return all
  }
  const done = await read(notes)
  if (done === null) return null
  return done.flatMap((note) => {
    if (note.problem) fail(note.path, note.problem)
    return note.problem ? [] : [{ ...note, hash: hashes.get(note.path) ?? '' }]
  })
}
