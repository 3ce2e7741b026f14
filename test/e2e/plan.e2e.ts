/** A plan in the real window: from the template to steps that are added, edited, walked and moved by keys and by pointer. */
import type { Locator, Page } from 'playwright'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

const scope = { scope: 'test' }

async function open(launch: Launch, template: boolean) {
  const app = await launch()
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    if (template) core.execute('createPlan', { title: 'First year', template }, scope)
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  return { ...app, page }
}

const column = (page: Page, phase: string) => page.getByRole('region', { name: new RegExp(`^${phase} `) })
const cards = (page: Page, phase: string) => column(page, phase).getByRole('option')
const focused = (page: Page) => page.locator('[data-step]:focus')
const panel = (page: Page) => page.getByRole('region', { name: 'Step', exact: true })
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' })

async function writeSteps(page: Page, phase: string, texts: readonly string[]) {
  await column(page, phase)
    .getByRole('button', { name: /^New step in/ })
    .click()
  const line = column(page, phase).getByRole('textbox')
  for (const [i, text] of texts.entries()) {
    await line.fill(text)
    await page.keyboard.press('Enter')
    await expect(cards(page, phase)).toHaveCount(i + 1)
  }
  await page.keyboard.press('Escape')
  await expect(line).toBeHidden()
}

test('a plan begins from the template, and every step is walked to by arrows while it is open', async ({ launch }) => {
  const { page } = await open(launch, false)
  await expect(page.getByRole('heading', { name: 'No plan yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Begin from the template' }).click()
  await expect(cards(page, 'P1')).toHaveCount(7)
  await expect(page.getByRole('heading', { name: /Advocacy programme/, level: 1 })).toBeVisible()
  await cards(page, 'P1').first().focus()
  await page.keyboard.press('Enter')
  const text = panel(page).getByRole('textbox', { name: 'What will be done' })
  await expect(text).toHaveValue('Name one person who looks after the programme')
  await page.keyboard.press('ArrowDown')
  await expect(text).toHaveValue('Write the programme down')
  await expect(panel(page)).toContainText('Name one person who looks after the programme')
  await page.keyboard.press('ArrowRight')
  await expect(text).toHaveValue('List the members who answer most helpfully in forums')
  await expect(focused(page)).toContainText('List the members')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(focused(page)).toContainText('List the members')
})

test('steps are added, moved and thrown away by keys alone, and each move is taken back', async ({ launch }) => {
  const { page } = await open(launch, false)
  await page.getByRole('button', { name: 'Begin empty' }).click()
  await writeSteps(page, 'P1', ['One', 'Two', 'Three'])
  await cards(page, 'P1').first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(cards(page, 'P1')).toContainText(['Two', 'One', 'Three'])
  await expect(focused(page)).toContainText('One')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(cards(page, 'P2')).toContainText(['One'])
  await expect(focused(page)).toContainText('One')
  await page.keyboard.press('5')
  await expect(cards(page, 'P5')).toContainText(['One'])
  await expect(notices(page)).toContainText('“One” moved to P5')
  await expect(focused(page)).toContainText('One')
  await page.keyboard.press('Control+z')
  await expect(cards(page, 'P2')).toContainText(['One'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(cards(page, 'P1')).toContainText(['One', 'Two', 'Three'])
  // N writes a step where the focus is; in the field, letters are letters.
  await cards(page, 'P1').nth(1).focus()
  await page.keyboard.press('n')
  await page.keyboard.type('n1e')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(cards(page, 'P1')).toContainText(['One', 'Two', 'Three', 'n1e'])
  await expect(focused(page)).toContainText('Two')
  await cards(page, 'P1').nth(3).focus()
  await page.keyboard.press('Delete')
  await expect(cards(page, 'P1')).toHaveCount(3)
  await expect(notices(page)).toContainText('“n1e” moved to the trash')
})

test('a step says who, when, what for and after what; days are read as they are written', async ({ launch }) => {
  const { page } = await open(launch, false)
  await page.getByRole('button', { name: 'Begin empty' }).click()
  await writeSteps(page, 'P3', ['Visit the kiln', 'Send a letter'])
  await cards(page, 'P3').first().click()
  const step = panel(page)
  await step.getByRole('textbox', { name: 'Due' }).fill('14 March 2031')
  await page.keyboard.press('Enter')
  await expect(cards(page, 'P3').first()).toContainText('14 Mar 2031')
  await step.getByRole('textbox', { name: 'Due' }).fill('one fine day')
  await page.keyboard.press('Enter')
  await expect(step).toContainText('Write a day like')
  await page.keyboard.press('Escape')
  await expect(step.getByRole('textbox', { name: 'Due' })).toHaveValue('14 Mar 2031')
  await step.getByRole('button', { name: 'Nobody yet' }).click()
  await page.getByRole('combobox', { name: 'Who does this step' }).fill('Oda Brandt')
  await page.keyboard.press('Enter')
  await expect(step.getByRole('button', { name: /Oda Brandt/ })).toBeVisible()
  await step.getByRole('button', { name: 'Add a norm' }).click()
  await page.getByRole('combobox', { name: 'Norms this step keeps' }).fill('R1.FIRST')
  await page.keyboard.press('Enter')
  await expect(step.getByRole('group', { name: 'Norms' })).toContainText('FIRST')
  await step.getByRole('button', { name: 'Measure', exact: true }).click()
  await page.keyboard.type('They ask us back')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(step.getByRole('textbox', { name: 'Measure, Relationship' })).toHaveValue('They ask us back')
  const waits = step.getByRole('region', { name: 'What it waits for' })
  await waits.getByRole('button', { name: 'Step' }).click()
  await page.getByRole('combobox', { name: 'Steps it can wait for' }).fill('letter')
  await page.keyboard.press('Enter')
  await expect(waits).toContainText('Send a letter')
  await waits.getByRole('button', { name: 'Send a letter', exact: true }).click()
  await expect(step.getByRole('textbox', { name: 'What will be done' })).toHaveValue('Send a letter')
  await expect(waits).toContainText('Holds up')
  // A step that waits for this one is not offered: that would be a circle.
  await waits.getByRole('button', { name: 'Step', exact: true }).click()
  await page.getByRole('combobox', { name: 'Steps it can wait for' }).fill('kiln')
  await expect(page.getByText('No other step has these words')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Calendar' }).click()
  await expect(page.getByRole('region', { name: 'Steps without a day' })).toContainText('Send a letter')
  await page.getByRole('radio', { name: 'Outline' }).click()
  await expect(page.getByRole('region', { name: /^P3/ })).toContainText('Relationship: They ask us back')
})

test('a step is dragged to another phase, between two others; Escape lets it go', async ({ launch }) => {
  const { page } = await open(launch, true)
  await expect(cards(page, 'P1')).toHaveCount(7)
  const at = async (phase: string, n: number) => {
    const box = await cards(page, phase).nth(n).boundingBox()
    if (!box) throw new Error('not on screen')
    return { x: box.x + box.width / 2, top: box.y + 4, middle: box.y + box.height / 2 }
  }
  const [from, to] = [await at('P1', 0), await at('P5', 1)]
  await page.mouse.move(from.x, from.middle)
  await page.mouse.down()
  await page.mouse.move(to.x, to.top, { steps: 8 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(cards(page, 'P1')).toHaveCount(7)
  await page.mouse.move(from.x, from.middle)
  await page.mouse.down()
  await page.mouse.move(to.x, to.top, { steps: 8 })
  await page.mouse.up()
  await expect(cards(page, 'P1')).toHaveCount(6)
  await expect(cards(page, 'P5').nth(1)).toContainText('Name one person')
  // What was dropped was not opened.
  await expect(panel(page)).toBeHidden()
})

test('the outline is put in order by pointer and by keys, from phase to phase', async ({ launch }) => {
  const { page } = await open(launch, true)
  await page.getByRole('radio', { name: 'Outline' }).click()
  await expect(cards(page, 'P1')).toHaveCount(7)
  const box = async (n: number) => {
    const found = await cards(page, 'P1').nth(n).boundingBox()
    if (!found) throw new Error('not on screen')
    return found
  }
  const [from, to] = [await box(0), await box(3)]
  await page.mouse.move(from.x + 200, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(to.x + 200, to.y + 3, { steps: 8 })
  await page.mouse.up()
  await expect(cards(page, 'P1').nth(2)).toContainText('Name one person')
  await cards(page, 'P1').nth(6).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(cards(page, 'P2').first()).toContainText('List topics')
  await expect(focused(page)).toContainText('List topics')
})

test('in the calendar a step is dragged to other days, and undo takes it back', async ({ launch }) => {
  const { page } = await open(launch, true)
  await page.getByRole('radio', { name: 'Calendar' }).click()
  const undated = page.getByRole('region', { name: 'Steps without a day' })
  const month = page.locator('[data-day]')
  const middleOf = async (place: Locator) => {
    const box = await place.boundingBox()
    if (!box) throw new Error('not on screen')
    return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) }
  }
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 8 })
    await page.mouse.up()
  }
  const step = page.getByRole('button', { name: /Name one person/ })
  // In one go, because a step is drawn anew where it goes.
  const dayOf = () =>
    step.evaluateAll(([entry]) => {
      const box = entry?.getBoundingClientRect()
      if (!box) return null
      const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 40)]
      const day = [...document.querySelectorAll<HTMLElement>('[data-day]')].find((cell) => {
        const { left, right, top, bottom } = cell.getBoundingClientRect()
        return x >= left && x < right && y >= top && y < bottom
      })
      return day?.dataset['day'] ?? null
    })
  await expect(undated).toContainText('Name one person')
  await drag(await middleOf(step), await middleOf(month.nth(9)))
  await expect(undated).not.toContainText('Name one person')
  const first = await month.nth(9).getAttribute('data-day')
  await expect.poll(dayOf).toBe(first)
  // It goes by as many days as the pointer, over the end of a week as well.
  await drag(await middleOf(step), await middleOf(month.nth(15)))
  await expect.poll(dayOf).toBe(await month.nth(15).getAttribute('data-day'))
  // What was dropped was not opened.
  await expect(panel(page)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect.poll(dayOf).toBe(first)
  await step.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(dayOf).toBe(await month.nth(10).getAttribute('data-day'))
})
