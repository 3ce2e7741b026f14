/** From an imported source to a changed verdict, in the real window: by keys, from the reader, from search, on the plan. */
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { openLine } from '../support/coreLine.ts'
import { writeLibraryFiles } from '../support/libraryFiles.ts'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'
import { stillness } from '../support/stillness.ts'

test.use({ sharesApp: true })

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

/** A window on a workspace with two sources and a plan of two steps. */
async function openPlan(launch: Launch) {
  const app = await launch({ size: { width: 1280, height: 860 } })
  const files = await writeLibraryFiles(join(app.folder, 'files'))
  const made = await withCore(app.dataFolder, 'Quayside', async (core) => {
    const done = await core.run('import', { items: [{ path: files.page }, { path: files.pdf }] }, { scope: 'test' })
    if (!done.ok || done.value.imported.length !== 2) throw new Error(JSON.stringify(done))
    const plan = core.execute('createPlan', { title: 'Harbour year' }, { scope: 'test' })
    if (!plan.ok) throw new Error(plan.error.message)
    const { planId } = plan.value
    for (const text of ['Tell the baker first', 'Write by hand'])
      core.execute('addStep', { planId, phase: 'P3', text }, { scope: 'test' })
    return { planId }
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  const line = await openLine(page)
  return { ...app, ...made, page, line }
}

const picker = (page: Page) => page.getByRole('dialog', { name: 'Put this quote onto a step' })
const card = (page: Page, text: string) => page.getByRole('option', { name: new RegExp(`^${text}`) })
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByText(name, { exact: true })

async function expectNothingWrong(page: Page): Promise<void> {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const wrong = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(wrong.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)).toEqual([])
}

test('a sentence of a source goes onto a step by keys alone, and the verdict changes', async ({ launch }) => {
  test.setTimeout(120_000)
  const { page, line, planId } = await openPlan(launch)
  const verdicts = async () =>
    (await line.query('verdicts', { planId })).map(({ verdict, for: f, against }) => `${verdict} ${f} : ${against}`)
  expect(await verdicts()).toEqual(['Unsupported 0 : 0', 'Unsupported 0 : 0'])

  // The saved page; its first sentence, straight onto a step.
  const sources = page.getByRole('listbox', { name: 'Sources' })
  await sources.getByRole('option').filter({ hasText: 'loaves' }).click()
  const reader = page.locator('[data-reader]')
  await reader.waitFor()
  await reader.focus()
  for (const key of ['j', 's', 'e']) await page.keyboard.press(key)
  await expect(picker(page)).toContainText('The ferry left early.')
  await page.keyboard.type('baker')
  await expect(picker(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(picker(page)).toHaveCount(0)
  await expect.poll(verdicts).toEqual(['Supported 1 : 0', 'Unsupported 0 : 0'])
  await expect(page.getByRole('button', { name: /^Quote .*used as evidence in 1 step$/ })).toBeVisible()

  // Another from the same source counts once; one from the other source speaks against it.
  await reader.focus()
  // The next key is pressed long before the quote is made and the picker is there; none is lost, none moves the reader.
  for (const key of ['Escape', 'j', 'j', 's', 'e', ...'bakex', 'Backspace', 'r']) await page.keyboard.press(key)
  await expect(picker(page).getByRole('combobox')).toHaveValue('baker')
  await expect(picker(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(picker(page)).toHaveCount(0)
  await expect.poll(async () => (await line.query('planEvidence', { planId })).length).toBe(2)
  expect(await verdicts()).toEqual(['Supported 1 : 0', 'Unsupported 0 : 0'])
  const [pdf] = (await line.query('sources', { limit: 10 })).rows.filter(({ kind }) => kind === 'pdf')
  if (!pdf) throw new Error('no PDF')
  const against = { sourceId: pdf.sourceId, place: { exact: 'the baker writes back' } }
  await line.command('addQuote', against)
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.type('writes back')
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()).toContainText('writes back')
  await page.keyboard.press('Control+e')
  await expect(picker(page)).toContainText('writes back')
  await page.keyboard.press('Alt+Digit2')
  await page.keyboard.type('tell')
  await page.keyboard.press('Enter')
  await expect.poll(verdicts).toEqual(['Contested 1 : 1', 'Unsupported 0 : 0'])

  // The plan shows it, with the counter-quote in sight, and takes it back.
  await place(page, 'Plan').click()
  await expect(card(page, 'Tell the baker first')).toHaveAccessibleName(/Contested, 1 independent for, 1 against/)
  await card(page, 'Tell the baker first').click()
  const forIt = page.getByRole('region', { name: 'For this step' })
  const againstIt = page.getByRole('region', { name: 'Against this step' })
  await expect(forIt.getByRole('listitem')).toHaveCount(2)
  await expect(forIt).toContainText('same source, counts once')
  await expect(againstIt).toContainText('the baker writes back')
  await expect(againstIt.getByRole('button', { name: 'Strongest' })).toBeVisible()
  await expectNothingWrong(page)
  await againstIt.getByRole('button', { name: 'What to do with it' }).click()
  await page.getByRole('menuitem', { name: 'Take off' }).click()
  await expect.poll(verdicts).toEqual(['Supported 1 : 0', 'Unsupported 0 : 0'])
  await page.keyboard.press('Control+z')
  await expect.poll(verdicts).toEqual(['Contested 1 : 1', 'Unsupported 0 : 0'])
})

test('evidence is added on the plan itself: found, or seen by oneself', async ({ launch }) => {
  test.setTimeout(120_000)
  const { page, line, planId } = await openPlan(launch)
  await place(page, 'Plan').click()
  await card(page, 'Write by hand').click()
  await card(page, 'Write by hand').focus()
  await page.keyboard.press('e')
  const panel = page.getByRole('dialog', { name: 'Evidence for this step' })
  await panel.getByRole('button', { name: 'What you saw yourself' }).click()
  await panel.getByRole('textbox', { name: 'What you saw or heard' }).fill('Two of nine wrote back.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'For this step' })).toContainText('Two of nine wrote back.')
  await expect(card(page, 'Write by hand')).toHaveAccessibleName(/Supported, 1 independent source for, none against/)
  expect((await line.query('verdicts', { planId }))[1]).toMatchObject({ verdict: 'Supported', for: 1 })
})

test('the gate says what is missing, and a tension waits for the team’s position', async ({ launch }) => {
  test.setTimeout(120_000)
  const { page, line, planId } = await openPlan(launch)
  await place(page, 'Plan').click()
  const gate = page.getByRole('region', { name: 'Ready to go out?' })
  await expect(gate).toContainText('Not ready to go out yet')
  await gate.getByRole('button', { name: /^Owner named: no proof yet/ }).click()
  const owner = page.getByRole('dialog', { name: 'Owner named' })
  await owner.getByRole('textbox', { name: 'Who it is' }).fill('Una, two days a week')
  await owner.getByRole('button', { name: 'Add proof' }).click()
  const proof = page.getByRole('dialog', { name: 'Evidence for this criterion' })
  await proof.getByRole('button', { name: 'What you saw yourself' }).click()
  await proof.getByRole('textbox', { name: 'What you saw or heard' }).fill('She said yes on Monday.')
  await page.keyboard.press('Control+Enter')
  await expect(owner).toContainText('She said yes on Monday.')
  await page.keyboard.press('Escape')
  await expect(gate.getByRole('button', { name: 'Owner named: proven, Una, two days a week' })).toBeVisible()
  expect((await line.query('gate', { planId }))[0]).toMatchObject({ gate: 'owner', state: 'met' })

  await page.getByRole('radio', { name: 'Tensions' }).click()
  const tensions = page.getByRole('listbox', { name: 'Tensions' })
  await expect(tensions.getByRole('option')).toHaveCount(8)
  await tensions.getByRole('option').nth(2).click()
  await expect(page.getByText('The team has not said where it stands.')).toBeVisible()
  await expectNothingWrong(page)
  await page.getByRole('button', { name: 'Record a position' }).click()
  await page.getByRole('textbox', { name: 'Where the team stands' }).fill('Costs are met, work is not paid.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The team has not said where it stands.')).toHaveCount(0)
  await expect(page.getByText('Costs are met, work is not paid.')).toBeVisible()
  expect((await line.query('tensions', {}))[2]).toMatchObject({ position: 'Costs are met, work is not paid.' })
})
