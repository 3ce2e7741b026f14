/** Whether a file is in the library already, byte for byte. */
import type { Db } from '../db/database.ts'

export interface Twin {
  sourceId: string
  title: string
  trashed: number
}

/** The source that holds the same file; one that is not in the trash where there are several. */
export const twinOf = (db: Db, hash: string): Twin | undefined =>
  db.get<Twin>(
    'SELECT s.source_id AS sourceId, s.title, e.trashed_at IS NOT NULL AS trashed FROM source s JOIN entity e ON e.id = s.source_id WHERE s.original_hash = ? ORDER BY trashed LIMIT 1',
    hash,
  )
