/** Deleting for ever. What it does to the content, here and elsewhere, is told in docs/purge.ts. */
import { appError } from '#shared/contract/errors.ts'
import type { Purged } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Command } from './context.ts'

/** The source of a quote in the trash, null for a document there. */
function inTrash(db: Db, id: string): Outcome<{ sourceId: string | null }> {
  const found = id.startsWith('q_')
    ? db.get<{ sourceId: string }>(
        'SELECT source_id AS sourceId FROM quote WHERE quote_id = ? AND trashed_at IS NOT NULL',
        id,
      )
    : db.get<{ sourceId: null }>(
        `SELECT NULL AS sourceId FROM entity WHERE id = ? AND kind IN ('source', 'note') AND trashed_at IS NOT NULL`,
        id,
      )
  return found
    ? ok(found)
    : err(
        appError('NotInTrash', 'Only what lies in the trash can be deleted for good; something of this is not there.'),
      )
}

export const purge: Command<'purge'> = {
  label: null,
  run: ({ ids }, { db, edit }) => {
    const things: { id: string; sourceId: string | null }[] = []
    for (const id of new Set(ids)) {
      const found = inTrash(db, id)
      if (!found.ok) return found
      things.push({ id, sourceId: found.value.sourceId })
    }
    const purged: Purged = { at: edit.now(), by: edit.me }
    for (const { id, sourceId } of things) {
      if (sourceId === null) edit.set(LIBRARY_DOC, id, 'purged', purged)
      else edit.erase(sourceId, id)
    }
    return ok({})
  },
}
