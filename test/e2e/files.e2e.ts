/** What leaves the app for the system: saved files, PDF, print, titles, menus, a second start. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/windowTest.ts'
import { ROOT } from '../support/window.ts'
import { withCore } from '../support/workspace.ts'

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pilots</title>
<style>body { font-family: serif }</style></head><body>
<script>document.body.innerHTML = 'script ran'</script>
<h1>What the pilots said</h1><p>Reciprocity — « ça marche », 互惠.</p><h2>Next</h2><p>More.</p></body></html>`

async function answersIn(folder: string, answers: object): Promise<string> {
  const file = join(folder, 'answers.json')
  await writeFile(file, JSON.stringify(answers))
  return file
}

test('a document is saved as Markdown, web page and tagged PDF where the person says', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const at = (name: string) => join(folder, name)
  const answers = await answersIn(folder, {
    saveFile: [at('a.md'), at('a.html'), at('a.pdf'), null, at('missing/a.md')],
    print: [true, false],
    chooseFiles: [[at('a.md'), at('a.html')]],
    chooseFolder: [at('somewhere')],
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_DIALOG_ANSWERS: answers } })
  const save = (kind: 'markdown' | 'html' | 'pdf', content: string) =>
    page.evaluate((request) => window.commonplace.saveFile(request), { suggestedName: 'a', kind, content })

  expect(await save('markdown', '# Grüße\n')).toEqual({ ok: true, value: { path: at('a.md') } })
  expect(await readFile(at('a.md'), 'utf8')).toBe('# Grüße\n')
  expect(await save('html', PAGE)).toMatchObject({ ok: true })
  expect(await readFile(at('a.html'), 'utf8')).toBe(PAGE)
  expect(await save('pdf', PAGE)).toMatchObject({ ok: true })
  const pdf = await readFile(at('a.pdf'))
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const read = await getDocument({ data: new Uint8Array(pdf) }).promise
  const text = (await (await read.getPage(1)).getTextContent()).items
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
  expect(text).toContain('What the pilots said')
  expect(text).not.toContain('script ran')
  expect((await read.getOutline())?.map(({ title }) => title)).toEqual(['What the pilots said'])
  expect(JSON.stringify(await (await read.getPage(1)).getStructTree())).toContain('"role":"H1"')

  expect(await save('markdown', 'x')).toEqual({ ok: true, value: null })
  expect(await save('markdown', 'x')).toMatchObject({ ok: false, error: { code: 'FileNotWritten' } })
  expect(await page.evaluate(() => window.commonplace.printHtml('<p>a</p>'))).toEqual({
    ok: true,
    value: { printed: true },
  })
  expect(await page.evaluate(() => window.commonplace.chooseFiles())).toEqual([at('a.md'), at('a.html')])
  expect(await page.evaluate(() => window.commonplace.chooseFolder('open'))).toBe(at('somewhere'))
  expect(await page.evaluate(() => window.commonplace.chooseFolder('open'))).toBeNull()
})

test('a page that no printer takes is told of', async ({ launch }) => {
  const { window: page, electron } = await launch()
  const print = (reason: string) =>
    electron.evaluate(({ app }, why) => {
      app.on('web-contents-created', (_, contents) => {
        contents.print = (_options, done) => done?.(why === '', why)
      })
    }, reason)
  const ask = () => page.evaluate(() => window.commonplace.printHtml('<p>a</p>'))
  await print('Failed to enumerate printers')
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'NotPrinted' } })
  await print('Print job canceled')
  expect(await ask()).toEqual({ ok: true, value: { printed: false } })
  await print('')
  expect(await ask()).toEqual({ ok: true, value: { printed: true } })
})

test('inputs that are wrong are refused at the border', async ({ launch }) => {
  const { window: page } = await launch()
  const refused = (work: string) =>
    page.evaluate((name) => {
      const api = window.commonplace as unknown as Record<string, (input: unknown) => Promise<unknown>>
      const inputs: Record<string, unknown> = {
        saveFile: { suggestedName: 'a', kind: 'exe', content: 'x' },
        setTheme: 'pink',
        openExternal: 'file:///etc/passwd',
        openWorkspace: '',
        createWorkspace: { name: '   ' },
      }
      return api[name]!(inputs[name]).then(
        () => 'accepted',
        (error: Error) => error.message,
      )
    }, work)
  for (const name of ['saveFile', 'setTheme', 'openExternal', 'openWorkspace', 'createWorkspace'])
    expect(await refused(name)).toContain('InvalidInput')
})

test('menu commands, titles and theme reach where they belong', async ({ launch }) => {
  const { window: page, electron } = await launch()
  await page.evaluate(() => {
    const heard: string[] = []
    ;(globalThis as { heard?: string[] }).heard = heard
    window.commonplace.onMenuCommand((id) => heard.push(id))
  })
  await electron.evaluate(({ Menu }) => {
    for (const id of ['edit.undo', 'library.import']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  })
  await expect
    .poll(() => page.evaluate(() => (globalThis as { heard?: string[] }).heard))
    .toEqual(['edit.undo', 'library.import'])

  await page.evaluate(() => window.commonplace.setTitle('Harbour pilots'))
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe(
    'Harbour pilots',
  )

  await page.evaluate(() => window.commonplace.setTheme('dark'))
  // Playwright pretends a scheme to the page, so the page is not asked.
  expect(await electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true)
  expect(await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('view.dark')?.checked)).toBe(
    true,
  )
})

test('a second start hands its folder to the first and ends', async ({ launch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-'))
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Handed over', async () => undefined)
  const app = await launch({ folder })
  await app.window.evaluate(() => window.commonplace.currentWorkspace())
  const [executable, ...args] = app.electron.process().spawnargs
  const second = spawn(executable!, [...args.filter((each) => each === '--no-sandbox'), ROOT, dataDir], {
    env: { ...process.env, COMMONPLACE_USER_DATA: app.userData },
    stdio: 'ignore',
  })
  const status = await new Promise((resolve) => second.once('exit', resolve))
  expect(status).toBe(0)
  await expect
    .poll(() => app.window.evaluate(() => window.commonplace.currentWorkspace()))
    .toEqual({ path: dataDir, name: 'Handed over' })
  expect(app.electron.windows()).toHaveLength(1)
})
