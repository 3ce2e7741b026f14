/** Search by keys: results as one types, filters, the exact place and the way back; and the result as documents. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LaunchOptions, RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

test.use({ sharesApp: true })

type Launch = (options?: LaunchOptions) => Promise<RunningApp>

const PARAGRAPHS = Array.from({ length: 60 }, (_, i) =>
  i === 48
    ? 'Nobody asked the dockers for their ladders, and they brought eleven.'
    : `Day ${i + 1}: the quay was quiet, and the baker counted her loaves until the tide had turned again.`,
)

/** A window on a source with one coded quote far down in it. */
async function open(launch: Launch, options: LaunchOptions = {}) {
  const app = await launch(options)
  await withCore(app.dataFolder, 'Quayside', async (core) => {
    const scope = { scope: 'test' }
    const bytes = new TextEncoder().encode(`Forty loaves\n\n${PARAGRAPHS.join('\n\n')}`)
    const done = await core.run('import', { items: [{ fileName: 'loaves.txt', bytes }] }, scope)
    const sourceId = done.ok ? done.value.imported[0]?.sourceId : undefined
    if (sourceId === undefined) throw new Error(JSON.stringify(done))
    const made = core.execute('addCode', { name: 'LADDER', parent: null, brief: '', definition: 'Help.' }, scope)
    const quote = core.execute('addQuote', { sourceId, place: { exact: PARAGRAPHS[48] ?? '' } }, scope)
    if (!made.ok || !quote.ok) throw new Error('not prepared')
    core.execute('setCoding', { target: quote.value.quoteId, codeId: made.value.codeId, stance: 'supports' }, scope)
    core.execute('createNote', { title: 'Ladders without asking' }, scope)
  })
  const { window: page } = app
  await page.evaluate((path) => window.commonplace.openWorkspace(path), app.dataFolder)
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  return { ...app, page }
}

test('from the box to the exact place and back, without a mouse', async ({ launch }) => {
  const { page } = await open(launch)
  await page.keyboard.press('Control+Shift+f')
  const box = page.getByRole('combobox', { name: 'Search everything' })
  const results = page.getByRole('listbox', { name: 'Results' })
  await expect(box).toBeFocused()
  await page.keyboard.type('ladders')
  await expect(results.getByRole('option').first()).toContainText('ladders')
  await expect(results).toContainText('Ladders without asking')

  // A filter: by Tab to it, its name typed, Enter.
  await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Code' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Code by name' })).toBeFocused()
  await page.keyboard.type('ladd')
  await expect(page.getByRole('listbox', { name: 'Code' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(results).not.toContainText('Ladders without asking')
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText('LADDER')

  // From wherever one is on the screen, the key comes back to the words, and they stay.
  await page.keyboard.press('Control+Shift+f')
  await expect(box).toBeFocused()
  await expect(box).toHaveValue('ladders')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  const quote = page.locator('[data-reader]').getByText('Nobody asked the dockers').first()
  await expect(quote).toBeInViewport()

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(box).toHaveValue('ladders')
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText('LADDER')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(quote).toBeInViewport()
})

test('a word that is nowhere, and words that mean something to the engine, are answered in words', async ({
  launch,
}) => {
  const { page } = await open(launch)
  await page.keyboard.press('Control+Shift+f')
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused()
  await page.keyboard.type('heddle')
  await expect(page.getByRole('heading', { name: 'Nothing for “heddle”' })).toBeVisible()
  for (const odd of ['"', '-', 'a" OR', 'NEAR(', '*', '🥖', 'title:x', '('.repeat(80)]) {
    await page.getByRole('combobox', { name: 'Search everything' }).fill(odd)
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  await page.getByRole('combobox', { name: 'Search everything' }).fill('ladders')
  await expect(page.getByRole('listbox', { name: 'Results' })).toContainText('ladders')
})

test('a search, a code and a source leave as Markdown, web page and PDF by the menu', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const answers = join(folder, 'answers.json')
  const subjects = ['search', 'code', 'source'] as const
  const kinds = ['markdown', 'html', 'pdf'] as const
  const fileOf = (subject: string, kind: string) => join(folder, `${subject}.${kind === 'markdown' ? 'md' : kind}`)
  const saveFile = subjects.flatMap((subject) => kinds.map((kind) => fileOf(subject, kind)))
  await writeFile(answers, JSON.stringify({ saveFile }))
  const { page, electron } = await open(launch, { folder, env: { COMMONPLACE_DIALOG_ANSWERS: answers } })
  const saveAll = async (subject: string) => {
    for (const kind of kinds) {
      await electron.evaluate(
        ({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(),
        `export.${kind}`,
      )
      // What has pages asks for the paper.
      if (kind === 'pdf') await page.getByRole('dialog').getByRole('button', { name: 'Export…' }).click()
      const notices = page.getByRole('region', { name: 'Notices' })
      await expect(notices).toContainText(fileOf(subject, kind), { timeout: 20_000 })
    }
  }
  await page.keyboard.press('Control+Shift+f')
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused()
  await page.keyboard.type('ladders')
  await expect(page.getByRole('listbox', { name: 'Results' })).toContainText('ladders')
  await saveAll('search')
  for (const [subject, name] of [
    ['code', 'LADDER'],
    ['source', 'Forty loaves'],
  ] as const) {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Go to or do anything' })
    await page.getByRole('combobox', { name: 'Go to or do anything' }).fill(subject === 'code' ? `#${name}` : name)
    await expect(palette.getByRole('option').first()).toContainText(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name }).first()).toBeVisible()
    await saveAll(subject)
  }
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  for (const subject of subjects) {
    const markdown = await readFile(fileOf(subject, 'markdown'), 'utf8')
    expect(markdown, subject).toContain('they brought eleven')
    expect(markdown, subject).toContain('Forty loaves')
    expect(await readFile(fileOf(subject, 'html'), 'utf8'), subject).toContain('they brought eleven')
    const pdf = await getDocument({ data: new Uint8Array(await readFile(fileOf(subject, 'pdf'))) }).promise
    const { items } = await (await pdf.getPage(1)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    expect(text.replaceAll(/\s+/g, ' '), subject).toContain('they brought eleven')
  }
})
