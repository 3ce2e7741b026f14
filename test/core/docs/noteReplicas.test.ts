import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Core, NotePeer } from '#core/core.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { failure, newCore, scope, value } from '#test/support/core.ts'

/** A window's side: a document that follows the core and remembers what it was told. */
function window_(core: Core, noteId: NoteId) {
  const doc = new Y.Doc()
  const heard = { saved: -1, reopened: 0, updates: 0 }
  let seq = 0
  const peer: NotePeer = {
    saved: (_id, upTo) => (heard.saved = upTo),
    updated: (_id, update) => {
      heard.updates++
      Y.applyUpdate(doc, update, 'core')
    },
    awareness: () => undefined,
    reopen: () => heard.reopened++,
  }
  const opened = value(core.notes.open(noteId, Y.encodeStateVector(doc), peer))
  Y.applyUpdate(doc, opened.update, 'core')
  const send = (update: Uint8Array) => core.notes.receive(noteId, seq++, update, peer)
  return {
    doc,
    heard,
    peer,
    send,
    type: (text: string) => {
      const before = Y.encodeStateVector(doc)
      doc.transact(() => {
        const line = new Y.XmlText()
        noteRootOf(doc).insertEmbed(0, line)
        line.setAttribute('__type', 'paragraph')
        line.insert(0, text)
      })
      send(Y.encodeStateAsUpdate(doc, before))
      return seq - 1
    },
  }
}

async function opened() {
  const { core, dataDir } = await newCore()
  const { noteId } = value(core.execute('createNote', { title: 'Shared' }, scope))
  const markdown = async () => value(await core.query('noteMarkdown', { noteId })) ?? ''
  return { core, dataDir, noteId, markdown }
}

describe('note replicas', () => {
  it('acknowledge after the commit, tell the others, and echo nothing', async () => {
    const { core, noteId, markdown } = await opened()
    const one = window_(core, noteId)
    const two = window_(core, noteId)
    const seq = one.type('typed here')
    expect(one.heard.saved).toBe(-1)
    await vi.waitFor(() => expect(one.heard.saved).toBe(seq))
    expect(one.heard.updates).toBe(0)
    expect(two.heard.updates).toBe(1)
    expect(Y.encodeStateVector(two.doc)).toEqual(Y.encodeStateVector(one.doc))
    expect(await markdown()).toContain('typed here')
  })

  it('drop an update with a gap, keep no pending structs, and ask to open again', async () => {
    const { core, noteId, markdown } = await opened()
    const one = window_(core, noteId)
    const first = Y.encodeStateVector(one.doc)
    const line = new Y.XmlText()
    noteRootOf(one.doc).insertEmbed(0, line)
    line.setAttribute('__type', 'paragraph')
    const second = Y.encodeStateVector(one.doc)
    line.insert(0, 'after the gap')
    one.send(Y.encodeStateAsUpdate(one.doc, second))
    await vi.waitFor(() => expect(one.heard.reopened).toBe(1))
    expect(await markdown()).not.toContain('after the gap')
    one.send(Y.encodeStateAsUpdate(one.doc, first))
    await vi.waitFor(() => expect(one.heard.saved).toBe(1))
    expect(await markdown()).toContain('after the gap')
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('refuse notes that are not there or not open', async () => {
    const { core } = await opened()
    const stranger = 'n_0000000000000000000000' as NoteId
    const { peer } = { peer: {} as NotePeer }
    expect(failure(core.notes.open(stranger, new Uint8Array([0]), peer))).toBe('NoteNotFound')
    expect(failure(core.notes.receive(stranger, 0, new Uint8Array([0, 0]), peer))).toBe('NoteNotFound')
  })

  it('outlive any bytes: quarantined, answered, and the core goes on', { timeout: 60_000 }, async () => {
    const { core, noteId, markdown } = await opened()
    const good = window_(core, noteId)
    const seed = Y.encodeStateAsUpdate(good.doc)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.tuple(fc.nat(seed.length - 1), fc.nat(255)).map(([at, byte]) => seed.with(at, byte)),
        ),
        async (bytes) => {
          const bad = window_(core, noteId)
          bad.send(bytes)
          await vi.waitFor(() => expect(bad.heard.reopened + (bad.heard.saved >= 0 ? 1 : 0)).toBeGreaterThan(0), {
            interval: 5,
          })
          core.notes.close(noteId, bad.peer)
        },
      ),
      { numRuns: 60 },
    )
    const seq = good.type('still here')
    await vi.waitFor(() => expect(good.heard.saved).toBe(seq))
    expect(await markdown()).toContain('still here')
  })

  it('ask to open again when the note cannot be read, spare every other note, and go on once it can', async () => {
    const { core, dataDir, noteId, markdown } = await opened()
    const { noteId: otherId } = value(core.execute('createNote', { title: 'Other' }, scope))
    const one = window_(core, noteId)
    const other = window_(core, otherId)
    const log = (change: string) => {
      const db = new Database(join(dataDir, 'workspace.sqlite'))
      db.exec(change)
      db.close()
    }
    // What does not fit makes the core forget the live document; reading it again then fails as on a bad disk.
    one.send(new Uint8Array([255, 255, 255]))
    await vi.waitFor(() => expect(one.heard.reopened).toBe(1))
    log('ALTER TABLE snapshot RENAME TO hidden')
    one.type('typed while it could not be read')
    await vi.waitFor(() => expect(one.heard.reopened).toBe(2))
    expect(failure(core.notes.open(noteId, new Uint8Array([0]), one.peer))).toBe('Unexpected')
    const seq = other.type('unharmed')
    await vi.waitFor(() => expect(other.heard.saved).toBe(seq))
    log('ALTER TABLE hidden RENAME TO snapshot')
    const again = value(core.notes.open(noteId, Y.encodeStateVector(one.doc), one.peer))
    one.send(Y.encodeStateAsUpdate(one.doc, again.vector))
    await vi.waitFor(() => expect(one.heard.saved).toBe(2))
    expect(await markdown()).toContain('typed while it could not be read')
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })
})
