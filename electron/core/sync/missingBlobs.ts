/** Extracted texts of sources, and logos of templates, that are not on this device yet. */
import type { BlobHash } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'

export const missingBlobs = (db: Db): BlobHash[] =>
  db
    .all<{ hash: BlobHash }>(
      `SELECT extraction_hash AS hash FROM source WHERE extraction_hash NOT IN (SELECT hash FROM blob)
       UNION SELECT logo_hash FROM template WHERE logo_hash IS NOT NULL AND logo_hash NOT IN (SELECT hash FROM blob)`,
    )
    .map(({ hash }) => hash)

export const isLogo = (db: Db, hash: BlobHash): boolean =>
  db.get('SELECT 1 FROM template WHERE logo_hash = ?', hash) !== undefined

/** One came: sources that stand on a text are indexed, and shown, anew. Returns whether any does. */
export function blobCame(db: Db, hash: BlobHash, bytes: number, at: number): boolean {
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
 * Forgets rows of those whose file is not there: the database was replaced by an older copy, which remembers what was
 * deleted for good since. They are asked for again like any other.
 */
export function forgetLostBlobs(db: Db, isHere: (hash: BlobHash) => boolean): void {
  const lost = db
    .all<{ hash: BlobHash }>(
      `SELECT s.extraction_hash AS hash FROM source s JOIN blob b ON b.hash = s.extraction_hash
       UNION SELECT t.logo_hash FROM template t JOIN blob b ON b.hash = t.logo_hash`,
    )
    .filter(({ hash }) => !isHere(hash))
  for (const { hash } of lost) db.run('DELETE FROM blob WHERE hash = ?', hash)
}
