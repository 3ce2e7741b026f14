/** Two people code one passage apart; their laptops meet, it becomes a card, one settles it and the other sees it settled. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { CodeId } from '#shared/model/ids.ts'
import { runInside } from '../support/cliInside.ts'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const WORDS = 'She showed us how she mixes the glaze.'
const TEXT = `${WORDS} Nobody had asked her to.\n\nThe kiln was cold by then. We walked home along the harbour.`
const HELP = 'R1.HELP' as CodeId
const PAY = 'R9.PAY' as CodeId
const scope = { scope: 'test' }

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

async function openQueue(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Library/ }).waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Insight', exact: true }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page.getByRole('radio', { name: /Where you differ/ })).toBeChecked()
}

test('what two people coded apart is settled on one laptop, and seen settled on the other', async ({ launch }) => {
  test.setTimeout(240_000)
  const ada = await launch()
  const quoteId = await withCore(ada.dataFolder, 'Quayside', async (core) => {
    const bytes = new TextEncoder().encode(TEXT)
    const imported = await core.run('import', { items: [{ fileName: 'An evening.txt', bytes }] }, scope)
    const sourceId = imported.ok ? imported.value.imported[0]?.sourceId : undefined
    if (sourceId === undefined) throw new Error('the text did not come in')
    const made = core.execute('addQuote', { sourceId, place: { exact: WORDS } }, scope)
    if (!made.ok) throw new Error(made.error.message)
    return made.value.quoteId
  })
  expect((await ada.window.evaluate((path) => window.commonplace.openWorkspace(path), ada.dataFolder)).ok).toBe(true)
  const invited = await runInside(['invite', '--auto-admit', '--data', ada.dataFolder, '--json'])
  const { link } = invited.json<{ link: string }>()
  const ben = await launch()
  const joined = await ben.window.evaluate(
    ([invitation, path]) => window.commonplace.joinWorkspace({ link: invitation, name: 'Ben', path }),
    [link, ben.dataFolder] as const,
  )
  expect(joined.ok).toBe(true)
  await expect(ben.window.getByRole('option', { name: /mixes the glaze/ })).toBeVisible({ timeout: 60_000 })

  // Apart: each codes the same words.
  const [atAda, atBen] = [await openLine(ada.window), await openLine(ben.window)]
  const sync = async (paused: boolean): Promise<void> => {
    for (const line of [atAda, atBen]) await line.command('setSync', { mode: 'lan', relay: null, paused })
  }
  await sync(true)
  expect((await atAda.command('setCoding', { target: quoteId, codeId: HELP, stance: 'supports' })).ok).toBe(true)
  expect((await atBen.command('setCoding', { target: quoteId, codeId: PAY, stance: 'disputes' })).ok).toBe(true)
  await openQueue(ada.window)
  await expect(ada.window.getByText('Nobody has coded the same passage')).toBeVisible()

  // They meet: the card comes by itself, on both.
  await sync(false)
  const card = ada.window.getByRole('article', { name: new RegExp(WORDS.slice(0, 30)) })
  await expect(card).toBeVisible({ timeout: 60_000 })
  await expect(card).toContainText('Ben')
  await openQueue(ben.window)
  const bensCard = ben.window.getByRole('article')
  await expect(bensCard).toBeVisible({ timeout: 60_000 })

  // Ben says why; Ada reads it, and settles for his reading by keyboard.
  await bensCard.getByRole('button', { name: 'Give your reason' }).click()
  await ben.window.keyboard.type('She says that nothing was paid.')
  await ben.window.keyboard.press('Tab')
  await expect(card).toContainText('She says that nothing was paid.', { timeout: 30_000 })
  await expectNoViolations(ada.window)
  await card.getByRole('textbox', { name: 'What you make of it together' }).fill('We went back to her words.')
  await card.getByRole('button', { name: 'Ben’s reading stands' }).focus()
  await ada.window.keyboard.press('Enter')
  await expect(ada.window.getByText('Nothing is open')).toBeVisible()

  // Seen settled on the other laptop, with the reason and both codings.
  await expect(ben.window.getByText('Nothing is open')).toBeVisible({ timeout: 30_000 })
  await ben.window.getByRole('radio', { name: /^Settled/ }).click()
  await expect(bensCard).toContainText('Ben’s reading stands.')
  await expect(bensCard).toContainText('We went back to her words.')
  await expect(bensCard).toContainText('HELP')
  await expect(bensCard).toContainText('PAY')
  await expectNoViolations(ben.window)
  // His brief tells of it and leads to the card; beside the text it stands with the quote.
  await ben.window.getByRole('link', { name: /^New from others/ }).click()
  await ben.window.getByRole('button', { name: /Settled a disagreement: Ben’s reading stands/ }).click()
  await expect(bensCard).toBeFocused()
  // The team's figures follow, there too.
  const used = await atBen.query('codeFrequencies', {})
  expect(used.filter(({ isGroup, quotes }) => !isGroup && quotes > 0).map(({ codeId }) => codeId)).toEqual([PAY])

  // Ada codes it otherwise: it is open again, on both.
  expect((await atAda.command('setCoding', { target: quoteId, codeId: HELP, stance: 'illustrates' })).ok).toBe(true)
  await expect(card).toContainText('open again', { timeout: 30_000 })
  await ben.window.getByRole('radio', { name: /^Open/ }).click()
  await expect(bensCard).toContainText('open again', { timeout: 30_000 })

  // The figures of both say the same, and the command line too.
  await ada.window.getByRole('radio', { name: 'How far you agree' }).click()
  await expect(ada.window.getByText(/coded the same source, 4 sentences/)).toBeVisible({ timeout: 30_000 })
  await expectNoViolations(ada.window)
  await ada.window.emulateMedia({ colorScheme: 'dark' })
  await expectNoViolations(ada.window)
  const told = await runInside(['insight', 'agreement', '--data', ada.dataFolder, '--json'])
  const { codes } = told.json<{
    codes: { code: string; units: number; alpha: number | null; kappa: number | null }[]
  }>()
  expect(codes.map(({ code, units }) => [code, units])).toEqual([
    [HELP, 4],
    [PAY, 4],
  ])
  const again = await runInside(['insight', 'agreement', '--data', ben.dataFolder, '--json'])
  expect(again.json<{ codes: unknown }>().codes).toEqual(codes)
})
