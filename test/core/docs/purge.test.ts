/** Deleted for ever: gone from this disk, gone from every other that learns of it, and not brought back by anybody. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Core } from '#core/core.ts'
import { createId, type NoteId, type QuoteId, type SourceId } from '#shared/model/ids.ts'
import { addText, closeCore, failure, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'
import { createHearingPeer } from '#test/support/notePeer.ts'

/** Everything that lies in a folder, as one text of bytes. */
function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n')
}

/** Words that occur nowhere else, so that any trace of them is a trace of what was deleted. */
const secret = (n: number): string => `quixolent${'abcdefghij'[n]} vermiskade`

const counts = async (core: Core) => value(await core.query('workspace', {})).counts

// Merging an index and emptying a log take the disk, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

describe('deleting for ever', () => {
  it('leaves nothing of a note, a source and a quote in the folder, and everything else as it was', async () => {
    const { core, dataDir } = await newCore()
    const kept = await addText(core, `A letter that stays. It has a line about ${secret(2)} and more words.`)
    const gone = await addText(core, `A letter about ${secret(0)}.\n\nIt was never sent to anybody.`)
    const { noteId } = value(
      core.execute('createNote', { title: 'Draft', markdown: `This names ${secret(1)} once.` }, scope),
    )
    const quote = (sourceId: SourceId, exact: string) =>
      value(core.execute('addQuote', { sourceId, place: { exact }, memo: `memo on ${secret(3)}`, codings: [] }, scope))
        .quoteId
    const ofKept = quote(kept, 'A letter that stays')
    const ofGone = quote(gone, 'never sent')
    value(core.execute('setMemo', { quoteId: ofKept, memo: `another on ${secret(4)}` }, scope))
    value(await core.query('search', { query: 'quixolenta' }))
    const files = readdirSync(join(dataDir, 'blobs'), { recursive: true }).length

    expect(failure(core.execute('purge', { ids: [gone] }, scope))).toBe('NotInTrash')
    value(core.execute('trash', { ids: [gone, noteId, ofKept] }, scope))
    value(core.execute('purge', { ids: [gone, noteId, ofKept] }, scope))

    expect(value(await core.query('trash', {}))).toEqual([])
    expect(await counts(core)).toMatchObject({ sources: 1, notes: 0, trash: 0 })
    for (const n of [0, 1, 3, 4]) expect(value(await core.query('search', { query: secret(n) })).total).toBe(0)
    expect(value(await core.query('search', { query: secret(2) })).total).toBe(1)
    expect(value(await core.query('source', { sourceId: gone }))).toBeNull()
    expect(value(await core.query('note', { noteId }))).toBeNull()
    expect(value(await core.query('quote', { quoteId: ofGone }))).toBeNull()
    expect(value(await core.query('title', { id: noteId }))).toBeNull()
    expect(failure(core.execute('restore', { ids: [gone] }, scope))).toBe('SourceNotFound')
    expect(failure(core.execute('purge', { ids: [gone] }, scope))).toBe('NotInTrash')
    // Undo reaches what is still there, and nothing of what is gone.
    expect(value(core.execute('undo', {}, scope)).label).toContain('added to the library')
    value(core.execute('redo', {}, scope))
    expect(value(await core.query('verify', {})).problems).toEqual([])
    const db = new Database(join(dataDir, 'workspace.sqlite'), { readonly: true })
    const cleaning = db.prepare(`SELECT value FROM meta WHERE key = 'index_cleaning'`)
    await vi.waitFor(() => expect(cleaning.all()).toEqual([]), { timeout: 20_000 })
    db.close()
    expect(value(await core.query('verify', {})).problems).toEqual([])
    await closeCore(core)
    const left = bytesOf(dataDir)
    for (const n of [0, 1, 3, 4])
      for (const word of [secret(n), secret(n).slice(0, 10)]) expect(left).not.toContain(word)
    expect(readdirSync(join(dataDir, 'blobs'), { recursive: true }).length).toBeLessThan(files)

    const again = await openCore(dataDir)
    expect(await counts(again)).toMatchObject({ sources: 1, notes: 0, trash: 0 })
    // The same file may come again; it is another source.
    await addText(again, `A letter about ${secret(0)}.\n\nIt was never sent to anybody.`)
    expect(await counts(again)).toMatchObject({ sources: 2 })
  })

  it('is finished at the next start when the process dies after the commit', async () => {
    let dying = false
    const fault = (point: string) => {
      if (dying && point === 'afterCommit') throw new Error('the process dies here')
    }
    const { core, dataDir } = await newCore({ fault })
    const sourceId = await addText(core, `A letter about ${secret(5)}.`)
    value(core.execute('trash', { ids: [sourceId] }, scope))
    dying = true
    expect(failure(core.execute('purge', { ids: [sourceId] }, scope))).toBe('Unexpected')
    dying = false
    await closeCore(core)
    await closeCore(await openCore(dataDir))
    expect(bytesOf(dataDir)).not.toContain(secret(5))
    const db = new Database(join(dataDir, 'workspace.sqlite'), { readonly: true })
    expect(db.prepare('SELECT doc_id FROM doc').all()).toEqual([{ doc_id: 'library' }])
    db.close()
  })

  it('ends the note in every window that has it open, and takes nothing more of it', async () => {
    const { core } = await newCore()
    const { noteId } = value(core.execute('createNote', { title: 'Open' }, scope))
    const heard: string[] = []
    const peer = createHearingPeer(heard, ({ code }) => code)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, value(core.notes.open(noteId, Y.encodeStateVector(doc), peer)).update)
    doc.getMap('probe').set('typed', true)
    value(core.notes.receive(noteId, 0, Y.encodeStateAsUpdate(doc), peer))
    value(core.execute('trash', { ids: [noteId] }, scope))
    value(core.execute('purge', { ids: [noteId] }, scope))
    expect(heard).toEqual(['NoteNotFound'])
    expect(failure(core.notes.receive(noteId, 1, Y.encodeStateAsUpdate(doc), peer))).toBe('NoteNotFound')
    expect(failure(core.notes.open(noteId, Y.encodeStateVector(doc), peer))).toBe('NoteNotFound')
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('stands against peers that still have it and go on working on it, in any order of arrival', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(2), { maxLength: 5 }),
        fc.nat(),
        async (purges, edits, seed) => {
          const { core: made, dataDir: one } = await newCore()
          const sources: SourceId[] = []
          for (const n of [0, 1, 2]) sources.push(await addText(made, `Letter ${n} says something of its own.`))
          const quotes = sources.map(
            (sourceId) =>
              value(made.execute('addQuote', { sourceId, place: { exact: 'something of its own' } }, scope)).quoteId,
          )
          const notes = [0, 1, 2].map((n) => value(made.execute('createNote', { title: `Note ${n}` }, scope)).noteId)
          await closeCore(made)
          const two = join(temporaryFolder(), 'two')
          cpSync(one, two, { recursive: true })
          const db = new Database(join(two, 'workspace.sqlite'))
          db.prepare(`UPDATE meta SET value = ? WHERE key = 'device_id'`).run(createId('d'))
          db.close()

          const core = await openCore(one)
          const purged = new Set<string>()
          for (const [n, onlyQuote] of purges) {
            const ids = onlyQuote ? [quotes[n] as QuoteId] : [sources[n] as SourceId, notes[n] as NoteId]
            if (ids.some((id) => purged.has(id)) || purged.has(sources[n] as string)) continue
            value(core.execute('trash', { ids }, scope))
            value(core.execute('purge', { ids }, scope))
            for (const id of ids) purged.add(id)
          }
          await closeCore(core)
          const other = await openCore(two)
          for (const n of edits) {
            value(other.execute('setMemo', { quoteId: quotes[n] as QuoteId, memo: `memo ${seed}` }, scope))
            value(other.execute('renameNote', { noteId: notes[n] as NoteId, title: `Renamed ${seed}` }, scope))
            value(other.execute('trash', { ids: [notes[n] as NoteId] }, scope))
            value(other.execute('restore', { ids: [notes[n] as NoteId, sources[n] as SourceId] }, scope))
          }
          await closeCore(other)

          const order = <T>(items: T[]): T[] =>
            items
              .map((item, i) => ({ item, key: Math.imul(i + 1, seed | 1) >>> 0 }))
              .sort((a, b) => a.key - b.key)
              .map(({ item }) => item)
          const [fromOne, fromTwo] = [readState(one), readState(two)]
          receive(one, order(fromTwo))
          receive(two, order(fromOne))
          const views: unknown[] = []
          for (const folder of [one, two]) {
            const opened = await openCore(folder)
            expect(value(await opened.query('verify', {})).problems).toEqual([])
            const ids = [
              ...value(await opened.query('sources', {})).rows.map(({ sourceId }) => sourceId as string),
              ...value(await opened.query('notes', {})).rows.map(({ noteId }) => noteId as string),
              ...value(await opened.query('quotes', {})).rows.map(({ quoteId }) => quoteId as string),
              ...value(await opened.query('trash', {})).map(({ id }) => id),
            ].sort()
            for (const id of purged) expect(ids).not.toContain(id)
            views.push({ ids, digest: value(await opened.query('digest', {})) })
            await closeCore(opened)
          }
          expect(views[0]).toEqual(views[1])
          expect(existsSync(two)).toBe(true)
        },
      ),
      { numRuns: 6 },
    )
  })
})
