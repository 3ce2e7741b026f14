/** The codebook by keys alone: made, edited, merged, archived, and every step taken back. */
import type { Page } from 'playwright'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

const WORDS = 'The dockers came with ladders and took no money. Nobody had asked them to.'

/** A window on a workspace with two own codes, one of them on a quote. */
async function open(launch: Launch) {
  const app = await launch()
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    const scope = { scope: 'test' }
    const done = await core.run(
      'import',
      { items: [{ fileName: 'quay.txt', bytes: new TextEncoder().encode(WORDS) }] },
      scope,
    )
    const sourceId = done.ok ? done.value.imported[0]?.sourceId : undefined
    if (sourceId === undefined) throw new Error(JSON.stringify(done))
    const made = core.execute(
      'addCode',
      { name: 'LADDER', parent: null, brief: '', definition: 'Help with tools.' },
      scope,
    )
    core.execute('addCode', { name: 'TOOLS', parent: null, brief: '', definition: 'Whatever was lent.' }, scope)
    const quote = core.execute('addQuote', { sourceId, place: { exact: 'took no money' } }, scope)
    if (!made.ok || !quote.ok) throw new Error('not prepared')
    core.execute('setCoding', { target: quote.value.quoteId, codeId: made.value.codeId, stance: 'supports' }, scope)
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  return { ...app, page }
}

const tree = (page: Page) => page.getByRole('treegrid', { name: 'Codes' })
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })

/** To the codebook and to one code, as somebody without a mouse would. */
async function goToCode(page: Page, name: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to or do anything' }).fill(`#${name}`)
  const palette = page.getByRole('dialog', { name: 'Go to or do anything' })
  await expect(palette.getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

test('a code is made, edited and merged by keys, and each step is taken back', async ({ launch }) => {
  const { page } = await open(launch)
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Codes', level: 1 })).toBeVisible()
  await expect(tree(page)).toContainText('LADDER')

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to or do anything' }).fill('>new code')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New code' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('LADDER')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('LADDER')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('ROPE')
  await page.keyboard.press('Tab')
  await page.keyboard.type('A line thrown to somebody.')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('article')).toContainText('A line thrown to somebody.')

  const meaning = page.getByRole('region', { name: 'Meaning' })
  await meaning.getByRole('button', { name: 'Edit' }).focus()
  await page.keyboard.press('Enter')
  const name = page.getByRole('region', { name: 'Edit this code' }).getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  // Nothing was typed: Escape steps out. Typed words are given up by Cancel alone.
  await page.keyboard.press('Escape')
  await expect(name).toBeHidden()
  await meaning.getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('HAWSER')
  // In a field, Ctrl Z is the field's.
  await page.keyboard.press('Control+z')
  await expect(name).not.toHaveValue('HAWSER')
  await expect(tree(page)).toContainText('ROPE')
  await name.fill('HAWSER')
  await page.keyboard.press('Escape')
  await expect(name).toHaveValue('HAWSER')
  await page.getByRole('button', { name: 'Save', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'HAWSER', level: 1 })).toBeVisible()
  await expect(notices(page)).toContainText('HAWSER changed')
  await tree(page)
    .getByRole('row', { name: /HAWSER/ })
    .click()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: 'ROPE', level: 1 })).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('heading', { name: 'HAWSER', level: 1 })).toBeVisible()
})

test('a merge counts where it leads and comes apart again; an archived code is out of the way', async ({ launch }) => {
  const { page } = await open(launch)
  await goToCode(page, 'LADDER')
  await expect(page.getByRole('article')).toContainText('took no money')
  await page.getByRole('button', { name: 'More', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('merge')
  await page.keyboard.press('Enter')
  const into = page.getByRole('combobox', { name: 'Merge into' })
  await expect(into).toBeFocused()
  await page.keyboard.type('tool')
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(notices(page)).toContainText('LADDER merged into TOOLS')
  await expect(page.getByRole('article')).toContainText('Merged into TOOLS')
  await goToCode(page, 'TOOLS')
  await expect(page.getByRole('article')).toContainText('took no money')
  await page.getByRole('heading', { name: 'TOOLS', level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('article')).toContainText('No quotes yet')
  await goToCode(page, 'LADDER')
  await expect(page.getByRole('article')).toContainText('took no money')

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(tree(page).getByRole('row', { name: /LADDER/ })).toHaveCount(0)
  // Only the newest step offers its Undo: an older button would take back the wrong thing.
  await expect(notices(page).getByRole('button', { name: 'Undo' })).toHaveCount(1)
  await notices(page).getByRole('button', { name: 'Undo' }).click()
  await expect(tree(page).getByRole('row', { name: /LADDER/ })).toHaveCount(1)
})
