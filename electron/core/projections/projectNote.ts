/** note document → note, note_link and search rows. The title at once, the text by the drain. */
import { z } from 'zod'
import { type Doc, fieldsBySubject, valueOf } from '#shared/docs/fields.ts'
import { NOTE } from '#shared/docs/layout.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { isDismissalField } from '#shared/docs/lensLayout.ts'
import type { Db } from '../db/database.ts'
import { projectNote } from '../docs/noteText.ts'
import { writeSearchBlocks, writeSearchTitle } from './searchBlocks.ts'

const itemOf = (noteId: string) => ({ kind: 'note', itemId: noteId, docId: noteId }) as const

/** What a note's fields say: its title, and the newest time at which an author's device set one of them. */
function headOf(doc: Doc): { title: string; editedAt: number } {
  const fields = fieldsBySubject(doc, new Set([NOTE])).subjects.get(NOTE)
  let editedAt = 0
  // What the team says of a finding in it is said of the note, not written in it.
  for (const [field, { stamp }] of fields ?? []) if (!isDismissalField(field)) editedAt = Math.max(editedAt, stamp[0])
  return { title: valueOf(fields, 'title', z.string()) ?? '', editedAt }
}

export function projectNoteTitle(db: Db, noteId: string, doc: Doc, tables: Set<string>): void {
  const { title, editedAt } = headOf(doc)
  db.run(
    `INSERT INTO note (note_id, title, first_words, words, edited_at) VALUES (?, ?, '', 0, ?)
     ON CONFLICT (note_id) DO UPDATE SET title = excluded.title, edited_at = excluded.edited_at`,
    noteId,
    title,
    editedAt,
  )
  writeSearchTitle(db, itemOf(noteId), title)
  tables.add('note').add('search_item')
}

export function projectNoteText(db: Db, noteId: string, doc: Doc, tables: Set<string>): void {
  const { blocks, links, words, firstWords } = projectNote(noteRootOf(doc))
  const { title, editedAt } = headOf(doc)
  db.run(
    `INSERT INTO note (note_id, title, first_words, words, edited_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (note_id) DO UPDATE SET first_words = excluded.first_words, words = excluded.words`,
    noteId,
    title,
    firstWords,
    words,
    editedAt,
  )
  db.run('DELETE FROM note_link WHERE note_id = ?', noteId)
  for (const [ordinal, link] of links.entries()) {
    db.run(
      'INSERT INTO note_link (note_id, ordinal, kind, target, context) VALUES (?, ?, ?, ?, ?)',
      noteId,
      ordinal,
      link.kind,
      link.id,
      link.context,
    )
  }
  writeSearchBlocks(
    db,
    itemOf(noteId),
    blocks.map((block) => ({ start: null, body: block.text })),
  )
  tables.add('note').add('note_link').add('search_item')
}
