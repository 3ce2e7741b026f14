/** Somebody at the keys of a note, without a window. */
import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import type { Core, NotePeer } from '#core/core.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { value } from './core.ts'

/** Types a word into a note as a window does, and waits until it is on disk. */
export async function typeInNote(core: Core, noteId: NoteId, word: string): Promise<void> {
  const doc = new Y.Doc()
  let saved = false
  const peer: NotePeer = {
    saved: () => (saved = true),
    updated: (_id, update) => Y.applyUpdate(doc, update),
    awareness: () => undefined,
    reopen: () => undefined,
  }
  const opened = value(core.notes.open(noteId, Y.encodeStateVector(doc), peer))
  Y.applyUpdate(doc, opened.update)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    const line = new Y.XmlText()
    noteRootOf(doc).insertEmbed(0, line)
    line.setAttribute('__type', 'paragraph')
    line.insert(0, word)
  })
  value(core.notes.receive(noteId, 0, Y.encodeStateAsUpdate(doc, before), peer))
  await vi.waitFor(() => expect(saved).toBe(true), { interval: 2 })
  core.notes.close(noteId, peer)
}
