import { NOTE } from '#shared/docs/layout.ts'
import { ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requireNote } from './lookups.ts'

export const renameNote: Command<'renameNote'> = {
  label: () => 'Note renamed',
  run: ({ noteId, title }, { db, edit }) => {
    const note = requireNote(db, noteId)
    if (!note.ok) return note
    edit.set(noteId, NOTE, 'title', title)
    return ok({})
  },
}
