import { insightMarkdown } from '#shared/editor/markdown/insightBlocks.ts'
import { ok } from '#shared/model/result.ts'
import { appendMarkdown } from '../docs/noteText.ts'
import type { Command } from './context.ts'
import { requireNote } from './lookups.ts'

export const addPictureToNote: Command<'addPictureToNote'> = {
  label: null,
  run: ({ noteId, picture, filters, caption }, { db, edit }) => {
    const note = requireNote(db, noteId)
    if (!note.ok) return note
    const doc = edit.doc(noteId)
    const markdown = insightMarkdown({ picture, filters: JSON.stringify(filters), caption })
    doc.transact(() => appendMarkdown(doc, markdown), 'command')
    return ok({})
  },
}
