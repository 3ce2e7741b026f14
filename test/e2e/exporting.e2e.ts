/** What leaves as a file or on paper: people by pseudonym unless somebody says otherwise, and the lenses heard before. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { runCli } from '../support/cli.ts'
import { runByPalette } from '../support/palette.ts'
import { readPdf } from '../support/taggedPdf.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

/** The words of one part of an Office file. */
const partOf = (file: string, part: string): string => {
  const bytes = unzipSync(readFileSync(file))[part]
  if (!bytes) throw new Error(`${file} has no ${part}`)
  return strFromU8(bytes)
}

const MARKDOWN = 'We ring the targets in spring.\n\n**Una** Quillfeather said no.\n\n> Ask Quillfeather, Una first\n'

test('a note leaves by pseudonym, in PDF and Word too, with names when switched on; a report as a workbook', async ({
  launch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Harbour', async (core) => {
    for (const made of [
      core.execute('addPerson', { name: 'Una Quillfeather' }, { scope: 'test' }),
      core.execute('createNote', { title: 'Spring', markdown: MARKDOWN }, { scope: 'test' }),
    ])
      if (!made.ok) throw new Error(made.error.message)
  })
  const [pdf, markdown, open] = ['a.pdf', 'a.md', 'b.md'].map((name) => join(folder, name))
  const [word, workbook] = [join(folder, 'a.docx'), join(folder, 'a.xlsx')]
  const answers = join(folder, 'answers.json')
  writeFileSync(answers, JSON.stringify({ saveFile: [pdf, markdown, open, word, workbook] }))
  const { window: page } = await launch({
    folder,
    env: { COMMONPLACE_OPEN: dataDir, COMMONPLACE_DIALOG_ANSWERS: answers },
  })
  await page.getByRole('navigation', { name: 'Places' }).getByText('Notes').click()
  await page.getByRole('listbox', { name: 'Notes' }).getByRole('option').first().click()
  await expect(page.locator('[data-lexical-editor="true"]')).toContainText('said no')

  await runByPalette(page, '>export as PDF')
  const ask = page.getByRole('dialog', { name: 'Export as PDF' })
  await expect(ask).toContainText('The names of 1 person are replaced by pseudonyms in 2 places')
  await expect(ask).toContainText('The lenses see one thing in it.')
  await ask.getByRole('button', { name: 'Show it' }).click()
  await expect(ask).toBeHidden()
  await expect(page.getByRole('dialog').or(page.getByRole('note'))).toContainText('targets')
  await page.keyboard.press('Escape')

  await runByPalette(page, '>export as PDF')
  // The safe way has the focus: Enter takes it.
  await expect(ask.getByRole('button', { name: 'Export…' })).toBeFocused()
  await page.keyboard.press('Enter')
  const notices = page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText(`Saved to ${pdf}`, { timeout: 20_000 })
  const read = await readPdf(readFileSync(pdf ?? ''))
  expect(read).toMatchObject({ isTagged: true, title: 'Spring', creator: 'Commonplace', language: 'en', bareFonts: 0 })
  expect(read.outline[0]).toBe('Spring')
  expect(read.roles).toEqual(expect.arrayContaining(['H1', 'P']))
  expect(read.fonts).toContain('Inter-Regular')
  const words = read.pages.map((each) => each.words).join(' ')
  expect(words).toContain('said no')
  expect(words).toContain('replaced by pseudonyms')
  expect(words).not.toMatch(/una|quillfeather/i)

  await runByPalette(page, '>export as Markdown')
  await page.getByRole('dialog', { name: 'Export as Markdown' }).getByRole('button', { name: 'Export…' }).click()
  await expect(notices).toContainText(`Saved to ${markdown}`)
  expect(readFileSync(markdown ?? '', 'utf8')).not.toMatch(/una|quillfeather/i)

  await runByPalette(page, '>export as Markdown')
  const again = page.getByRole('dialog', { name: 'Export as Markdown' })
  await again.getByText('Use real names').click()
  await expect(again).toContainText('Names stay as they are.')
  await again.getByRole('button', { name: 'Export…' }).click()
  await expect(notices).toContainText(`Saved to ${open}`)
  expect(readFileSync(open ?? '', 'utf8')).toContain('**Una** Quillfeather')

  await runByPalette(page, '>export as Word')
  const asWord = page.getByRole('dialog', { name: 'Export as Word document' })
  await expect(asWord).toContainText('replaced by pseudonyms in 2 places')
  await asWord.getByRole('radio', { name: 'US Letter' }).click()
  // As the workspace cites, until this document is to be otherwise.
  await expect(asWord.getByRole('radio', { name: 'APA' })).toBeChecked()
  await asWord.getByRole('radio', { name: 'Notes (Chicago)' }).click()
  await asWord.getByRole('button', { name: 'Export…' }).click()
  await expect(notices).toContainText(`Saved to ${word}`, { timeout: 20_000 })
  const body = partOf(word, 'word/document.xml')
  expect(body).toContain('We ring the targets in spring.')
  expect(body).not.toMatch(/una|quillfeather/i)
  expect(body).toMatch(/w:pgSz w:w="12240" w:h="15840"/)

  await runByPalette(page, '>report people')
  const report = page.getByRole('dialog', { name: 'Report: people' })
  // The paper that was used last is remembered.
  await expect(report.getByRole('radio', { name: 'US Letter' })).toBeChecked()
  // Pages as they will be on paper, before anything leaves; then the table instead.
  await expect(report.getByRole('figure').first()).toContainText('People', { timeout: 20_000 })
  await report.getByRole('radio', { name: 'Excel' }).click()
  await expect(report.getByRole('columnheader', { name: 'Stage' })).toBeVisible({ timeout: 20_000 })
  await expect(report.getByRole('radio', { name: 'US Letter' })).toBeHidden()
  await report.getByRole('button', { name: 'Export…' }).click()
  await expect(notices).toContainText(`Saved to ${workbook}`, { timeout: 20_000 })
  expect(partOf(workbook, 'xl/workbook.xml')).toContain('People')

  await runByPalette(page, '>templates for documents')
  await page.getByRole('button', { name: 'Begin a template…' }).click()
  await page.getByLabel('Whose documents').fill('Kestrel')
  await page.keyboard.press('Enter')
  const templates = page.getByRole('dialog', { name: 'Templates for documents' })
  await expect(templates.getByRole('figure').first()).toContainText('Kestrel', { timeout: 20_000 })
  await templates.getByLabel('Colour').fill('#zz')
  await expect(templates).toContainText('Six digits and letters')
  await templates.getByLabel('Colour').fill('#7fd1c4')
  await templates.getByLabel('Colour').press('Enter')
  await expect(templates).toContainText('Too light to be read on white')
  await templates.getByRole('button', { name: 'Done' }).click()
})

test('the command line prints the same page where a runtime can be found, and says so where none is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  const noteId = await withCore(dataDir, 'Harbour', async (core) => {
    const made = core.execute('createNote', { title: 'Spring', markdown: '## 團隊\n\n> 사람 😀\n' }, { scope: 'test' })
    if (!made.ok) throw new Error(made.error.message)
    return made.value.noteId
  })
  const pdf = join(folder, 'a.pdf')
  const args = ['export', 'pdf', '--note', noteId, '--data', dataDir, '--paper', 'letter', '-o', pdf]
  const none = await runCli(args, { env: { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') } })
  expect(none.status).toBe(1)
  expect(none.json()).toMatchObject({ error: { code: 'PdfNotMade' } })
  expect(existsSync(pdf)).toBe(false)

  expect((await runCli(args)).json()).toMatchObject({ path: pdf, paper: 'letter' })
  const read = await readPdf(readFileSync(pdf))
  expect(read).toMatchObject({ isTagged: true, title: 'Spring', outline: ['Spring', '團隊'], bareFonts: 0 })
  expect(read.pages).toMatchObject([{ width: 612, height: 792 }])
  expect(read.fonts).toEqual(expect.arrayContaining([expect.stringMatching('NotoSansKR'), 'NotoEmoji-Regular']))
})
