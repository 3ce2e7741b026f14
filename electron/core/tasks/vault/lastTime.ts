/**
 * What this computer remembers of the folders that were taken in: which file became which note, and what file and note
 * said then. By it a file that changed is told from a note that somebody went on writing here.
 */
import { z } from 'zod'
import type { Db } from '../../db/database.ts'
import { hashOf } from './work.ts'

const Remembered = z.object({
  noteId: z.string(),
  /** Of the file's bytes. */
  file: z.string(),
  /** Of the note's title and fingerprint. */
  note: z.string(),
})
export type Remembered = z.infer<typeof Remembered>

const keyOf = (vaultKey: string): string => `vault ${hashOf(vaultKey).slice(0, 24)}`

export function rememberedOf(db: Db, vaultKey: string): Map<string, Remembered> {
  const row = db.get<{ value: string }>('SELECT value FROM preference WHERE key = ?', keyOf(vaultKey))
  if (!row) return new Map()
  try {
    return new Map(Object.entries(z.record(z.string(), Remembered).parse(JSON.parse(row.value))))
  } catch {
    return new Map()
  }
}

export function remember(db: Db, vaultKey: string, byPath: ReadonlyMap<string, Remembered>): void {
  db.transaction(() =>
    db.run(
      'INSERT OR REPLACE INTO preference (key, value) VALUES (?, ?)',
      keyOf(vaultKey),
      JSON.stringify(Object.fromEntries(byPath)),
    ),
  )
}

export const noteHash = (title: string, fingerprint: string): string => hashOf(`${title}\n${fingerprint}`)
