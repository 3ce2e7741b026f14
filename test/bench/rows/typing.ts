/**
 * From a key to the frame that shows it, while a second peer types into the same note: the product's own window, with
 * 10,000 notes, against Lexical alone in another window of the same Electron.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import type { NoteId } from '#shared/model/ids.ts'
import { createGenerator } from '#test/support/generate.ts'
import { createRandom } from '#test/support/random.ts'
import { ROOT } from '#test/support/window.ts'
import { type Benchmark, compare } from '../row.ts'
import { interleaved, median, p95 } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'
import { buildPlain } from '../window/buildPlain.ts'
import { environment, switches } from '../window/electron.ts'
import { record } from '../window/keyTimes.ts'
import { KEY_EVERY_MS, KEYS, typeInto } from '../window/typeInto.ts'

const TITLE = 'Two hands on one page'
const ROUNDS = 5
/** Another quick typist. */
const PEER_EVERY_MS = 80

interface Peer {
  start(everyMs: number): void
  stop(): number
}

async function writeNote(folder: string, paragraphs: readonly string[]): Promise<NoteId> {
  const core = await openCore(folder)
  const { noteId } = take(
    core.execute('createNote', { title: TITLE, markdown: paragraphs.join('\n\n') }, { scope: 'bench' }),
  )
  await core.close()
  return noteId
}

/** The plain page in a window of the product's process, outside of the session that forbids other pages. */
async function openPlain(electron: ElectronApplication, file: string, paragraphs: readonly string[]): Promise<Page> {
  const opened = electron.waitForEvent('window')
  await electron.evaluate(
    ({ BrowserWindow }, page) => {
      const window = new BrowserWindow({
        width: 1280,
        height: 840,
        webPreferences: { sandbox: true, partition: 'plain', spellcheck: false },
      })
      void window.loadFile(page.file, { hash: page.hash })
    },
    { file, hash: encodeURIComponent(JSON.stringify(paragraphs)) },
  )
  return opened
}

export const typing: Benchmark = {
  key: 'typing',
  title: 'Typing',
  run: async ({ folder, workspace }) => {
    const generate = createGenerator(79)
    const paragraphs = Array.from({ length: 14 }, () => generate.paragraph())
    const data = await workspace()
    const noteId = await writeNote(data, paragraphs)
    const file = await buildPlain()
    const userData = join(folder, 'user-typing')
    mkdirSync(userData)
    const peerHook = fileURLToPath(new URL('../window/secondPeer.cjs', import.meta.url))
    const electron = await _electron.launch({
      args: ['-r', peerHook, ...switches(), `--user-data-dir=${userData}`, ROOT],
      cwd: folder,
      env: environment({ COMMONPLACE_USER_DATA: userData, COMMONPLACE_OPEN: data }),
      timeout: 30_000,
    })
    try {
      const ours = await electron.firstWindow({ timeout: 30_000 })
      await ours
        .getByRole('button', { name: /^Notes/ })
        .or(ours.getByRole('link', { name: /^Notes/ }))
        .first()
        .click()
      await ours.getByRole('option', { name: TITLE }).first().click()
      await ours.locator('[contenteditable="true"] p').first().waitFor()
      const plain = await openPlain(electron, file, paragraphs)
      await plain.locator('[contenteditable="true"] p').first().waitFor()
      for (const page of [ours, plain]) await record(page)
      const peer = await electron.evaluateHandle(
        (_, id) => (globalThis as unknown as { benchPeer(id: string): Promise<Peer> }).benchPeer(id),
        noteId,
      )
      const random = createRandom(79)
      const next = () => random.next()
      const rounds = await interleaved(
        ROUNDS,
        {
          ours: async () => {
            await peer.evaluate((each, ms) => each.start(ms), PEER_EVERY_MS)
            const times = await typeInto(ours, electron, next)
            if ((await peer.evaluate((each) => each.stop())) === 0) throw new Error('the second peer did not type')
            return p95(times)
          },
          plain: async () => p95(await typeInto(plain, electron, next)),
        },
        { warmUp: true },
      )
      const note = `The middle one of ${ROUNDS} rounds of ${KEYS} keys a side, ${Math.round(1000 / KEY_EVERY_MS)} a second, while a second peer types ${Math.round(1000 / PEER_EVERY_MS)} a second into the same note of ${Math.round(paragraphs.join('').length / 1000)} kB; against Lexical alone, set in the same type and column.`
      return [compare('Key to paint', 'ms p95', median(rounds.ours), median(rounds.plain), 1.3, note)]
    } finally {
      const child = electron.process()
      const limit = setTimeout(() => child.kill('SIGKILL'), 8_000)
      await electron.close().catch(() => undefined)
      clearTimeout(limit)
    }
  },
}
