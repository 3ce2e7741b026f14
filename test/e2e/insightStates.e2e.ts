/** Insight about people and the plan in the window: the figures of the command line, with ways to people and steps; and the brief. */
import AxeBuilder from '@axe-core/playwright'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { dayAt } from '#shared/dates/localDay.ts'
import type { AppError } from '#shared/contract/errors.ts'
import { parseInviteLink } from '#shared/members/inviteLink.ts'
import type { Result } from '#shared/model/result.ts'
import { after, every } from '#test/shared/measure/support.ts'
import { runInside } from '../support/cliInside.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

const TODAY = dayAt(Date.now())
const value = <T>(outcome: Result<T, AppError>): T => {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}
const own = { scope: 'test' }
const ago = (weeks: number): string => after(TODAY, -7 * weeks)

/** Five regular people, one who fell silent three months ago, and a plan of two steps. */
const withTeam = (dataDir: string) =>
  withCore(dataDir, 'Marrow Lane', async (core) => {
    const add = (name: string, days: readonly string[]) => {
      const { personId } = value(core.execute('addPerson', { name, stage: 'advocate' }, own))
      for (const on of days) value(core.execute('addInteraction', { personId, on, direction: 'act' }, own))
      return personId
    }
    for (let i = 0; i < 5; i++) add(`Regular ${i}`, every(21, after(ago(50), i), 17))
    const silent = add('Ines Aldana', every(7, ago(33), 20))
    value(core.execute('addInteraction', { personId: silent, on: ago(30), direction: 'give', kind: 'help' }, own))
    const { groupId } = value(core.execute('addGroup', { name: 'Night owls' }, own))
    value(core.execute('addGroup', { name: 'Schools' }, own))
    value(core.execute('setGroup', { personId: silent, groupId, isIn: true }, own))
    const { planId } = value(core.execute('createPlan', { title: 'First year' }, own))
    const { stepId } = value(core.execute('addStep', { planId, phase: 'P2', text: 'An open day' }, own))
    value(core.execute('addObservation', { subject: { stepId }, text: 'Forty came.', stance: 'supports' }, own))
    value(core.execute('addStep', { planId, phase: 'P1', text: 'Name an owner' }, own))
    return { silent, stepId }
  })

const axe = async (page: Page): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
  }
}

test('states, giving, plan and community are the command line’s, and lead to people and steps', async ({ launch }) => {
  test.slow()
  const app = await launch()
  const { dataFolder: data, window: page } = app
  await withTeam(data)
  await page.evaluate((path) => window.commonplace.openWorkspace(path), data)
  await page.getByRole('link', { name: /^Insight/ }).click()
  await page.getByRole('radio', { name: 'States' }).click()

  const moves = page.getByRole('region', { name: 'Who moved where' })
  await expect(moves.getByRole('img')).toHaveAccessibleName(/1 from Strong to Failed/, { timeout: 30_000 })
  const cellsOf = (name: string) =>
    page
      .getByRole('region', { name })
      .getByRole('row')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent?.trim() ?? '')),
      )
  const csvOf = async (...args: string[]): Promise<string[][]> => {
    const run = await runInside(['insight', ...args, '--format', 'csv', '--data', data, '--json'])
    expect([run.status, run.stderr]).toEqual([0, ''])
    return run
      .json<{ content: string }>()
      .content.trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
  }
  await moves.getByRole('button', { name: 'Show the table' }).click()
  expect(await cellsOf('Who moved where')).toEqual(await csvOf('states'))

  const giving = page.getByRole('region', { name: 'Our share of what passes' })
  await giving.getByRole('button', { name: 'Show the table' }).click()
  const [, ...printed] = await csvOf('giving', '--names', 'names')
  const counts = (rows: string[][]) => rows.map((row) => row.slice(0, 4))
  const [, ...shown] = await cellsOf('Our share of what passes')
  expect(counts(shown)).toEqual(counts(printed))
  const percent = (share: string | undefined): string => (share ? `${Math.round(Number(share) * 100)} %` : '–')
  expect(shown.map((row) => row.slice(4, 7))).toEqual(printed.map((row) => row.slice(4, 7).map(percent)))

  // Other days, typed as people write them: half a year ago she was strong, and so she is at both ends.
  await page.getByRole('textbox', { name: 'To' }).fill(ago(26))
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'From' }).fill(ago(28))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nobody moved' })).toBeVisible()
  expect(await cellsOf('Who moved where')).toEqual(await csvOf('states', '--since', ago(28), '--until', ago(26)))
  await page.getByRole('textbox', { name: 'To' }).fill('')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'From' }).fill('')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: '1 person moved' })).toBeVisible()
  await expect(page.getByText('Nobody is from Schools.', { exact: true })).toBeVisible()
  await axe(page)
  const doubted = page.getByRole('list', { name: 'Steps that are contested or without support' })
  await expect(doubted.getByRole('button')).toHaveText([/Name an owner/])
  await doubted.getByRole('button', { name: /Name an owner/ }).click()
  await expect(page.getByRole('link', { name: /^Plan/ })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('link', { name: /^Insight/ }).click()
  await page
    .getByRole('list', { name: 'Who moved', exact: true })
    .getByRole('button', { name: /Ines Aldana/ })
    .click()
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText('Presumed over.')
})

test('the brief says who moved and which verdict turned, because of which piece', async ({ launch }) => {
  test.setTimeout(180_000)
  const app = await launch()
  const { dataFolder: data, window: page } = app
  const { silent, stepId } = await withTeam(data)
  await page.evaluate((path) => window.commonplace.openWorkspace(path), data)
  await expect(page.getByRole('link', { name: /^People/ })).toBeVisible()
  const other = join(app.folder, 'other')
  const cli = async <T>(folder: string, ...args: string[]): Promise<T> => {
    const run = await runInside([...args, '--data', folder, '--json'])
    expect(run.status, `${args.join(' ')}: ${run.stderr}`).toBe(0)
    return run.json<T>()
  }
  // Where this computer is found is in a link only once it is on the network.
  let link = ''
  await expect
    .poll(
      async () => {
        link = (await cli<{ link: string }>(data, 'invite', '--auto-admit')).link
        const parsed = parseInviteLink(link)
        return parsed.ok ? parsed.value.addresses.length : 0
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await cli(other, 'join', link, '--name', 'Tobias Wren', '--timeout', '60s')
  await cli(other, 'interaction-add', '--person', silent, '--date', TODAY, '--direction', 'act')
  await cli(other, 'evidence-add', '--step', stepId, '--observation', 'Nobody came twice.', '--stance', 'disputes')
  await cli(other, 'sync-once')

  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.getByRole('link', { name: /^New from others/ }).click()
  const brief = page.getByRole('complementary', { name: 'While you were away' })
  await expect(brief.getByRole('region', { name: 'States that moved' })).toContainText(
    '1 person moved from Failed to',
    {
      timeout: 30_000,
    },
  )
  await expect(brief.getByRole('button', { name: /^Added an interaction/ })).toContainText('Ines Aldana')
  const turned = brief.getByRole('region', { name: 'Verdicts that turned' })
  await expect(turned).toContainText('Tobias Wren put against it')
  await expect(turned).toContainText('Nobody came twice.')
  await expect(turned.getByRole('button')).toHaveAccessibleName(/Supported now Contested An open day/)
  await axe(page)
  await turned.getByRole('button').click()
  await expect(page.getByRole('link', { name: /^Plan/ })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('link', { name: /^New from others/ }).click()
  await brief.getByRole('button', { name: 'Mark as read' }).click()
  await expect(brief.getByText('Nothing new')).toBeVisible()
})
