/** Tables, folders of notes, projects and references through the window's own dialogs, in and out. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { runByPalette } from '../support/palette.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test('people come out of a table, everything leaves as a folder and as a project, references with names when asked', async ({
  launch,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const at = (name: string): string => join(folder, name)
  await withCore(at('data'), 'Harbour', async (core) => {
    const made = core.execute(
      'createNote',
      { title: 'Spring', markdown: 'Una Quillfeather said no.' },
      { scope: 'test' },
    )
    if (!made.ok) throw new Error(made.error.message)
    const bytes = new TextEncoder().encode(
      '@book{b, author={Quillfeather, Una}, title={On ropes}, year=1999, doi={10.1000/r}, abstract={Una ties ropes.}}',
    )
    await core.run('import', { items: [{ fileName: 'r.bib', bytes }] }, { scope: 'test' })
  })
  writeFileSync(at('people.csv'), 'Member;Status;Segments;Age\nUna Quillfeather;advocate;Ropes;3\n;x;;4\nJan;lead;;5\n')
  writeFileSync(
    at('more.bib'),
    '@book{b, author={Quillfeather, Una}, title={On ropes}, year=1999, doi={10.1000/r}}\n@book{c, title={On knots}, year=2001}\n@book{d, title={',
  )
  mkdirSync(at('out'))
  const answers = at('answers.json')
  writeFileSync(
    answers,
    JSON.stringify({
      chooseTable: [at('people.csv')],
      chooseFiles: [[at('more.bib')]],
      chooseFolder: [at('out'), at('out/Harbour')],
      saveFile: [at('Harbour.qdpx'), at('refs.bib')],
    }),
  )
  const { window: page } = await launch({
    folder,
    env: { COMMONPLACE_OPEN: at('data'), COMMONPLACE_DIALOG_ANSWERS: answers },
  })
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible()

  await runByPalette(page, '>import people from a table')
  const table = page.getByRole('dialog', { name: 'People from people.csv' })
  await expect(table).toContainText('2 people out of 3 rows would come in.')
  await expect(table.getByRole('region', { name: 'Rows that cannot come in' })).toContainText('There is no name in it.')
  await table.getByRole('button', { name: 'Take in 2' }).click()
  const done = page.getByRole('dialog', { name: 'Taken in' })
  await expect(done).toContainText('2 people came in')
  await expect(done).toContainText('“lead” is no stage')
  await done.getByRole('button', { name: 'Close' }).click()

  await runByPalette(page, '>everything as a folder')
  const everything = page.getByRole('dialog', { name: 'Export everything as a folder of notes' })
  await everything.getByRole('button', { name: 'Choose where…' }).click()
  await expect(everything).toContainText(`are in ${at('out/Harbour')}.`)
  await everything.getByRole('button', { name: 'Done' }).click()
  expect(readFileSync(at('out/Harbour/Notes/Spring.md'), 'utf8')).not.toContain('Quillfeather')
  await runByPalette(page, '>import a folder')
  await page.getByRole('navigation', { name: 'Places' }).getByText('Library').click()
  await expect(page.getByText('were here already')).toBeVisible()

  await runByPalette(page, '>project for other coding programs')
  const project = page.getByRole('dialog', { name: 'Export for other coding programs' })
  await project.getByRole('button', { name: 'Choose where…' }).click()
  await expect(project).toContainText(`are in ${at('Harbour.qdpx')}.`)
  await project.getByRole('button', { name: 'Done' }).click()
  const qde = unzipSync(readFileSync(at('Harbour.qdpx')))['project.qde']
  expect(qde && strFromU8(qde)).not.toContain('Quillfeather')

  await runByPalette(page, '>references as BibTeX')
  const references = page.getByRole('dialog', { name: 'Export references as BibTeX' })
  await references.getByText('Use real names').click()
  await references.getByRole('button', { name: 'Export…' }).click()
  await expect.poll(() => existsSync(at('refs.bib'))).toBe(true)
  expect(readFileSync(at('refs.bib'), 'utf8')).toContain('Quillfeather')

  // What a list brought, what was here already, and what could not come in.
  await page.keyboard.press('Control+o')
  await expect(
    page.getByText('more.bib: 1 source came in, 1 was here already and learned what it lacked'),
  ).toBeVisible()
  await expect(page.getByText(/^d: /)).toBeVisible()
})
