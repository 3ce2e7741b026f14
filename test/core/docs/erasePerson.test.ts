/** A person erased: no byte of what was theirs is left in the folder, here or on a teammate's computer. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { createId, type PersonId } from '#shared/model/ids.ts'
import { addText, closeCore, failure, folderOf, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

/** Everything in a folder, as one text of bytes; the log before the file too. */
const bytesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n')

/** Words that occur nowhere else: any trace of one is a trace of the person. */
const word = (n: number): string => `vexolund${'abcdefghijklmnop'[n]}`
const WORDS = Array.from({ length: 12 }, (_, n) => word(n))

/** As much of a life as the workspace can hold of somebody. */
async function aLife(core: Core, rows: number): Promise<PersonId> {
  const { personId } = value(core.execute('addPerson', { name: word(0), stage: 'dormant' }, scope))
  value(core.execute('editPerson', { personId, patch: { name: word(1), wake: word(2), places: word(3) } }, scope))
  value(core.execute('editPerson', { personId, patch: { contact: word(4), notes: word(5).repeat(900) } }, scope))
  value(core.execute('undo', {}, scope))
  value(core.execute('redo', {}, scope))
  const log = (note: string) =>
    value(
      core.execute(
        'addInteraction',
        { personId, on: '2026-03-01', direction: 'act', kind: word(6), channel: word(7), note },
        scope,
      ),
    ).interactionId
  const first = log(word(8).repeat(700))
  value(core.execute('editInteraction', { interactionId: first, patch: { note: word(9) } }, scope))
  value(core.execute('undo', {}, scope))
  const second = log('short')
  value(core.execute('trash', { ids: [second] }, scope))
  value(core.execute('purge', { ids: [second] }, scope))
  const table = Array.from(
    { length: rows },
    (_, i) => `${word(1)},${new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)},${word(10)} ${i}`,
  )
  if (rows > 0)
    value(
      await core.run(
        'importInteractions',
        {
          item: {
            fileName: `${word(11)}.csv`,
            bytes: new TextEncoder().encode(`name,day,note\n${table.join('\n')}\n`),
          },
          reading: { columns: { person: 'name', date: 'day', note: 'note' } },
        },
        scope,
      ),
    )
  value(core.execute('undo', {}, scope))
  value(core.execute('redo', {}, scope))
  return personId
}

function expectNothingLeft(folder: string, words: readonly string[] = WORDS): void {
  const left = bytesOf(folder)
  for (const each of words) {
    expect(left, each).not.toContain(each)
    // Part of a word, where the rest of its page was written over.
    expect(left, each).not.toContain(each.slice(-8))
  }
}

describe('erasing a person', () => {
  it.each([0, 3_000])(
    'leaves nothing of them in the folder, with %d rows imported',
    async (rows) => {
      const { core, dataDir } = await newCore()
      const other = value(core.execute('addPerson', { name: 'Somebody else' }, scope)).personId
      const personId = await aLife(core, rows)
      value(await core.query('people', {}))
      // In full text, too, under a name that is not theirs any more, and in the notes of the log.
      for (const each of [word(1), word(6)])
        expect(value(await core.query('search', { query: each, filters: { kinds: ['person'] } })).total, each).toBe(1)
      expect(bytesOf(dataDir)).toContain(word(1))
      value(core.execute('erasePerson', { personId }, scope))
      // At once: not at the next start, and not when the app is closed.
      expectNothingLeft(dataDir)
      expect(value(await core.query('people', {})).map((person) => person.personId)).toEqual([other])
      expect(value(await core.query('person', { personId }))).toBeNull()
      expect(value(await core.query('interactions', { personId }))).toEqual([])
      expect(value(await core.query('trash', {}))).toEqual([])
      expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
      expect(failure(core.execute('editPerson', { personId, patch: {} }, scope))).toBe('PersonNotFound')
      expect(failure(core.execute('erasePerson', { personId }, scope))).toBe('PersonNotFound')
      expect(failure(core.execute('restore', { ids: [personId] }, scope))).toBe('PersonNotFound')
      // Whatever undo reaches, it brings nothing of them back.
      while (core.execute('undo', {}, scope).ok);
      while (core.execute('redo', {}, scope).ok);
      expect(value(await core.query('person', { personId }))).toBeNull()
      await closeCore(core)
      expectNothingLeft(dataDir)
      await closeCore(await openCore(dataDir))
      expectNothingLeft(dataDir)
    },
    60_000,
  )

  it('reaches somebody in the trash, and leaves what others typed elsewhere, which it names', async () => {
    const { core, dataDir } = await newCore()
    const personId = await aLife(core, 0)
    const sourceId = await addText(core, `A letter by ${word(1)}, who weaves.`)
    const markdown = `We asked ${word(1)} twice.`
    const { noteId } = value(core.execute('createNote', { title: 'Letters', markdown }, scope))
    const { quoteId } = value(
      core.execute('addQuote', { sourceId, place: { exact: 'who weaves' }, memo: `said ${word(1)}` }, scope),
    )
    const friend = value(core.execute('addPerson', { name: 'Tove', notes: `knows ${word(1)}` }, scope)).personId
    const found = value(await core.query('nameOccurrences', { personId }))
    expect(found.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
      [`memo ${quoteId}`, `note ${noteId}`, `person ${friend}`, `source ${sourceId}`].sort(),
    )
    value(core.execute('trash', { ids: [personId] }, scope))
    value(core.execute('erasePerson', { personId }, scope))
    expect(value(await core.query('trash', {}))).toEqual([])
    expectNothingLeft(dataDir, WORDS.slice(2))
    expect(value(await core.query('noteMarkdown', { noteId }))).toContain(word(1))
  })

  it('is finished at the next start when the process dies after the commit', async () => {
    let isDying = false
    const fault = (point: string) => {
      if (isDying && point === 'afterCommit') throw new Error('the process dies here')
    }
    const { core, dataDir } = await newCore({ fault })
    const personId = await aLife(core, 600)
    isDying = true
    expect(failure(core.execute('erasePerson', { personId }, scope))).toBe('Unexpected')
    isDying = false
    await closeCore(core)
    await closeCore(await openCore(dataDir))
    expectNothingLeft(dataDir)
  })

  it('refuses that id for ever, whatever a device that was away sends', async () => {
    const { core, dataDir } = await newCore()
    const personId = await aLife(core, 40)
    await closeCore(core)
    const kept = readState(dataDir)
    const again = await openCore(dataDir)
    value(again.execute('erasePerson', { personId }, scope))
    await closeCore(again)
    receive(dataDir, kept)
    const later = await openCore(dataDir)
    expect(value(await later.query('people', {}))).toEqual([])
    expect(value(await later.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
    await closeCore(later)
    expectNothingLeft(dataDir)
  })

  it('knows nobody who was never there', async () => {
    const { core } = await newCore()
    expect(failure(core.execute('erasePerson', { personId: createId('h') }, scope))).toBe('PersonNotFound')
  })

  it('leaves no trace, whatever was done before', async () => {
    const patch = fc.constantFrom(
      { name: word(1) },
      { notes: word(5).repeat(1_200) },
      { wake: word(2).repeat(30) },
      { contact: word(4), places: word(3).repeat(400) },
    )
    const act = fc.oneof(
      patch.map((each) => ({ does: 'edit' as const, patch: each })),
      fc.constantFrom(
        { does: 'log' as const },
        { does: 'undo' as const },
        { does: 'redo' as const },
        { does: 'toss' as const },
        { does: 'reopen' as const },
        { does: 'search' as const },
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        const made = await newCore()
        let { core } = made
        const { personId } = value(core.execute('addPerson', { name: word(0) }, scope))
        for (const each of acts) {
          if (each.does === 'edit') core.execute('editPerson', { personId, patch: each.patch }, scope)
          else if (each.does === 'log')
            core.execute(
              'addInteraction',
              { personId, on: '2026-01-01', direction: 'give', note: word(8).repeat(500) },
              scope,
            )
          else if (each.does === 'search') value(await core.query('search', { query: word(6) }))
          else if (each.does === 'toss') {
            const [last] = value(await core.query('interactions', { personId }))
            if (last) core.execute('trash', { ids: [last.interactionId] }, scope)
            if (last) core.execute('purge', { ids: [last.interactionId] }, scope)
          } else if (each.does === 'reopen') {
            await closeCore(core)
            core = await openCore(made.dataDir)
          } else core.execute(each.does, {}, scope)
        }
        // Undone at the very start, they lie in the trash.
        value(core.execute('erasePerson', { personId }, scope))
        expectNothingLeft(made.dataDir)
        await closeCore(core)
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})

it('reaches a teammate when they meet, who was away and wrote about the person meanwhile', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const personId = await aLife(ada, 300)
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  expect(value(await ben.query('interactions', { personId })).length).toBeGreaterThan(300)
  expect(bytesOf(folderOf(ben))).toContain(word(1))

  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ada.execute('erasePerson', { personId }, scope))
  expectNothingLeft(folderOf(ada))
  value(ben.execute('editPerson', { personId, patch: { notes: word(5).repeat(50) } }, scope))
  value(ben.execute('addInteraction', { personId, on: '2026-05-05', direction: 'act', note: word(9) }, scope))
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  await stage.time.advance(10_000)
  for (const core of [ada, ben]) {
    expect(value(await core.query('people', {}))).toEqual([])
    expect(value(await core.query('verify', {})).problems).toEqual([])
    expectNothingLeft(folderOf(core))
  }
})
