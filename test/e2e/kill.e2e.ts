/**
 * The core's process is killed, from outside and at chosen points inside. Whatever was acknowledged is there
 * afterwards, once; what was not is there once or not at all and is then answered; the window recovers by itself.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLine, type CoreLine } from '../support/coreLine.ts'
import { waitForCore } from '../support/coreProcess.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const WORDS = Array.from({ length: 400 }, (_, i) => `pilot${i} spoke for the scheme`)
const QUOTES = 60

/** A workspace with one long source. */
async function prepare(folder: string): Promise<{ dataDir: string; sourceId: string }> {
  const dataDir = join(folder, 'data')
  const bytes = new TextEncoder().encode(WORDS.map((words) => `${words}.`).join('\n\n'))
  const sourceId = await withCore(dataDir, 'Harbour', async (core) => {
    const done = await core.run('import', { items: [{ fileName: 'pilots.txt', bytes }] }, { scope: 'test' })
    if (!done.ok) throw new Error(done.error.message)
    return done.value.imported[0]!.sourceId
  })
  return { dataDir, sourceId }
}

const addQuote = (line: CoreLine, sourceId: string, i: number) =>
  line.command('addQuote', { sourceId, place: { exact: `${WORDS[i]!}.` } })

/** After everything: nothing is lost or twice, and the store is sound. */
async function checkStore(dataDir: string, sourceId: string, acknowledged: readonly string[]): Promise<void> {
  await withCore(dataDir, undefined, async (core) => {
    const quotes = await core.query('quotesOfSource', { sourceId })
    if (!quotes.ok) throw new Error(quotes.error.message)
    const ids = quotes.value.map(({ quoteId }) => quoteId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(acknowledged.toSorted())
    expect(await core.query('verify', {})).toMatchObject({ ok: true, value: { ok: true, problems: [] } })
  })
}

test('killed again and again while quotes are added, it comes back each time and loses none', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const { dataDir, sourceId } = await prepare(folder)
  const app = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const line = await openLine(app.window)
  const acknowledged: string[] = []
  let kills = 0
  let pid = await waitForCore(app)
  await line.query('workspace', {})
  const portsBefore = await line.ports()
  for (let i = 0; i < QUOTES; i++) {
    const answer = addQuote(line, sourceId, i)
    // Killed with a command under way, at whatever point it happens to be.
    if (i % 20 === 10) {
      process.kill(pid, 'SIGKILL')
      kills += 1
      pid = await waitForCore(app, pid)
    }
    const outcome = await answer
    if (!outcome.ok) throw new Error(outcome.error.message)
    acknowledged.push(outcome.value.quoteId)
  }
  expect(kills).toBe(3)
  expect(await line.ports()).toBe(portsBefore + kills)
  expect(new Set(acknowledged).size).toBe(QUOTES)
  await app.close({ keepFolder: true })
  await checkStore(dataDir, sourceId, acknowledged)
})

for (const point of ['beforeCommit', 'afterLogWrite', 'afterCommit', 'beforeAck']) {
  test(`a crash ${point} loses nothing and does nothing twice`, async ({ launch }) => {
    const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
    const { dataDir, sourceId } = await prepare(folder)
    const app = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir, COMMONPLACE_FAULT: `${point}:3` } })
    const first = await waitForCore(app)
    const line = await openLine(app.window)
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, i) => addQuote(line, sourceId, i)))
    const acknowledged = outcomes.map((outcome) => {
      if (!outcome.ok) throw new Error(outcome.error.message)
      return outcome.value.quoteId
    })
    expect(await waitForCore(app)).not.toBe(first)
    await app.close({ keepFolder: true })
    await checkStore(dataDir, sourceId, acknowledged)
  })
}

test('a core that dies at once every time is given up with one sentence, and the window stays', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const { dataDir } = await prepare(folder)
  const app = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  await app.window.evaluate(() => window.commonplace.currentWorkspace())
  await app.window.evaluate(() => {
    const seen: unknown[] = []
    ;(globalThis as { seenStates?: unknown[] }).seenStates = seen
    window.commonplace.onCoreState((state) => seen.push(state))
  })
  let pid = await waitForCore(app)
  for (let i = 0; i < 5; i++) {
    process.kill(pid, 'SIGKILL')
    if (i < 4) pid = await waitForCore(app, pid)
  }
  await expect
    .poll(() => app.window.evaluate(() => (globalThis as { seenStates?: unknown[] }).seenStates?.at(-1)))
    .toEqual({ failed: expect.stringContaining('stopped 5 times within a minute') })
  expect(app.electron.windows()).toHaveLength(1)
})
