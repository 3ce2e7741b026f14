/** A person's state in the window: explained, judged otherwise by keys, and two laptops' rival judgements settled. */
import { cpSync } from 'node:fs'
import { dayAt } from '#shared/dates/localDay.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { after, every } from '#test/shared/measure/support.ts'
import { readLog, receive } from '../support/exchange.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

const TODAY = dayAt(Date.now())
const scope = { scope: 'test' }

/** Five regular people and one who fell silent, who is returned. */
const withPeople = (dataDir: string): Promise<PersonId> =>
  withCore(dataDir, 'Marrow Lane', async (core) => {
    const add = (name: string, days: readonly string[]): PersonId => {
      const made = core.execute('addPerson', { name }, scope)
      if (!made.ok) throw new Error(made.error.message)
      const { personId } = made.value
      for (const on of days) {
        const logged = core.execute('addInteraction', { personId, on, direction: 'act' }, scope)
        if (!logged.ok) throw new Error(logged.error.message)
      }
      return personId
    }
    for (let i = 0; i < 5; i++) add(`Regular ${i}`, every(28, after(TODAY, -260 + i), 10))
    return add('Ines Aldana', every(7, after(TODAY, -200), 12))
  })

const judgeIn = (dataDir: string, personId: PersonId, state: 'strong' | 'weakening', reason: string): Promise<void> =>
  withCore(dataDir, undefined, async (core) => {
    const judged = core.execute('judge', { personId, kind: 'state', state, reason, on: TODAY }, scope)
    if (!judged.ok) throw new Error(judged.error.message)
  })

test('a state is explained, and judged otherwise with a reason, by keys alone', async ({ launch }) => {
  const app = await launch()
  await withPeople(app.dataFolder)
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('link', { name: 'People' }).click()
  const people = page.getByRole('listbox', { name: 'People' })
  const ines = people.getByRole('option', { name: /Ines Aldana/ })
  await expect(ines).toContainText('Failed')
  await expect(ines).toContainText('Presumed over. Usual gap 7 days, now 18 weeks.')
  await ines.click()
  const standing = page.getByRole('region', { name: 'Where it stands' })
  await expect(standing).toContainText('If still active, a silence this long would happen')
  await page.keyboard.press('o')
  const form = page.getByRole('form', { name: 'Judge otherwise' })
  await expect(form.getByRole('button', { name: 'Judge', exact: true })).toBeDisabled()
  await form.getByRole('radio', { name: 'Strong' }).focus()
  await page.keyboard.press('Space')
  await form.getByRole('textbox', { name: 'Why' }).fill('Her mother is ill; she writes every week to Ada')
  await page.keyboard.press('Control+Enter')
  await expect(standing).toContainText('“Her mother is ill; she writes every week to Ada” By the rule: Failed.')
  await expect(ines).toContainText('Strong')
  await standing.getByRole('button', { name: 'Take back' }).click()
  await expect(ines).toContainText('Failed')
  // A new act reopens it.
  await page.getByRole('main').focus()
  await page.keyboard.press('l')
  await page.getByRole('textbox', { name: 'What happened' }).fill('today she wrote a letter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Log', exact: true })).toContainText('letter')
  await expect(ines).not.toContainText('Failed')
})

test('two laptops’ rival judgements stay in sight until one settles them', async ({ launch }) => {
  const app = await launch()
  const here = app.dataFolder
  const there = `${here}-there`
  const personId = await withPeople(here)
  cpSync(here, there, { recursive: true })
  await judgeIn(here, personId, 'strong', 'we met in May')
  await judgeIn(there, personId, 'weakening', 'no answer since June')
  receive(here, readLog(there))
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), here)
  await page.getByRole('link', { name: 'People' }).click()
  const people = page.getByRole('listbox', { name: 'People' })
  const ines = people.getByRole('option', { name: /Ines Aldana/ })
  await expect(ines).toContainText('Judgements differ; not settled.')
  await ines.click()
  const standing = page.getByRole('region', { name: 'Where it stands' })
  await expect(standing).toContainText('we met in May')
  await expect(standing).toContainText('no answer since June')
  await standing.getByRole('button', { name: 'Settle it…' }).click()
  const form = page.getByRole('form', { name: 'Settle the judgement' })
  await form.getByText('Weakening', { exact: true }).click()
  await form.getByRole('textbox', { name: 'Why' }).fill('both of us tried; she is busy')
  await form.getByRole('button', { name: 'Settle', exact: true }).click()
  await expect(ines).toContainText('Weakening')
  await expect(standing).not.toContainText('Not settled')
  await expect(page.getByRole('region', { name: 'How it went' })).toContainText('both of us tried')
})

test('a quote stands as evidence on the fit card, and leads back to its place', async ({ launch }) => {
  const app = await launch()
  const { window: page } = app
  await page.getByText('Look round the sample').click()
  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('listbox', { name: 'People' }).getByRole('option').first().click()
  const card = page.getByRole('region', { name: 'Fit card' })
  const line = card.getByRole('button', { name: /Own platform/ })
  await line.click()
  await card.getByRole('button', { name: /quote that shows it|Another quote/ }).click()
  const picker = page.getByRole('dialog', { name: 'A quote for Own platform' })
  await picker.getByRole('option').nth(1).waitFor()
  await page.keyboard.type('voucher')
  const first = picker.getByRole('option').first()
  await expect(first).toContainText(/voucher/i)
  const title = (await first.locator('span').last().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(picker).toBeHidden()
  await card.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(line).toContainText(/voucher/i)
  await line.click()
  await card.getByRole('button', { name: title }).click()
  await expect(page.locator('[data-reader]')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(card).toBeVisible()
})
