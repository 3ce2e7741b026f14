/**
 * From a key on one device to the frame that shows its letter on another: two apps with folders of their own, one team,
 * one note, over the real network of this computer; against a message there and back over the bare transport.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { Wire } from '#shared/sync/transport.ts'
import { createGenerator } from '#test/support/generate.ts'
import { startDevice } from '#test/support/sync/irohDevices.ts'
import { createRandom } from '#test/support/random.ts'
import { runCli } from '#test/support/cli.ts'
import { launchApp, type RunningApp } from '#test/support/window.ts'
import { type Benchmark, compare } from '../row.ts'
import { interleaved, median, p95 } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'
import { hasNetworkLibrary } from '../sync/countedNetwork.ts'
import { lengthOf, recordKeys, recordText, takePressed, takeShown } from '../window/remotePaint.ts'

const TITLE = 'Two desks, one page'
const ROUNDS = 5
const KEYS = 100
/** A quick typist. */
const KEY_EVERY_MS = 60
const LIMIT_MS = 30_000
const names = { p50: 'Key to paint on another device, p50', p95: 'Key to paint on another device, p95' }

async function openNote({ window: page }: RunningApp): Promise<Page> {
  await page.getByRole('link', { name: /^Notes/ }).click({ timeout: LIMIT_MS })
  await page.getByText(TITLE).first().click({ timeout: LIMIT_MS })
  await page.locator('[data-lexical-editor="true"][contenteditable="true"]').waitFor({ timeout: LIMIT_MS })
  return page
}

/** Types evenly at the end of the note; milliseconds from each key to its letter in the other window. */
async function typeAcross(from: Page, to: Page, letter: () => string): Promise<number[]> {
  await from.locator('[data-lexical-editor="true"] p').last().click()
  await from.keyboard.press('Control+End')
  await pause(500)
  const base = await lengthOf(to)
  await takePressed(from)
  await takeShown(to)
  for (let i = 0; i < KEYS; i++) {
    const started = performance.now()
    await from.keyboard.press(letter())
    await pause(Math.max(0, KEY_EVERY_MS - (performance.now() - started)))
  }
  const until = performance.now() + LIMIT_MS
  while ((await lengthOf(to)) < base + KEYS) {
    if (performance.now() > until) throw new Error('not all letters arrived')
    await pause(50)
  }
  await pause(200)
  const pressed = await takePressed(from)
  const shown = await takeShown(to)
  return pressed.map((at, i) => {
    const frame = shown.find(({ length }) => length >= base + i + 1)
    if (!frame) throw new Error('a letter was not seen')
    return frame.at - at
  })
}

/** Pings evenly; milliseconds until each is answered. */
async function pingAcross(wire: Wire, answered: Map<number, () => void>): Promise<number[]> {
  const times: number[] = []
  for (let n = 1; n <= KEYS; n++) {
    const started = performance.now()
    await new Promise<void>((resolve) => {
      answered.set(n, resolve)
      void wire.send({ type: 'ping', n })
    })
    times.push(performance.now() - started)
    await pause(Math.max(0, KEY_EVERY_MS - (performance.now() - started)))
  }
  return times
}

async function bareTransport() {
  const [near, far] = [await startDevice(), await startDevice()]
  far.transport.onWire((wire) =>
    wire.onMessage((message) => {
      if (message.type === 'ping') void wire.send({ type: 'pong', n: message.n })
    }),
  )
  const called = await near.transport.connect(far.transport.self, far.transport.addresses())
  if (!called.ok) throw new Error(called.error.message)
  const answered = new Map<number, () => void>()
  called.value.onMessage((message) => {
    if (message.type === 'pong') answered.get(message.n)?.()
  })
  return {
    ping: () => pingAcross(called.value, answered),
    close: async () => {
      await near.transport.close()
      await far.transport.close()
    },
  }
}

/** Two apps of one team, each showing the note. */
async function openTeam(apps: RunningApp[]): Promise<{ ada: Page; ben: Page }> {
  const ada = await launchApp()
  apps.push(ada)
  const core = await openCore(ada.dataFolder, { name: 'Quayside' })
  const generate = createGenerator(81)
  const markdown = Array.from({ length: 14 }, () => generate.paragraph()).join('\n\n')
  take(core.execute('createNote', { title: TITLE, markdown }, { scope: 'bench' }))
  await core.close()
  const opened = await ada.window.evaluate((path) => window.commonplace.openWorkspace(path), ada.dataFolder)
  if (!opened.ok) throw new Error('the workspace did not open')
  const invited = await runCli(['invite', '--auto-admit', '--data', ada.dataFolder, '--json'])
  if (invited.status !== 0) throw new Error(`nobody could be invited: ${invited.stdout}${invited.stderr}`)
  const { link } = invited.json<{ link: string }>()

  const ben = await launchApp()
  apps.push(ben)
  const joined = await ben.window.evaluate(
    ([invitation, path]) => window.commonplace.joinWorkspace({ link: invitation, name: 'Ben', path }),
    [link, ben.dataFolder] as const,
  )
  if (!joined.ok) throw new Error('nobody joined')
  return { ada: await openNote(ada), ben: await openNote(ben) }
}

export const remoteTyping: Benchmark = {
  key: 'remote',
  title: 'Typing across',
  run: async () => {
    if (!(await hasNetworkLibrary())) {
      const skipped = 'the network part (@number0/iroh) has no build for this kind of computer.'
      return Object.values(names).map((name) => ({ name, skipped }))
    }
    const apps: RunningApp[] = []
    const bare = await bareTransport()
    try {
      const { ada, ben } = await openTeam(apps)
      await recordKeys(ada)
      await recordText(ben)
      const random = createRandom(81)
      const times: number[][] = []
      const pings: number[][] = []
      await interleaved(
        ROUNDS,
        {
          ours: async (round) => {
            const own = await typeAcross(ada, ben, () => random.pick([...'abcdefghiklmnoprstu']))
            if (round >= 0) times.push(own)
            return p95(own)
          },
          bare: async (round) => {
            const own = await bare.ping()
            if (round >= 0) pings.push(own)
            return p95(own)
          },
        },
        { warmUp: true },
      )
      const row = (name: string, unit: 'ms p50' | 'ms p95', of: (values: number[]) => number, note: string) =>
        compare(name, unit, median(times.map(of)), median(pings.map(of)), null, note)
      const rounds = `the middle one of ${ROUNDS} rounds of ${KEYS} keys, ${Math.round(1000 / KEY_EVERY_MS)} a second`
      return [
        row(
          names.p50,
          'ms p50',
          median,
          `two apps, saved on the first before it is sent; ${rounds}; against a message there and back over the same transport without apps, in the same rhythm.`,
        ),
        row(names.p95, 'ms p95', p95, 'the same.'),
      ]
    } finally {
      await bare.close()
      for (const app of apps.toReversed()) await app.close()
    }
  },
}
