/**
 * Insight in the product's own window, with 100,000 quotes: from the keys that lead to the overview until all of its
 * pictures are painted, against a page with an empty chart in another window of the same process; and from executing a
 * coding until the map on the screen shows it, against the bare statement for the map's cells.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { builtInCards } from '#shared/model/dashboard.ts'
import type { CodeId, QuoteId } from '#shared/model/ids.ts'
import { openLine } from '#test/support/coreLine.ts'
import { ROOT } from '#test/support/window.ts'
import { type Benchmark, compare } from '../row.ts'
import { median, p95, timed } from '../stats.ts'
import { buildPlain } from '../window/buildPlain.ts'
import { environment, switches } from '../window/electron.ts'
import { pageNow, paintedAt, watchPaint } from '../window/painted.ts'
import { MAP_CELLS } from './insightMap.ts'

const STARTS = 3
const CODINGS = 20
/** Five pictures, each as dear as the empty one at most, and as much again for counting 100,000 quotes the first time. */
const FIRST_BUDGET = 6
/** All of the overview is in sight. */
const SIZE = { width: 1280, height: 4000 }
const CARDS = '[aria-label="Pictures on the dashboard"] > li'
/** A card with its drawing, or with the words that there is nothing to draw. */
const FILLED = `${CARDS}:has(svg[role="img"]), ${CARDS}:has(section > header + p)`
const WAIT_MS = 60_000

/** Until the page has written of itself when it was painted; from the beginning of its navigation. */
async function emptyChart(electron: ElectronApplication, file: string): Promise<number> {
  const opened = electron.waitForEvent('window')
  await electron.evaluate(
    ({ BrowserWindow }, [path, size]) => {
      const window = new BrowserWindow({ ...size, webPreferences: { sandbox: true, partition: 'plain' } })
      void window.loadFile(path)
    },
    [file, SIZE] as const,
  )
  const page = await opened
  const painted = await page.waitForFunction(() => performance.getEntriesByName('painted')[0]?.startTime)
  const time = (await painted.jsonValue()) as number
  await page.close()
  return time
}

/** From the key until every card of the overview holds its drawing. */
async function overview(page: Page): Promise<number> {
  await page.evaluate(() => {
    const times = globalThis as unknown as { benchKey: number }
    addEventListener('keydown', ({ timeStamp }) => (times.benchKey = timeStamp), { capture: true })
  })
  await watchPaint(page, {
    selector: FILLED,
    least: builtInCards.length,
    without: '[role="status"][aria-label="Counting"]',
  })
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  const painted = await paintedAt(page)
  return (
    painted -
    (await page.evaluate(() => performance.timeOrigin + (globalThis as unknown as { benchKey: number }).benchKey))
  )
}

interface Toggled {
  target: QuoteId
  codeId: CodeId
  /** Of the cell, as the window names it. */
  cell: string
}

/** A quote of this member that stands in the map: with one phase and one norm. */
function toggledIn(data: string): { toggled: Toggled; bare: () => unknown; close: () => void } {
  const db = new Database(join(data, 'workspace.sqlite'), { readonly: true })
  db.pragma('cache_size = -16000')
  const row = db
    .prepare(
      `SELECT n.target, n.code_id AS codeId, substr(p.code_id, 1, 2) || ' and ' || substr(n.code_id, 1, 2) AS cell
       FROM coding n JOIN coding p ON p.target = n.target
       WHERE n.code_id LIKE 'R%' AND p.code_id LIKE 'P%' LIMIT 1`,
    )
    .get() as Toggled | undefined
  if (!row) throw new Error('no quote is in the map')
  const statement = db.prepare(MAP_CELLS)
  return { toggled: row, bare: () => statement.all(), close: () => db.close() }
}

/** From executing the coding in the window until its map shows other numbers. */
async function codings(page: Page, data: string): Promise<{ ours: number[]; plain: number[] }> {
  const line = await openLine(page)
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: WAIT_MS })
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByText('Phase × norm', { exact: true }).first().click({ timeout: WAIT_MS })
  const { toggled, bare, close } = toggledIn(data)
  const { target, codeId } = toggled
  const cell = page.getByRole('gridcell', { name: `${toggled.cell}:` })
  await cell.waitFor({ timeout: WAIT_MS })
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let round = -1; round < CODINGS; round++) {
    const now = await cell.getAttribute('aria-label')
    await watchPaint(page, { selector: '[role="gridcell"]', least: 1, without: `[aria-label="${now}"]` })
    const started = await pageNow(page)
    const stance = round % 2 === 0 ? 'supports' : 'disputes'
    const done = await line.command('setCoding', { target, codeId, stance })
    if (!done.ok) throw new Error(done.error.message)
    const took = (await paintedAt(page)) - started
    const counted = await timed(bare)
    if (round < 0) continue
    ours.push(took)
    plain.push(counted)
  }
  close()
  return { ours, plain }
}

export const insightWindow: Benchmark = {
  key: 'insight-window',
  title: 'Insight in the window',
  run: async ({ folder, workspace, say }) => {
    const data = await workspace()
    const file = await buildPlain('emptyChart')
    const userData = join(folder, 'user-insight')
    mkdirSync(userData)
    const [first, again, blank]: [number[], number[], number[]] = [[], [], []]
    let coded: Awaited<ReturnType<typeof codings>> = { ours: [], plain: [] }
    for (let start = -1; start < STARTS; start++) {
      const electron = await _electron.launch({
        args: [...switches(), `--user-data-dir=${userData}`, ROOT],
        cwd: folder,
        env: environment({ COMMONPLACE_USER_DATA: userData, COMMONPLACE_OPEN: data }),
        timeout: WAIT_MS,
      })
      try {
        const page = await electron.firstWindow({ timeout: WAIT_MS })
        await electron.evaluate(
          ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setSize(size.width, size.height),
          SIZE,
        )
        await page.getByRole('option').first().waitFor({ timeout: WAIT_MS })
        if (start < 0) {
          // The place opens with the tab that was looked at last.
          await page.keyboard.press('g')
          await page.keyboard.press('i')
          await page.getByRole('radio', { name: 'Overview' }).click()
          await page.locator(`${CARDS} svg[role="img"]`).first().waitFor({ timeout: WAIT_MS })
          await emptyChart(electron, file)
          continue
        }
        if (start % 2 === 1) blank.push(await emptyChart(electron, file))
        first.push(await overview(page))
        if (start % 2 === 0) blank.push(await emptyChart(electron, file))
        await page.keyboard.press('g')
        await page.keyboard.press('l')
        await page.getByRole('option').first().waitFor({ timeout: WAIT_MS })
        again.push(await overview(page))
        if (start === STARTS - 1) coded = await codings(page, data)
      } finally {
        const child = electron.process()
        const limit = setTimeout(() => child.kill('SIGKILL'), 8_000)
        await electron.close().catch(() => undefined)
        clearTimeout(limit)
      }
    }
    say(`Overview: ${first.map(Math.round).join(', ')} ms, again ${again.map(Math.round).join(', ')} ms.`)
    const against = `against a page with an empty chart of the same library, from its address to its paint; median of ${STARTS} starts`
    return [
      compare(
        'Overview, first paint of all pictures',
        'ms',
        median(first),
        median(blank),
        FIRST_BUDGET,
        `from the key to ${builtInCards.length} pictures of 100,000 quotes painted, the first time after a start; ${against}.`,
      ),
      compare(
        'Overview, come back to',
        'ms',
        median(again),
        median(blank),
        2,
        `the same, from another place; ${against}.`,
      ),
      compare(
        'From a new coding to the map on the screen',
        'ms p95',
        p95(coded.ours),
        median(coded.plain),
        1,
        `the command, its commit on the disk, the map counted and painted; against the bare statement for its cells alone; ${CODINGS} codings.`,
      ),
    ]
  },
}
