/** Rows of a table as notes, their text read as Markdown. */
import { NOTE } from '#shared/docs/layout.ts'
import { NoteId } from '#shared/model/ids.ts'
import { noteFromMarkdown } from '../../docs/noteText.ts'
import { createResolver } from '../../docs/references.ts'
import { guidOfName, idOfGuid } from '../../exchange/refi/guids.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import { createCodeReader, type RecordParts, type RowReader, unknownCodes } from './row.ts'

const TITLE_LENGTH = 300
const MOST_TEXT = 1_000_000

export function createNoteRows({ db, executor }: RecordParts): RowReader {
  const codesOf = createCodeReader(db)
  const resolve = createResolver(db)
  // The same table given by two members makes a note for each: their texts would run into one another.
  let me = ''
  executor.commit(
    (edit) => {
      me = edit.me
      return { outcome: { ok: true, value: null }, label: null }
    },
    { scope: '' },
  )
  const seen = new Set<string>()
  return {
    read: ({ cells }) => {
      const text = (cells['text'] ?? '').trim()
      const title = cutTo(
        oneLine(cells['title'] ?? '') || oneLine(text.split('\n', 1)[0] ?? '').replace(/^#+\s*/, ''),
        TITLE_LENGTH,
      )
      if (text === '' && title === '') return { refused: 'There is nothing in it.' }
      if (text.length > MOST_TEXT) return { refused: 'It is too long for a note.' }
      const given = NoteId.safeParse(cells['id'])
      const noteId = given.success
        ? given.data
        : NoteId.parse(idOfGuid('n', guidOfName(`row ${title}\n${text} by ${me}`)))
      const known = db.get<{ trashed: number }>(
        'SELECT trashed_at IS NOT NULL AS trashed FROM entity WHERE id = ?',
        noteId,
      )
      if (known?.trashed === 1) return { refused: 'This note is in the trash; restore it there if it is wanted.' }
      if (known || seen.has(noteId)) return { isHere: true }
      const { codes, unknown } = codesOf(cells['codes'] ?? '')
      // Our own say their codes in their text.
      const named = given.success ? [] : codes
      return {
        isHere: false,
        shown: { title, text: cutTo(oneLine(text), 80), codes: named.map(({ name }) => name) },
        without: given.success ? [] : unknownCodes(unknown),
        write: (edit) => {
          seen.add(noteId)
          edit.addToLibrary(noteId, 'note')
          edit.set(noteId, NOTE, 'title', title)
          const doc = edit.doc(noteId)
          const links = named.map(
            ({ codeId, name }) => `[${name.replace(/[[\]\\]/g, '\\$&')}](commonplace:code/${codeId})`,
          )
          const markdown = links.length === 0 ? text : `${text}\n\nCodes: ${links.join(', ')}`
          doc.transact(() => noteFromMarkdown(doc, markdown, resolve), 'command')
          return { docId: noteId, codings: 0 }
        },
      }
    },
  }
}
