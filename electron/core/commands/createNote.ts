import { NOTE } from '#shared/docs/layout.ts'
import { createId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import { noteFromMarkdown, seedNote } from '../docs/noteText.ts'
import { createResolver } from '../docs/references.ts'
import type { Command } from './context.ts'

export const createNote: Command<'createNote'> = {
  label: () => 'Note added',
  run: ({ title, markdown }, { db, edit }) => {
    const noteId = createId('n')
    edit.addToLibrary(noteId, 'note')
    edit.set(noteId, NOTE, 'title', title)
    const doc = edit.doc(noteId)
    doc.transact(
      () =>
        markdown === undefined || markdown.trim() === ''
          ? seedNote(doc)
          : noteFromMarkdown(doc, markdown, createResolver(db)),
      'command',
    )
    return ok({ noteId })
  },
}
