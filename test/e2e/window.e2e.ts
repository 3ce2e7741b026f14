/** The frame around everything: a window opens, talks to its core, and keeps to its rules. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLine } from '../support/coreLine.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const freshFolder = () => mkdtemp(join(tmpdir(), 'commonplace-'))

test('the first start shows a window without a workspace; a new one opens in it', async ({ launch }) => {
  const { window: page, dataFolder, electron } = await launch()
  expect(await page.evaluate(() => location.origin)).toBe('app://commonplace')
  expect(await page.evaluate(() => window.commonplace.currentWorkspace())).toBeNull()
  const made = await page.evaluate(
    (path) => window.commonplace.createWorkspace({ path, name: 'Harbour pilots' }),
    dataFolder,
  )
  expect(made).toEqual({ ok: true, value: { path: dataFolder, name: 'Harbour pilots' } })
  const line = await openLine(page)
  const added = await line.command('createNote', { title: 'First thoughts' })
  expect(added.ok).toBe(true)
  expect(await line.query('notes', {})).toMatchObject({ total: 1 })
  expect((await line.query('workspace', {})).name).toBe('Harbour pilots')
  expect(electron.windows()).toHaveLength(1)
})

test('the sample is there when its workspace opens, in the documents folder of this run', async ({ launch }) => {
  const { window: page, userData } = await launch()
  const made = await page.evaluate(() => window.commonplace.createWorkspace({ name: 'A look round', sample: true }))
  if (!made.ok) throw new Error(made.error.message)
  expect(made.value.path).toBe(join(userData, 'Documents', 'Commonplace', 'A look round'))
  const line = await openLine(page)
  const { name, counts } = await line.query('workspace', {})
  expect(made.value.name).toBe(name)
  expect(counts.sources).toBeGreaterThan(5)
  expect(counts.notes).toBeGreaterThan(3)
})

test('a workspace named by the environment opens, and is remembered', async ({ launch }) => {
  const folder = await freshFolder()
  const dataDir = join(folder, 'data')
  await withCore(dataDir, 'Kept', async (core) => {
    core.execute('createNote', { title: 'From before' }, { scope: 'test' })
  })
  const first = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  expect(await first.window.evaluate(() => window.commonplace.currentWorkspace())).toEqual({
    path: dataDir,
    name: 'Kept',
  })
  await first.close({ keepFolder: true })

  const again = await launch({ folder })
  expect(await again.window.evaluate(() => window.commonplace.currentWorkspace())).toMatchObject({ name: 'Kept' })
  const line = await openLine(again.window)
  expect((await line.query('notes', {})).rows.map((note) => note.title)).toEqual(['From before'])
  expect(await again.window.evaluate(() => window.commonplace.recentWorkspaces())).toMatchObject([
    { path: dataDir, name: 'Kept' },
  ])
})

test('a folder that is no workspace, or is open elsewhere, is refused in one sentence', async ({ launch }) => {
  const { window: page, dataFolder, folder } = await launch()
  const open = (path: string) => page.evaluate((each) => window.commonplace.openWorkspace(each), path)
  expect(await open(folder)).toMatchObject({ ok: false, error: { code: 'NotAWorkspace' } })
  await withCore(dataFolder, 'Busy', async () => {
    expect(await open(dataFolder)).toMatchObject({ ok: false, error: { code: 'WorkspaceInUse' } })
  })
  expect(await open(dataFolder)).toMatchObject({ ok: true, value: { name: 'Busy' } })
  expect(await open(dataFolder)).toMatchObject({ ok: true, value: { name: 'Busy' } })
})

test('the page cannot leave, reach the network, run foreign script or ask for devices', async ({ launch }) => {
  const { window: page, electron } = await launch()
  const opened = await electron.evaluate(({ shell }) => {
    const addresses: string[] = []
    shell.openExternal = (address) => Promise.resolve(void addresses.push(address))
    ;(globalThis as { addresses?: string[] }).addresses = addresses
  })
  expect(opened).toBeUndefined()
  const found = await page.evaluate(async () => {
    const fails = async (work: () => unknown): Promise<boolean> => {
      try {
        await work()
        return false
      } catch {
        return true
      }
    }
    const style = document.createElement('style')
    style.textContent = 'body { --foreign: yes }'
    document.head.append(style)
    // The debugger lifts the policy while it evaluates; what runs later is under it.
    await new Promise((resolve) => setTimeout(resolve))
    const result = {
      fetch: await fails(() => fetch('http://127.0.0.1:9/')),
      file: await fails(() => fetch('file:///etc/hostname')),
      // oxlint-disable-next-line no-eval -- that it fails is the point
      eval: await fails(() => (0, eval)('1')),
      html: await fails(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      style: getComputedStyle(document.body).getPropertyValue('--foreign') === '',
      camera: await fails(() => navigator.mediaDevices.getUserMedia({ video: true })),
      node: typeof (globalThis as { require?: unknown }).require === 'undefined',
      outside: (await fetch('/%2e%2e/%2e%2e/package.json')).status,
      popup: open('https://example.org/a') === null,
      script: open('file:///etc/hostname') === null,
    }
    location.href = 'https://example.org/b'
    return result
  })
  expect(found).toEqual({
    fetch: true,
    file: true,
    eval: true,
    html: true,
    style: true,
    camera: true,
    node: true,
    outside: 404,
    popup: true,
    script: true,
  })
  await expect
    .poll(() => electron.evaluate(() => (globalThis as { addresses?: string[] }).addresses))
    .toEqual(['https://example.org/a', 'https://example.org/b'])
  expect(page.url()).toBe('app://commonplace/')
  expect(electron.windows()).toHaveLength(1)
})

test('blobs stream by hash and by range, typed as what they are', async ({ launch }) => {
  const folder = await freshFolder()
  const dataDir = join(folder, 'data')
  const words = 'The harbour master asked three pilots to speak for the scheme. '.repeat(20)
  const hash = await withCore(dataDir, 'Blobs', async (core) => {
    const done = await core.run(
      'import',
      { items: [{ fileName: 'pilots.txt', bytes: new TextEncoder().encode(words) }] },
      { scope: 'test' },
    )
    if (!done.ok) throw new Error(done.error.message)
    const source = await core.query('source', { sourceId: done.value.imported[0]!.sourceId })
    return source.ok ? source.value!.originalHash : ''
  })
  const { window: page } = await launch({ folder, env: { COMMONPLACE_OPEN: dataDir } })
  await page.evaluate(() => window.commonplace.currentWorkspace())
  const get = (path: string, range?: string) =>
    page.evaluate(
      async ([where, part]) => {
        const answer = await fetch(where, part === undefined ? {} : { headers: { range: part } })
        return {
          status: answer.status,
          type: answer.headers.get('content-type'),
          range: answer.headers.get('content-range'),
          text: await answer.text(),
        }
      },
      [path, range] as const,
    )
  expect(await get(`/blob/${hash}`)).toEqual({
    status: 200,
    type: 'application/octet-stream',
    range: null,
    text: words,
  })
  expect(await get(`/blob/${hash}`, 'bytes=4-10')).toMatchObject({
    status: 206,
    text: 'harbour',
    range: `bytes 4-10/${words.length}`,
  })
  expect(await get(`/blob/${hash}`, 'bytes=999999-')).toMatchObject({ status: 416 })
  expect(await get('/blob/..%2f..%2fworkspace.sqlite')).toMatchObject({ status: 404 })
  expect(await get(`/blob/${'0'.repeat(64)}`)).toMatchObject({ status: 404 })
})
