/** What points at a note: a name becomes a link from the inspector, and a link says when its note lies in the trash. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

test('a note that is only named is linked from beside it, and a link to the trash says so', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const { tideId, walkId } = await withCore(dataDir, 'Harbour', async (core) => {
    const make = (title: string, markdown: string) => {
      const made = core.execute('createNote', { title, markdown }, { scope: 'test' })
      if (!made.ok) throw new Error(made.error.message)
      return made.value.noteId
    }
    return { tideId: make('Tide table', 'Pinned up.'), walkId: make('Harbour walk', 'Read the **tide table** first.') }
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  const line = await openLine(page)
  const markdown = async (): Promise<string> => (await line.query('noteMarkdown', { noteId: walkId })) ?? ''
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  await page.getByRole('option', { name: /^Tide table/ }).click()
  await page.getByRole('button', { name: 'What points here' }).click()
  const named = page.getByRole('region', { name: 'Named, not linked' })
  const link = named.getByRole('button', { name: 'Link here from “Harbour walk”' })
  const linked = page.getByRole('region', { name: 'Linked from' })

  await link.click()
  await expect(linked.getByRole('button', { name: /Harbour walk/ })).toBeVisible()
  await expect(named).toBeHidden()
  expect(await markdown()).toBe(`Read the **[tide table](commonplace:note/${tideId})** first.\n`)
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click()
  await expect(link).toBeVisible()
  expect(await markdown()).toBe('Read the **tide table** first.\n')

  await link.click()
  await linked.getByRole('button', { name: /Harbour walk/ }).click()
  const inText = page.locator('[data-lexical-editor="true"]').getByRole('link', { name: /Tide table/ })
  await expect(inText).toHaveAttribute('title', 'Open the note')
  await line.command('trash', { ids: [tideId] })
  await expect(inText).toHaveAttribute('title', /in the trash/)
  await inText.click()
  await expect(page.getByText('This note is in the trash')).toBeVisible()
})
