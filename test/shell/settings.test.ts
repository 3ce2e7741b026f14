/** What the app remembers between starts, and what it writes into its log. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLog, redactHome } from '#electron/shell/log.ts'
import { createSettings } from '#electron/shell/settings.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-settings-'))
  file = join(folder, 'deep', 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('settings', () => {
  const workspace = (name: string): string => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true })
    return path
  }

  test('survive a restart', () => {
    const settings = createSettings(file)
    settings.setTheme('dark')
    settings.setBounds('', { x: 1, y: 2, width: 800, height: 600, maximized: true })
    settings.setOpen(['/a'])
    expect(createSettings(file).get()).toEqual(settings.get())
    expect(createSettings(file).get()).toMatchObject({ theme: 'dark', open: ['/a'] })
  })

  test('recent workspaces: newest first, each once, at most twelve, only those still there', () => {
    let now = 0
    const settings = createSettings(file, () => (now += 1))
    const paths = Array.from({ length: 15 }, (_, i) => workspace(`w${i}`))
    for (const path of paths) settings.opened(path, 'Old name')
    settings.opened(paths[10]!, 'New name')
    const recent = settings.recent()
    expect(recent).toHaveLength(12)
    expect(recent[0]).toEqual({ path: paths[10], name: 'New name', openedAt: 16 })
    expect(new Set(recent.map(({ path }) => path)).size).toBe(12)
    rmSync(paths[14]!, { recursive: true })
    expect(settings.recent().map(({ path }) => path)).not.toContain(paths[14])
    settings.forget(paths[10]!)
    expect(settings.recent().map(({ path }) => path)).not.toContain(paths[10])
  })

  test.each(['', 'not json', '[]', '{"theme":"pink","recent":[{"path":1}],"bounds":{"":{"x":"a"}},"open":7}'])(
    'a damaged file (%j) is started afresh and can be written again',
    (content) => {
      mkdirSync(join(folder, 'deep'))
      writeFileSync(file, content)
      const settings = createSettings(file)
      expect(settings.get()).toEqual({ theme: 'system', paper: null, recent: [], bounds: {}, open: [] })
      settings.setTheme('light')
      expect(createSettings(file).get().theme).toBe('light')
    },
  )

  test('one damaged field costs only itself', () => {
    mkdirSync(join(folder, 'deep'))
    writeFileSync(file, '{"theme":"dark","recent":5,"open":["/a"]}')
    expect(createSettings(file).get()).toMatchObject({ theme: 'dark', recent: [], open: ['/a'] })
  })

  test('a place that cannot be written costs nothing but the memory', () => {
    writeFileSync(join(folder, 'deep'), 'a file where the folder should be')
    const settings = createSettings(file)
    settings.setTheme('dark')
    expect(settings.get().theme).toBe('dark')
  })
})

describe('the log', () => {
  test('names an incident by its id, keeps the stack, and not the home folder', () => {
    const path = join(folder, 'logs', 'app.log')
    const log = createLog(path)
    const id = log.incident('the page failed', new Error(`no such file ${join(homedir(), 'secret.md')}`))
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(`[${id}] the page failed: Error: no such file ~`)
    expect(text).toContain('settings.test.ts')
    expect(text).not.toContain(homedir())
  })

  test('redacts every spelling of the home folder', () => {
    const home = 'C:\\Users\\Ann Lee'
    expect(redactHome('at C:\\Users\\Ann Lee\\a, C:/Users/Ann Lee/b, file:///C:/Users/Ann%20Lee/c', home)).toBe(
      'at ~\\a, ~/b, file:///~/c',
    )
    expect(redactHome('/a', '/')).toBe('/a')
  })

  test('rotates, and keeps what was just before', () => {
    const path = join(folder, 'app.log')
    const log = createLog(path, { maxBytes: 2_000 })
    for (let i = 0; i < 200; i++) log.info(`line ${i}`)
    expect(statSync(path).size).toBeLessThan(2_200)
    expect(existsSync(`${path}.1`)).toBe(true)
    expect(readFileSync(path, 'utf8')).toContain('line 199\n')
  })

  test('one entry is one line, whatever is in it', () => {
    const path = join(folder, 'app.log')
    createLog(path).info('first\n2026-01-01 error forged')
    expect(
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => /^\d/.test(line)),
    ).toHaveLength(1)
  })
})
