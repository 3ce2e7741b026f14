/** A team through its panel alone: invited by link, let in at the door, joined, seen in one note, told what changed. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { createInviteLink, parseInviteLink } from '#shared/members/inviteLink.ts'
import { createId } from '#shared/model/ids.ts'
import { DeviceKey } from '#shared/sync/transport.ts'
import { expect, test } from '../support/windowTest.ts'

const foot = (page: Page) => page.getByRole('button', { name: /^Saved here/ })

async function openNote(page: Page) {
  await page.getByRole('link', { name: /^Notes/ }).click()
  await page.getByText('Thanks, or a price').first().click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  return editor
}

test('the sample workspace is shared by a link, from the first screen of another computer', async ({ launch }) => {
  test.setTimeout(180_000)
  const { window: maren } = await launch()
  await maren.getByText('Look round the sample').click()
  await expect(maren.getByRole('link', { name: 'Library' })).toBeVisible({ timeout: 30_000 })
  await expect(foot(maren)).toContainText('Only on this computer so far.')

  // By keys: the panel, and the way to invite has the focus.
  await maren.keyboard.press('Control+k')
  await maren.getByRole('combobox', { name: 'Go to or do anything' }).fill('>invite')
  await maren.keyboard.press('Enter')
  await expect(maren.getByRole('button', { name: 'Make an invitation' })).toBeFocused()
  await maren.keyboard.press('Enter')
  const shown = maren.getByRole('textbox', { name: 'Invitation link' })
  await expect(shown).toHaveValue(/^commonplace:\/\/join\//)
  await expect(maren.getByRole('img', { name: 'The invitation’s link as a code for a camera' })).toBeVisible()
  // Where this computer is found is in the link as soon as it is on the network.
  const addresses = async () => {
    const parsed = parseInviteLink(await shown.inputValue())
    return parsed.ok ? parsed.value.addresses.length : 0
  }
  await expect.poll(addresses, { timeout: 20_000 }).toBeGreaterThan(0)
  const link = await shown.inputValue()

  const { window: tobias } = await launch()
  await tobias.getByRole('button', { name: /^Join a team/ }).click()
  await tobias.getByLabel('Invitation link').fill(link)
  await expect(tobias.getByText('Maren Oduya invites you.')).toBeVisible()
  await tobias.getByLabel('Your name').fill('Tobias Wren')
  await tobias.keyboard.press('Enter')
  await expect(tobias.getByText('Waiting for Maren Oduya to let you in')).toBeVisible({ timeout: 30_000 })

  // The owner hears of it wherever they are.
  await expect(maren.getByText('Tobias Wren wants to join as an editor')).toBeVisible()
  await maren.getByRole('button', { name: 'Let them in' }).click()
  await expect(tobias.getByRole('link', { name: /^Library/ })).toBeVisible({ timeout: 60_000 })
  await expect(foot(tobias)).toContainText('Also on 1 device.')
  await expect(foot(maren)).toContainText('Also on 1 device.')
  await expect(maren.getByText('The same on both devices')).toBeVisible()
  await expect(maren.getByRole('list', { name: 'Members' })).toContainText('Tobias Wren')

  // In one note: who is here, and where.
  const hers = await openNote(maren)
  const his = await openNote(tobias)
  await expect(maren.getByText('Tobias Wren is here').first()).toBeVisible()
  await his.locator('p').first().click()
  await expect(maren.getByTestId('carets').getByTitle('Tobias Wren')).toBeVisible()
  await tobias.keyboard.press('Home')
  await tobias.keyboard.type('Tobias thinks: ')
  await expect(hers).toContainText('Tobias thinks:')

  // What he did is told by his name, with a way there.
  await maren.getByRole('link', { name: /^Library/ }).click()
  await maren.getByRole('link', { name: /^New from others/ }).click()
  const brief = maren.getByRole('complementary', { name: 'While you were away' })
  await expect(brief.getByRole('region', { name: 'Tobias Wren' })).toContainText('Changed a note')
  for (const theme of ['light', 'dark'] as const) {
    await maren.emulateMedia({ colorScheme: theme })
    const { violations } = await new AxeBuilder({ page: maren }).setLegacyMode(true).analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ).toEqual([])
  }
  await brief.getByRole('button', { name: /Changed a note/ }).click()
  await expect(hers).toContainText('Tobias thinks:')
})

test('a link that the system opens is shown before anything is made of it', async ({ launch }) => {
  const link = (workspaceName: string, expiresAt: number) =>
    createInviteLink({
      secret: new Uint8Array(16).fill(9),
      workspaceId: createId('w'),
      foundHash: 'ab'.repeat(32),
      workspaceName,
      inviterName: 'Noor Haddad',
      role: 'viewer',
      expiresAt,
      inviters: [DeviceKey.parse('cd'.repeat(32))],
      addresses: [],
    })
  const app = await launch({ args: [link('Ferry timetables', Date.now() + 86_400_000)] })
  const { window: page } = app
  const form = page.getByRole('main', { name: 'Join a team' })
  await expect(form.getByText('Ferry timetables')).toBeVisible()
  await expect(form.getByText('Noor Haddad invites you. You join as a viewer')).toBeVisible()
  await expect(page.getByLabel('Your name')).toBeFocused()

  // Another one comes while the app runs; it has expired and cannot be used.
  const late = link('Lighthouse', Date.now() - 1000)
  await app.electron.evaluate(
    ({ app: electronApp }, argument) =>
      electronApp.emit('second-instance', {}, [], '', { folder: undefined, link: argument }),
    late,
  )
  await expect(form.getByText('Lighthouse')).toBeVisible()
  await expect(form.getByText(/expired on .*; ask Noor Haddad for a new one/)).toBeVisible()
  await page.getByLabel('Your name').fill('Ines')
  await page.keyboard.press('Enter')
  await expect(form).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('main', { name: 'Welcome' })).toBeVisible()
})
