/** note document → note, note_link and search rows. The title at once, the text by the drain. */
import { z } from 'zod'
import { type Doc, fieldsBySubject, valueOf } from '#shared/docs/fields.ts'
import { NOTE } from '#shared/docs/layout.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import type { Db } from '../db/database.ts'
import { projectNote } from '../docs/noteText.ts'
import { writeSearchBlocks, writeSearchTitle } from './searchBlocks.ts'

const itemOf = (noteId: string) => ({ kind: 'note', itemId: noteId, docId: noteId }) as const

const titleOf = (doc: Doc): string =>
  valueOf(fieldsBySubject(doc, new Set([NOTE])).subjects.get(NOTE), 'title', z.string()) ?? ''

export function projectNoteTitle(db: Db, noteId: string, doc: Doc, tables: Set<string>): void {
  const title = titleOf(doc)
  db.run(
    `INSERT INTO note (note_id, title, first_words, words) VALUES (?, ?, '', 0) ON CONFLICT (note_id) DO UPDATE SET title = excluded.title`,
    noteId,
    title,
  )
  writeSearchTitle(db, itemOf(noteId), title)
  tables.add('note').add('search_item')
}

export function projectNoteText(db: Db, noteId: string, doc: Doc, tables: Set<string>): void {
  const { blocks, links, words, firstWords } = projectNote(noteRootOf(doc))
  db.run(
    `INSERT INTO note (note_id, title, first_words, words) VALUES (?, ?, ?, ?)
     ON CONFLICT (note_id) DO UPDATE SET first_words = excluded.first_words, words = excluded.words`,
    noteId,
    titleOf(doc),
    firstWords,
    words,
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
