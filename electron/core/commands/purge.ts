/** Deleting for ever. What it does to the content, here and elsewhere, is told in docs/purge.ts. */
import { appError } from '#shared/contract/errors.ts'
import type { Purged } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { partOf } from './trash.ts'

/** The document that a part in the trash (a quote, a step) is in, null for a document there. */
function inTrash(db: Db, id: string): Outcome<{ inside: string | null }> {
  const part = partOf(db, id)
  if (part && part.trashedAt !== null) return ok({ inside: part.docId })
  const found =
    part === undefined &&
    db.get(
      `SELECT 1 FROM entity WHERE id = ? AND kind IN ('source', 'note', 'plan', 'person', 'tension', 'workshop', 'exercise', 'template') AND trashed_at IS NOT NULL`,
      id,
    ) !== undefined
  return found
    ? ok({ inside: null })
    : err(
        appError('NotInTrash', 'Only what lies in the trash can be deleted for good; something of this is not there.'),
      )
}

/** A tension lies in the library, and what speaks for its sides beside it. */
function eraseTension(db: Db, edit: Editor, id: string): void {
  edit.erase(LIBRARY_DOC, id)
  const sides = db.all<{ subject: string }>(
    `SELECT DISTINCT subject FROM evidence WHERE doc_id = ? AND subject GLOB ? || ':*'`,
    LIBRARY_DOC,
    id,
  )
  for (const { subject } of sides) edit.erase(LIBRARY_DOC, subject)
}

/** What was settled about a quote goes with it: it says who coded it how, and why. */
function eraseSettlements(db: Db, edit: Editor, sourceId: string, quoteId: string): void {
  for (const { id } of db.all<{ id: string }>(
    `SELECT settlement_id AS id FROM settlement WHERE source_id = ? AND EXISTS (SELECT 1 FROM json_each(quotes) WHERE value = ?)`,
    sourceId,
    quoteId,
  ))
    edit.erase(sourceId, id)
}

export const purge: Command<'purge'> = {
  label: null,
  run: ({ ids }, { db, edit }) => {
    const things: { id: string; inside: string | null }[] = []
    for (const id of new Set(ids)) {
      const found = inTrash(db, id)
      if (!found.ok) return found
      things.push({ id, inside: found.value.inside })
    }
    const purged: Purged = { at: edit.now(), by: edit.me }
    for (const { id, inside } of things) {
      if (id.startsWith('x_')) eraseTension(db, edit, id)
      else if (id.startsWith('e_') || id.startsWith('r_')) edit.erase(LIBRARY_DOC, id)
      else if (inside === null) edit.set(LIBRARY_DOC, id, 'purged', purged)
      else {
        edit.erase(inside, id)
        if (id.startsWith('q_')) eraseSettlements(db, edit, inside, id)
      }
    }
    return ok({})
  },
}
