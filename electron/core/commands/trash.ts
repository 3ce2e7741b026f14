import { appError } from '#shared/contract/errors.ts'
import type { Trashed } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Command, CommandContext } from './context.ts'
import { requireQuote } from './lookups.ts'

/** Where the trash mark of a thing stands: a quote's in its source's document, a document's in the library. */
function markDoc(id: string, { db }: CommandContext): Outcome<string> {
  if (id.startsWith('q_')) {
    const quote = requireQuote(db, id)
    return quote.ok ? ok(quote.value.sourceId) : quote
  }
  const known = db.get(`SELECT 1 FROM entity WHERE id = ? AND kind <> 'purged'`, id)
  if (known) return ok(LIBRARY_DOC)
  return err(
    id.startsWith('s_')
      ? appError('SourceNotFound', `There is no source ${id} in this workspace.`)
      : appError('NoteNotFound', `There is no note ${id} in this workspace.`),
  )
}

function mark(ids: readonly string[], value: Trashed, context: CommandContext): Outcome<Record<string, never>> {
  const marks: { docId: string; id: string }[] = []
  for (const id of new Set(ids)) {
    const docId = markDoc(id, context)
    if (!docId.ok) return docId
    marks.push({ docId: docId.value, id })
  }
  for (const { docId, id } of marks) {
    const standing = context.edit.read(docId, id, 'trashed') ?? null
    // Trashing what is in the trash already keeps the first time and name.
    if ((standing === null) !== (value === null)) context.edit.set(docId, id, 'trashed', value)
  }
  return ok({})
}

const things = (ids: readonly string[]): string => {
  const first = ids[0] ?? ''
  const noun = first.startsWith('q_') ? 'quote' : first.startsWith('s_') ? 'source' : 'note'
  return ids.length === 1 ? `${noun[0]?.toUpperCase()}${noun.slice(1)}` : `${ids.length} things`
}

export const trash: Command<'trash'> = {
  label: ({ ids }) => `${things(ids)} moved to the trash`,
  run: ({ ids }, context) => mark(ids, { at: context.edit.now(), by: context.edit.me }, context),
}

export const restore: Command<'restore'> = {
  label: ({ ids }) => `${things(ids)} restored`,
  run: ({ ids }, context) => mark(ids, null, context),
}
