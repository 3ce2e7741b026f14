/** Extracted texts that sources refer to and that are not on this device yet. */
import type { BlobHash } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'

export const missingExtractions = (db: Db): BlobHash[] =>
  db
    .all<{ hash: BlobHash }>(
      `SELECT DISTINCT extraction_hash AS hash FROM source WHERE extraction_hash NOT IN (SELECT hash FROM blob)`,
    )
    .map(({ hash }) => hash)

/** A text came: sources that stand on it are indexed, and shown, anew. Returns whether any does. */
export function extractionStored(db: Db, hash: BlobHash, bytes: number, at: number): boolean {
  return db.transaction(() => {
    db.run('INSERT OR IGNORE INTO blob (hash, bytes, at) VALUES (?, ?, ?)', hash, bytes, at)
    return (
      db.run(
        'UPDATE doc SET projection_dirty = 1 WHERE doc_id IN (SELECT source_id FROM source WHERE extraction_hash = ?)',
        hash,
      ) > 0
    )
  })
}

/**
 * Forgets rows of texts whose file is not there: the database was replaced by an older copy, which remembers what was
 * deleted for good since. They are asked for again like any other.
 */
export function forgetLostExtractions(db: Db, isHere: (hash: BlobHash) => boolean): void {
  const lost = db
    .all<{ hash: BlobHash }>(
      'SELECT DISTINCT s.extraction_hash AS hash FROM source s JOIN blob b ON b.hash = s.extraction_hash',
    )
    .filter(({ hash }) => !isHere(hash))
  for (const { hash } of lost) db.run('DELETE FROM blob WHERE hash = ?', hash)
}
