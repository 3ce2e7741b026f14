/** Kill -9 at every point of the write path and at random moments: nothing acknowledged is ever lost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { NoteId, SourceId } from '#shared/model/ids.ts'
import { addText, closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'

const victim = fileURLToPath(new URL('./victim.ts', import.meta.url))
const text = 'Loom heddle shuttle warp weft reed treadle, bobbin and beam; more words follow here to be quoted.'

interface Acknowledged {
  quotes: { quoteId: string; commandId: string }[]
  typed: string[]
}

/** Runs the victim until it dies of `point`, or is killed after `lines` acknowledgements. */
async function kill(
  dataDir: string,
  sourceId: SourceId,
  noteId: NoteId,
  point: string,
  occurrence: number,
  lines: number,
): Promise<Acknowledged> {
  const child = spawn(process.execPath, [victim, dataDir, point, String(occurrence), sourceId, noteId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: Acknowledged = { quotes: [], typed: [] }
  let rest = ''
  let seen = 0
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const line = JSON.parse(part) as { quoteId?: string; commandId?: string; typed?: string }
      if (line.quoteId !== undefined && line.commandId !== undefined)
        said.quotes.push({ quoteId: line.quoteId, commandId: line.commandId })
      if (line.typed !== undefined) said.typed.push(line.typed)
      if (++seen >= lines) child.kill('SIGKILL')
    }
  })
  const [, signal] = (await once(child, 'close')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
  return said
}

async function prepare(): Promise<{ dataDir: string; sourceId: SourceId; noteId: NoteId }> {
  const { core, dataDir } = await newCore()
  const sourceId = await addText(core, text)
  const { noteId } = value(core.execute('createNote', { title: 'Typed into' }, scope))
  await closeCore(core)
  return { dataDir, sourceId, noteId }
}

/** Each quote of this victim and its undo step were one commit: they can be taken back one by one, and forth again. */
async function checkUndo(core: Core, sourceId: SourceId): Promise<void> {
  const count = async () => value(await core.query('quotesOfSource', { sourceId })).length
  const before = await count()
  const steps = Math.min(before, 10)
  for (let undone = 1; undone <= steps; undone++) {
    value(core.execute('undo', {}, { scope: 'victim' }))
    expect(await count()).toBe(before - undone)
  }
  if (steps === before) expect(failure(core.execute('undo', {}, { scope: 'victim' }))).toBe('NothingToUndo')
  for (let undone = 1; undone <= steps; undone++) value(core.execute('redo', {}, { scope: 'victim' }))
  expect(await count()).toBe(before)
}

async function check(dataDir: string, sourceId: SourceId, noteId: NoteId, said: Acknowledged): Promise<void> {
  const core = await openCore(dataDir)
  const stored = new Set(
    value(await core.query('quotesOfSource', { sourceId })).map((quote) => quote.quoteId as string),
  )
  for (const { quoteId } of said.quotes) expect(stored.has(quoteId)).toBe(true)
  const markdown = value(await core.query('noteMarkdown', { noteId })) ?? ''
  for (const typed of said.typed) expect(markdown).toContain(typed)
  expect(value(await core.query('verify', {})).problems).toEqual([])
  const last = said.quotes.at(-1)
  // Sent again with its id, as a window does after a restart: answered, not done twice.
  if (last) {
    const again = value(
      core.execute(
        'addQuote',
        { sourceId, place: { start: 0, end: 4 } },
        { scope: 'victim', commandId: last.commandId },
      ),
    )
    expect(again.quoteId).toBe(last.quoteId)
  }
  await checkUndo(core, sourceId)
  await closeCore(core)
}

describe('kill -9', () => {
  it.each([
    ['beforeCommit', 1],
    ['beforeCommit', 7],
    ['afterLogWrite', 1],
    ['afterLogWrite', 6],
    ['afterCommit', 1],
    ['afterCommit', 9],
  ])('%s, time %i', { timeout: 60_000 }, async (point, occurrence) => {
    const { dataDir, sourceId, noteId } = await prepare()
    const said = await kill(dataDir, sourceId, noteId, point, occurrence, 10_000)
    await check(dataDir, sourceId, noteId, said)
  })

  it('at any moment, again and again on the same folder', { timeout: 120_000 }, async () => {
    const { dataDir, sourceId, noteId } = await prepare()
    const moments = fc.sample(fc.integer({ min: 1, max: 60 }), { numRuns: 6, seed: 4711 })
    for (const lines of moments)
      await check(dataDir, sourceId, noteId, await kill(dataDir, sourceId, noteId, '-', 1, lines))
  })
})
