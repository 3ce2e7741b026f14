/** The order of notes is their authors', not that of the post. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { createId, type NoteId } from '#shared/model/ids.ts'
import { closeCore, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { readLog, receive } from '#test/support/exchange.ts'
import { typeInNote } from '#test/support/typeInNote.ts'

const MINUTE = 60_000

const rowsOf = async (core: Core) => value(await core.query('notes', { sort: 'edited' })).rows
const orderOf = async (core: Core): Promise<NoteId[]> => (await rowsOf(core)).map((row) => row.noteId)

/** A second laptop with the same workspace, which is told everything in one go, days later. */
async function copyOf(dataDir: string, at: number): Promise<Core> {
  const folder = join(temporaryFolder(), 'second')
  cpSync(dataDir, folder, { recursive: true })
  const db = new Database(join(folder, 'workspace.sqlite'))
  const { name } = db.prepare('SELECT name FROM workspace').get() as { name: string }
  expect(name).toBe('Test')
  for (const table of ['update_log', 'snapshot', 'doc', 'note', 'entity']) db.exec(`DELETE FROM ${table}`)
  db.prepare(`UPDATE meta SET value = ? WHERE key = 'device_id'`).run(createId('d'))
  db.prepare(`UPDATE meta SET value = 'none' WHERE key = 'projection_version'`).run()
  db.close()
  receive(folder, readLog(dataDir))
  return openCore(folder, {}, { now: () => at })
}

describe('when a note was edited', () => {
  it('is told to other devices within a minute, in pauses, and costs one small write a minute', async () => {
    let time = 1_700_000_000_000
    const { core, dataDir } = await newCore({ now: () => time })
    const { noteId } = value(core.execute('createNote', { title: 'Typed' }, scope))
    await typeInNote(core, noteId, 'at once')
    // Long after its title was set: one mark for a burst of typing, in the pause after it.
    time += 10 * MINUTE
    const before = readLog(dataDir).length
    for (const word of ['one', 'two', 'three']) await typeInNote(core, noteId, word)
    await vi.waitFor(() => expect(readLog(dataDir)).toHaveLength(before + 4))
    const mark = readLog(dataDir).at(-1)?.update ?? new Uint8Array()
    expect(mark.byteLength).toBeLessThan(120)
    time += MINUTE - 1
    await typeInNote(core, noteId, 'four')
    await closeCore(core)
    expect(readLog(dataDir)).toHaveLength(before + 5)

    const second = await copyOf(dataDir, time + 1000 * MINUTE)
    const [row] = await rowsOf(second)
    expect(row?.editedAt).toBe(1_700_000_000_000 + 10 * MINUTE)
    expect(value(await second.query('verify', {})).problems).toEqual([])
  })

  it('orders notes on the device where they were written exactly, and elsewhere as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.nat(2),
            fc.constantFrom(1, 2, 5).map((minutes) => minutes * MINUTE),
          ),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (edits) => {
          let time = 1_700_000_000_000
          const { core, dataDir } = await newCore({ now: () => time })
          const notes = ['A', 'B', 'C'].map((title) => {
            time += MINUTE
            return value(core.execute('createNote', { title }, scope)).noteId
          })
          const expected = new Map(notes.map((noteId, i) => [noteId, i]))
          for (const [n, [note, later]] of edits.entries()) {
            time += later
            const before = readLog(dataDir).length
            await typeInNote(core, notes[note] as NoteId, `word ${n}`)
            await vi.waitFor(() => expect(readLog(dataDir).length).toBeGreaterThanOrEqual(before + 2), { interval: 5 })
            expected.set(notes[note] as NoteId, 10 + n)
          }
          const wanted = [...expected].sort((a, b) => b[1] - a[1]).map(([noteId]) => noteId)
          expect(await orderOf(core)).toEqual(wanted)
          await closeCore(core)
          const second = await copyOf(dataDir, time + 1000 * MINUTE)
          expect(await orderOf(second)).toEqual(wanted)
          await closeCore(second)
        },
      ),
      { numRuns: 4 },
    )
  }, 60_000)
})
