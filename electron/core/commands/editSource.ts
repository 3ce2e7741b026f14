import { appError } from '#shared/contract/errors.ts'
import { readMarkField, SOURCE } from '#shared/docs/layout.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Db } from '../db/database.ts'
import type { Command } from './context.ts'
import { requireSource } from './lookups.ts'

/** True when `from` already rests on `target`, directly or through others. */
function restsOn(db: Db, from: string, target: string): boolean {
  return (
    db.get<{ n: number }>(
      `WITH RECURSIVE up (id) AS (SELECT ? UNION SELECT s.same_origin_as FROM source s JOIN up ON s.source_id = up.id WHERE s.same_origin_as IS NOT NULL)
       SELECT count(*) AS n FROM up WHERE id = ?`,
      from,
      target,
    )?.n !== 0
  )
}

export const editSource: Command<'editSource'> = {
  label: ({ patch }) =>
    // Reading to the end sets the mark by itself: undo must reach what the person did before.
    'read' in patch && Object.keys(patch).length === 1 ? null : 'Source details changed',
  run: ({ sourceId, patch }, { db, edit }) => {
    const source = requireSource(db, sourceId)
    if (!source.ok) return source
    if (patch.sameOriginAs != null) {
      const origin = requireSource(db, patch.sameOriginAs)
      if (!origin.ok) return origin
      if (restsOn(db, patch.sameOriginAs, sourceId)) {
        return err(
          appError(
            'SameOriginCycle',
            `“${origin.value.title}” already counts as coming from this source; take that back first.`,
          ),
        )
      }
    }
    const { read, ...fields } = patch
    for (const [field, value] of Object.entries(fields))
      if (value !== undefined) edit.set(sourceId, SOURCE, field, value)
    if (read !== undefined) edit.set(sourceId, SOURCE, readMarkField(edit.me), read)
    return ok({})
  },
}
