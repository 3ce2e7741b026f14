/** The whole workspace to a file and back: saved, shown whose it is, merged; a copy of it from the first screen. */
import AxeBuilder from '@axe-core/playwright'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { runByPalette } from '../support/palette.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'
import { stillness } from '../support/stillness.ts'

async function wrongWith(page: Page): Promise<string[]> {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

test('a workspace goes into a file, comes back by a merge, and opens as a copy on the first screen', async ({
  launch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const file = join(folder, 'Harbour.commonplace')
  const answers = join(folder, 'answers.json')
  await writeFile(answers, JSON.stringify({ saveFile: [file], chooseFiles: [[file]], chooseWorkspaceFile: [file] }))
  const env = { COMMONPLACE_DIALOG_ANSWERS: answers }
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Harbour', (core) => {
    core.execute('createNote', { title: 'Lamp oil' }, { scope: 'test' })
    return Promise.resolve()
  })
  const app = await launch({ folder, env: { ...env, COMMONPLACE_OPEN: dataDir } })
  const { window: page } = app
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  await runByPalette(page, 'save the whole workspace')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Lock it with a passphrase').click()
  await dialog.getByLabel('Passphrase', { exact: true }).fill('four kilns')
  await dialog.getByLabel('The same again').fill('six')
  await expect(dialog.getByText('This differs from the first.')).toBeVisible()
  expect(await wrongWith(page)).toEqual([])
  // Without, this time: to find a key takes seconds.
  await dialog.getByText('Lock it with a passphrase').click()
  await dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.getByRole('status')).toContainText('Harbour.commonplace holds 2 documents')
  await page.keyboard.press('Enter')

  // As dropped on the window: among files to import.
  await runByPalette(page, 'import files')
  await expect(dialog.getByRole('status')).toContainText('Saved from this folder')
  expect(await wrongWith(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('Everything in it was here already.')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await app.close({ keepFolder: true })

  const { window: first } = await launch({ env })
  await first.getByRole('button', { name: 'Open a workspace from a file' }).click()
  const form = first.getByRole('region', { name: 'Open a workspace from a file' })
  await expect(form.getByRole('status')).toContainText('Harbour')
  await first.getByRole('radio', { name: 'Somebody else' }).click()
  await first.getByLabel('Your name').fill('Ben')
  expect(await wrongWith(first)).toEqual([])
  await first.keyboard.press('Enter')
  const places = first.getByRole('navigation', { name: 'Places' })
  await places.waitFor()
  await places.getByText('Notes', { exact: true }).click()
  await expect(first.getByText('Lamp oil').first()).toBeVisible()
})
