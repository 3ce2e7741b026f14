/** The phase × norm map in the real window: a coding changes it, wherever it is made, and its figures are the command line's. */
import { runInside } from '../support/cliInside.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

const TEXTS = {
  'quay.txt': 'They were asked to the launch before it had a name. Nobody wanted anything for it.',
  'ferry.txt': 'The ferry people were asked as well. They sent an invoice for the ropes.',
}

test('a coding changes the map, in this window and from elsewhere', async ({ launch }) => {
  test.slow()
  const app = await launch({ size: { width: 1280, height: 860 } })
  const { dataFolder: data, window: page } = app
  const [, ferry] = await withCore(data, 'Quayside', async (core) => {
    const items = Object.entries(TEXTS).map(([fileName, text]) => ({ fileName, bytes: new TextEncoder().encode(text) }))
    const done = await core.run('import', { items }, { scope: 'test' })
    if (!done.ok) throw new Error(done.error.message)
    return done.value.imported.map(({ sourceId }) => sourceId)
  })
  if (ferry === undefined) throw new Error('not prepared')
  await page.evaluate((path) => window.commonplace.openWorkspace(path), data)
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  const toMap = async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('radio', { name: 'Phase × norm' }).click()
  }
  const cell = page.getByRole('gridcell', { name: /^P3 and R1:/ })

  await toMap()
  await expect(page.getByRole('heading', { name: 'No evidence on the map yet' })).toBeVisible()

  // A quote with a phase and a norm, made by keys in the reader.
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: /launch|quay/i })
    .click()
  await page.locator('[data-reader]').focus()
  for (const key of ['j', 's', 'q']) await page.keyboard.press(key)
  const picker = page.getByRole('dialog', { name: 'Code this quote' })
  const first = picker.getByRole('option').first()
  for (const [code, stance] of [
    ['P3.INVITE', 'Alt+Digit1'],
    ['R1.FREE', 'Alt+Digit1'],
  ] as const) {
    await page.keyboard.type(code)
    await expect(first).toContainText(code.slice(3))
    await page.keyboard.press('Enter')
    await page.keyboard.press(stance)
  }
  await page.keyboard.press('Escape')
  await expect(picker).toHaveCount(0)
  await page.keyboard.press('Escape')

  await toMap()
  await expect(cell).toHaveAccessibleName('P3 and R1: 1 supports; 1 source')
  await expect(page.getByRole('gridcell', { name: 'P3 and R9: No evidence' })).toBeVisible()

  // Somebody else's coding, while the map is looked at.
  const added = await runInside(
    ['quote-add', '--source', ferry, '--exact', 'They sent an invoice for the ropes.', '--code', 'P3.INVITE']
      .concat(['--code', 'R1.FREE:disputes', '--code', 'R9.PAY:supports'])
      .concat(['--data', data, '--json']),
  )
  expect(added.status, added.stderr).toBe(0)
  await expect(cell).toHaveAccessibleName('P3 and R1: 1 supports, 1 disputes; 2 sources')
  await expect(page.getByRole('gridcell', { name: 'P3 and R9: 1 supports; 1 source' })).toBeVisible()

  const printed = await runInside(['insight', 'phase-norm', '--data', data, '--json'])
  const { cells } = printed.json<{ cells: Record<string, string | number | null>[] }>()
  const counted = cells.filter((each) => each['code'] === null && Number(each['quotes']) > 0)
  expect(counted).toMatchObject([
    { phase: 'P3', norm: 'R1', quotes: 2, supports: 1, disputes: 1, sources: 2, independent: 2 },
    { phase: 'P3', norm: 'R9', quotes: 1, supports: 1, disputes: 0, sources: 1, independent: 1 },
  ])

  // A click opens the quotes behind the numbers.
  await cell.click()
  const inspector = page.getByRole('complementary')
  await expect(inspector).toContainText('They were asked to the launch')
  await expect(inspector).toContainText('They sent an invoice for the ropes.')

  // The same codings on the tab of the codes: every picture is there, and its table says what the command line says.
  await page.getByRole('radio', { name: 'Codes', exact: true }).click()
  const picture = (title: string) => page.getByRole('region', { name: title, exact: true })
  for (const title of [
    'For and against each code',
    'Codes on the same quotes',
    'Codes over sources',
    'Saturation of the codes that the team added',
    'Negative cases',
  ])
    await expect(picture(title)).toBeVisible()
  const frequencies = picture('Codes by quotes and by sources')
  await frequencies.getByRole('button', { name: 'Show the table' }).click()
  const table = frequencies.getByRole('table')
  const said = await runInside(['insight', 'frequencies', '--data', data, '--json'])
  const { codes } = said.json<{ codes: { title: string; quotes: number; sources: number }[] }>()
  const used = codes.filter(({ quotes }) => quotes > 0)
  expect(used).toHaveLength(6)
  for (const { title, quotes, sources } of used) {
    const row = table.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText(new RegExp(`${quotes}.*${sources}`))
  }
})
