/** Writes into many notes as windows do, and weighs what of it has to be told by Yjs alone. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Core, NotePeer } from '#core/core.ts'
import { createOpener, type Db, wrap } from '#core/db/database.ts'
import { createUpdateLog } from '#core/docs/log.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { createGenerator } from '#test/support/generate.ts'
import { createRandom } from '#test/support/random.ts'
import { take } from '../support/openCore.ts'
import type { Edited, Edits } from './protocol.ts'

/** Longer than the core waits before it does what was left for a quiet moment (editedMarks.ts). */
const QUIET_MS = 1_500
const NOTES_AT_ONCE = 50
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,'

/** So many letters from a stream of sentences, or at random. */
function writer({ text, seed }: Edits): (letters: number) => string {
  const random = createRandom(seed)
  if (text === 'random') return (letters) => Array.from({ length: letters }, () => LETTERS[random.int(0, 63)]).join('')
  const generate = createGenerator(seed)
  let prose = ''
  return (letters) => {
    while (prose.length < letters) prose += ` ${generate.paragraph()}`
    const taken = prose.slice(0, letters)
    prose = prose.slice(letters)
    // One letter is one byte, or "200 bytes" would not be that.
    return taken.replace(/[^ -~]/g, '-')
  }
}

const documentOf = (db: Db, id: string): Y.Doc => {
  const doc = new Y.Doc({ guid: id })
  createUpdateLog(db).load(id, doc)
  return doc
}
const newestRow = (db: Db): number =>
  db.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM update_log')?.seq ?? 0

/** Evenly spread over all notes; each commit goes round through all of them, as days of work do. */
export async function editNotes(core: Core, folder: string, edits: Edits): Promise<Edited> {
  // A second reader of the file, so that nothing of the core's own reckoning is believed.
  const db = wrap(createOpener({})(join(folder, 'workspace.sqlite')))
  const all = db.all<{ id: NoteId }>('SELECT note_id AS id FROM note ORDER BY note_id').map(({ id }) => id)
  const chosen = Array.from(
    { length: edits.notes },
    (_, i) => all[Math.floor((i * all.length) / edits.notes)] as NoteId,
  )
  const library = Y.encodeStateVector(documentOf(db, 'library'))
  const vectorById = new Map<string, Uint8Array>([['library', library]])
  const before = newestRow(db)
  const write = writer(edits)

  const window = openWindow()
  for (let commit = 0; commit < edits.commits; commit++)
    for (let at = 0; at < chosen.length; at += NOTES_AT_ONCE) {
      const typed = chosen.slice(at, at + NOTES_AT_ONCE).map((noteId) => {
        const { before: vector, saved } = type(core, window, noteId, write(edits.letters / edits.commits))
        if (!vectorById.has(noteId)) vectorById.set(noteId, vector)
        return saved
      })
      await Promise.all(typed)
    }
  const isIndexing = () => db.get('SELECT 1 FROM doc WHERE projection_dirty = 1') !== undefined
  for (let rows = -1; isIndexing() || rows !== newestRow(db); await pause(QUIET_MS)) rows = newestRow(db)

  const changed = db.all<{ id: string }>('SELECT DISTINCT doc_id AS id FROM update_log WHERE seq > ?', before)
  let minimalBytes = 0
  for (const { id } of changed) {
    const vector = vectorById.get(id)
    if (vector === undefined) throw new Error(`${id} was changed, too`)
    minimalBytes += Y.encodeStateAsUpdate(documentOf(db, id), vector).byteLength
  }
  db.close()
  return { documents: changed.length, minimalBytes }
}

interface Window extends NotePeer {
  /** Resolves when what was typed into the note is saved. */
  untilSaved(noteId: NoteId): Promise<void>
}

function openWindow(): Window {
  const waiting = new Map<NoteId, () => void>()
  return {
    saved: (noteId) => waiting.get(noteId)?.(),
    updated: () => undefined,
    awareness: () => undefined,
    reopen: (_, error) => {
      throw new Error(error.message)
    },
    untilSaved: (noteId) => new Promise((resolve) => waiting.set(noteId, resolve)),
  }
}

/** Types at the end of the note's last text. Returns the state vector of before; `saved` resolves when it is on disk. */
function type(core: Core, window: Window, noteId: NoteId, words: string): { before: Uint8Array; saved: Promise<void> } {
  const doc = new Y.Doc()
  const { update } = take(core.notes.open(noteId, Y.encodeStateVector(doc), window))
  Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const blocks = noteRootOf(doc).toDelta() as { insert: Y.XmlText }[]
  const block = blocks.map(({ insert }) => insert).findLast(({ length }) => length > 1)
  if (block === undefined) throw new Error(`${noteId} holds no text`)
  block.insert(block.length, words)
  const saved = window.untilSaved(noteId)
  take(core.notes.receive(noteId, 0, Y.encodeStateAsUpdate(doc, before), window))
  return { before, saved: saved.then(() => core.notes.close(noteId, window)) }
}
