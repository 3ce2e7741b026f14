/** Insight in the real window: the map follows each coding, is walked by keys alone, and leads to the quotes it is made of. */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { CodeId, type SourceId } from '#shared/model/ids.ts'
import { type CoreLine, openLine } from '../support/coreLine.ts'
import { writeLibraryFiles } from '../support/libraryFiles.ts'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

/** A window on a workspace with two sources and no quote; what is saved goes to `saved`. */
async function openInsight(launch: Launch) {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const files = await writeLibraryFiles(join(folder, 'files'))
  await withCore(dataDir, 'Quayside', async (core) => {
    const done = await core.run('import', { items: [{ path: files.page }, { path: files.pdf }] }, { scope: 'test' })
    if (!done.ok || done.value.imported.length !== 2) throw new Error(JSON.stringify(done))
  })
  const answers = join(folder, 'answers.json')
  const saved = join(folder, 'map.csv')
  writeFileSync(answers, JSON.stringify({ saveFile: [saved] }))
  const app = await launch({
    folder,
    size: { width: 1280, height: 860 },
    env: { COMMONPLACE_OPEN: dataDir, COMMONPLACE_DIALOG_ANSWERS: answers },
  })
  const { window: page } = app
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  const line = await openLine(page)
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  const { rows } = await line.query('sources', { limit: 10 })
  const sourceOf = (kind: string) => {
    const found = rows.find((row) => row.kind === kind)
    if (!found) throw new Error(`no ${kind}`)
    return found.sourceId
  }
  return { ...app, page, line, saved, html: sourceOf('html'), pdf: sourceOf('pdf') }
}

type Said = readonly [code: string, stance: 'supports' | 'disputes' | 'illustrates']

async function quote(line: CoreLine, sourceId: SourceId, exact: string, ...codes: readonly Said[]): Promise<void> {
  const done = await line.command('addQuote', {
    sourceId,
    place: { exact },
    codings: codes.map(([code, stance]) => ({ codeId: CodeId.parse(code), stance })),
  })
  if (!done.ok) throw new Error(done.error.message)
}

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const grid = (page: Page) => page.getByRole('grid', { name: 'Phase × norm' })
const cell = (page: Page, name: string) => grid(page).getByRole('gridcell', { name: `${name}:` })
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Quotes in this cell' })

test('the map begins with the first coding and follows each one, without a reload', async ({ launch }) => {
  test.setTimeout(120_000)
  const { page, line, html, pdf } = await openInsight(launch)
  await press(page, 'g', 'i')
  await expect(page.getByRole('heading', { name: 'No evidence on the map yet' })).toBeVisible()

  await quote(line, html, 'The ferry left early.', ['P3.LISTEN', 'illustrates'], ['R1.HELP', 'supports'])
  await expect(cell(page, 'P3 and R1')).toHaveAccessibleName('P3 and R1: 1 supports; 1 source')
  await expect(cell(page, 'P3 and R2')).toHaveAccessibleName('P3 and R2: No evidence')
  await expect(page.getByText('what we know of give in P3 rests on one independent source.')).toBeVisible()

  await quote(line, pdf, 'the baker writes back', ['P3.LISTEN', 'supports'], ['R1.FREE', 'disputes'])
  await expect(cell(page, 'P3 and R1')).toHaveAccessibleName('P3 and R1: 1 supports, 1 disputes; 2 sources')
  await expect(page.getByText('Thin ground:')).toHaveCount(0)

  // A source that repeats the other is no second voice.
  const same = await line.command('editSource', { sourceId: pdf, patch: { sameOriginAs: html } })
  expect(same.ok).toBe(true)
  await expect(cell(page, 'P3 and R1')).toContainText('2 sources, 1 independent')

  // And by hand: a passage is quoted and coded in the reader, and stands on the map.
  await press(page, 'g', 'l')
  await page.getByRole('option', { name: /^New Forty loaves/ }).click()
  const reader = page.locator('[data-reader]')
  await reader.waitFor()
  await reader.focus()
  await press(page, 'j', 'j', 's', 'q')
  const picker = page.getByRole('dialog')
  await picker.waitFor()
  for (const code of ['P4.SPACE', 'R2.BACK']) {
    await page.keyboard.type(code)
    await expect(picker.getByRole('option').first()).toContainText(code.slice(3))
    await page.keyboard.press('Enter')
  }
  await press(page, 'Escape', 'g', 'i')
  await expect(cell(page, 'P4 and R2')).toHaveAccessibleName('P4 and R2: 1 supports; 1 source')
})

test('the map is walked, unfolded, opened and left by keys alone', async ({ launch }) => {
  test.setTimeout(120_000)
  const { page, line, html, pdf, saved, electron } = await openInsight(launch)
  await quote(line, html, 'The ferry left early.', ['P3.LISTEN', 'illustrates'], ['R1.HELP', 'supports'])
  await quote(line, html, 'They never forgot it.', ['P3.LISTEN', 'supports'], ['R1.FREE', 'disputes'])
  await quote(line, pdf, 'the baker writes back', ['P2.FIT', 'supports'], ['R9.PAY', 'illustrates'])
  await press(page, 'g', 'i')
  await expect(cell(page, 'P1 and R1')).toBeFocused()

  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowLeft')
  const build = grid(page).getByRole('button', { name: /^P3/ })
  await expect(build).toBeFocused()
  await expect(build).toHaveAttribute('aria-expanded', 'false')
  await press(page, 'ArrowRight')
  await expect(build).toHaveAttribute('aria-expanded', 'true')
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowRight')
  await expect(cell(page, 'P3.LISTEN and R1')).toBeFocused()

  await press(page, 'Enter')
  await expect(inspector(page)).toContainText('1 supports, 1 disputes; 1 source')
  const quotes = inspector(page).getByRole('list', { name: 'Quotes' }).getByRole('button')
  await expect(quotes).toHaveCount(2)
  await expect(quotes.first()).toBeFocused()
  await press(page, 'ArrowDown')
  await expect(quotes.nth(1)).toBeFocused()
  await press(page, 'Shift+Tab', 'ArrowRight', 'ArrowRight', ' ')
  await expect(quotes).toHaveCount(1)
  await expect(quotes).toContainText('They never forgot it.')
  await press(page, 'Escape')
  await expect(inspector(page)).toHaveCount(0)
  await expect(cell(page, 'P3.LISTEN and R1')).toBeFocused()

  // To the place in the source and back again.
  await press(page, 'Enter')
  await expect(quotes.first()).toBeFocused()
  await press(page, 'Enter')
  await expect(page.locator('[data-reader]')).toContainText('The ferry left early.')
  await press(page, 'Alt+ArrowLeft')
  await expect(inspector(page)).toContainText('1 supports, 1 disputes; 1 source')
  await press(page, 'Escape')

  // An empty cell says what would fill it.
  await cell(page, 'P1 and R1').focus()
  await press(page, 'Enter')
  await expect(inspector(page)).toContainText('No quote has a code of each yet.')
  await press(page, 'Escape')

  await press(page, 't')
  const row = page.getByRole('row').filter({ hasText: 'P3.LISTEN' }).first()
  await expect(row).toContainText('R1')
  await press(page, 't')
  await expect(grid(page)).toBeVisible()

  await page.getByRole('button', { name: 'Take it along' }).focus()
  await press(page, 'Enter')
  await page.getByRole('menuitem', { name: /CSV/ }).focus()
  await press(page, 'Enter')
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Saved to')
  const rows = readFileSync(saved, 'utf8').split(/\r?\n/)
  expect(rows.filter((each) => each.includes('P3.LISTEN') && each.includes('R1'))).toEqual([
    expect.stringMatching(/P3,P3\.LISTEN,R1,2,1,1,0,0,1,1$/),
  ])

  // Where the quotes cover the map, Escape leads back to the cell.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(720, 800))
  await cell(page, 'P2 and R9').focus()
  await press(page, 'Enter')
  await expect(quotes.first()).toBeFocused()
  await press(page, 'Escape')
  await expect(cell(page, 'P2 and R9')).toBeFocused()
})

test('filters change what is counted, and are still there when one comes back', async ({ launch }) => {
  test.setTimeout(90_000)
  const { page, line, html, pdf } = await openInsight(launch)
  await quote(line, html, 'The ferry left early.', ['P3.LISTEN', 'supports'], ['R1.HELP', 'supports'])
  await quote(line, pdf, 'the baker writes back', ['P3.LISTEN', 'supports'], ['R1.FREE', 'disputes'])
  await press(page, 'g', 'i')
  await expect(cell(page, 'P3 and R1')).toHaveAccessibleName('P3 and R1: 1 supports, 1 disputes; 2 sources')

  await page.getByRole('button', { name: 'Stance: Any stance' }).click()
  await page.getByRole('menuitem', { name: 'Disputes' }).click()
  await expect(cell(page, 'P3 and R1')).toHaveAccessibleName('P3 and R1: 1 disputes; 1 source')
  await press(page, 'g', 'n', 'g', 'i')
  await expect(page.getByRole('button', { name: 'Stance: Disputes' })).toBeVisible()
  await expect(cell(page, 'P3 and R1')).toHaveAccessibleName('P3 and R1: 1 disputes; 1 source')

  await page.getByRole('button', { name: /^Source: / }).click()
  await page.keyboard.type('loaves')
  await expect(page.getByRole('option')).toHaveCount(1)
  await press(page, 'Enter')
  await expect(page.getByText('Nothing passes these filters.')).toBeVisible()
  await expect(cell(page, 'P3 and R1')).toHaveAccessibleName('P3 and R1: No evidence')
  await page.getByRole('button', { name: 'Count everything' }).click()
  await expect(cell(page, 'P3 and R1')).toHaveAccessibleName('P3 and R1: 1 supports, 1 disputes; 2 sources')

  await page.getByRole('button', { name: 'Coded on: Any day' }).click()
  await page.getByRole('textbox', { name: 'Coded until' }).fill('yesterday')
  await press(page, 'Enter')
  await expect(page.getByText('Nothing passes these filters.')).toBeVisible()
})
