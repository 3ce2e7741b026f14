/** The command line from outside: what it takes, what it prints, and with which status it ends. */
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { runCli } from '#test/support/cli.ts'
import { runInside } from '#test/support/cliInside.ts'
import { expectFailure, type Failure, makeCliWorkspace } from '#test/support/cliWorkspace.ts'
import { withCore } from '#test/support/workspace.ts'

// Some commands are processes of their own, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

const { folder, at, cli } = makeCliWorkspace()

describe('the workspace', () => {
  it('is made once, and only where there can be one', async () => {
    expectFailure(await cli('init', '--name', 'Again'), 1, 'AlreadyInitialised')
    expectFailure(await runInside(['init', '--name', 'X', '--data', at('kiln.md')]), 1, 'NotAWorkspace')
    expectFailure(await runInside(['init', '--name', 'X', '--data', at('kiln.md', 'below')]), 1, 'NotAWorkspace')
  })

  it('is not made by asking for it', async () => {
    for (const name of ['sources', 'verify', 'digest'])
      expectFailure(await runInside([name, '--data', at('nowhere')]), 1, 'NotAWorkspace')
    expectFailure(await runInside(['notes', '--data', at('kiln.md')]), 1, 'NotAWorkspace')
    expect(existsSync(at('nowhere'))).toBe(false)
  })

  it('is refused with status 3 while another process has it, which is named', async () => {
    await withCore(at('w'), undefined, async () => {
      const run = await runCli(['sources', '--data', 'w', '--json'], { cwd: folder })
      expectFailure(run, 3, 'WorkspaceInUse')
      expect(run.stderr).toContain('a test')
    })
    expect((await cli('sources')).status).toBe(0)
  })
})

describe('wrong usage ends with status 2', () => {
  it.each([
    [[]],
    [['frobnicate', '--data', 'w']],
    [['constructor', '--data', 'w']],
    [['sources']],
    [['sources', '--data']],
    [['sources', '--data', '--json']],
    [['sources', '--data', '']],
    [['sources', 'extra', '--data', 'w']],
    [['sources', '--colour', '--data', 'w']],
    [['sources', '--json=yes', '--data', 'w']],
    [['import', '--data', 'w']],
    [['import', '', '--data', 'w']],
    [['init', '--data', 'w']],
    [['quote-add', '--exact', 'x', '--data', 'w']],
    [['quotes', '--stance', 'shrugs', '--data', 'w']],
    [['search', 'x', '--limit', '0', '--data', 'w']],
    [['search', 'x', '--limit', 'many', '--data', 'w']],
    [['search', 'x', '--kind', 'smell', '--data', 'w']],
    [['note-add', '--title', 'T', '--data', 'w']],
  ])('%j', async (args: string[]) => {
    const run = await runInside(args, { cwd: folder })
    expect(run.status).toBe(2)
    if (args.length > 0) expectFailure(run, 2, 'WrongUsage')
  })

  it('help is asked for, not wrong', async () => {
    for (const args of [['--help'], ['import', '--help']]) {
      const run = await runInside(args)
      expect([run.status, run.stdout]).toEqual([0, ''])
      expect(run.stderr).toContain('import FILE')
    }
  })
})

describe('import', () => {
  it('keeps the good ones and says of each other one why', async () => {
    mkdirSync(at('some folder'), { recursive: true })
    writeFileSync(at('empty.txt'), '')
    writeFileSync(at('noise.bin'), Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)))
    writeFileSync(at('locked.txt'), 'a secret')
    chmodSync(at('locked.txt'), 0)
    writeFileSync(at('größe ünï.txt'), 'Ein Satz über Öfen und ihre Besitzer.')
    symlinkSync(at('größe ünï.txt'), at('link.txt'))
    symlinkSync(at('gone'), at('dangling.txt'))
    const names = ['größe ünï.txt', 'kiln.md', 'link.txt', 'empty.txt', 'noise.bin', 'some folder', 'dangling.txt']
    const run = await cli('import', ...names, ...(process.getuid?.() === 0 ? [] : ['locked.txt']))
    expect(run.status).toBe(1)
    const { imported, failed } = run.json<{
      imported: { path: string; title: string }[]
      failed: { path: string; error: { code: string; message: string } }[]
    }>()
    expect(imported.map((each) => each.path)).toEqual([at('größe ünï.txt')])
    const codeByPath = Object.fromEntries(failed.map((each) => [each.path, each.error.code]))
    expect(codeByPath).toMatchObject({
      [at('kiln.md')]: 'AlreadyInLibrary',
      [at('link.txt')]: 'AlreadyInLibrary',
      [at('empty.txt')]: 'FileEmpty',
      [at('dangling.txt')]: 'FileNotFound',
      [at('some folder')]: 'FileEmpty',
    })
    expect(codeByPath[at('noise.bin')]).toMatch(/^File(KindUnknown|Unreadable|Broken)$/)
    for (const { error } of failed) expect(error.message).toMatch(/^[^\n]+\.$/)
    expect((await cli('sources')).json<{ sources: unknown[] }>().sources).toHaveLength(2)
  })

  it('takes relative paths from where npm was called', async () => {
    mkdirSync(at('below'), { recursive: true })
    writeFileSync(at('below', 'here.txt'), 'Only here, in a folder below.')
    const run = await runCli(['import', 'here.txt', '--data', '../w', '--json'], { env: { INIT_CWD: at('below') } })
    expect(run.json()).toMatchObject({ imported: [{ path: at('below', 'here.txt') }], failed: [] })
  })
})

describe('what is printed', () => {
  it('is one line with --json, several without, and nothing but JSON through npm’s script', async () => {
    expect((await cli('codes')).stdout.trimEnd()).not.toContain('\n')
    expect((await runCli(['codes', '--data', 'w'], { cwd: folder })).stdout.split('\n').length).toBeGreaterThan(39)
    const run = await runCli(['codes', '--data', at('w'), '--json'], { throughBootstrap: true })
    expect([run.status, run.json<{ codes: unknown[] }>().codes.length > 38]).toEqual([0, true])
    const failed = await runCli(['sources', '--data', 'nowhere', '--json'], { cwd: folder, throughBootstrap: true })
    expect([failed.status, failed.json<Failure>().error.code]).toEqual([1, 'NotAWorkspace'])
  })
})

describe('lens', () => {
  const text =
    '# Plan 🔥\r\n\r\nAn end user wrote. We ring our **targets**.\r\n\r\n> our users\r\n\r\nOur weavers said “our users”.'
  const look = async (...args: string[]) => {
    const run = await runInside(['lens', 'plan.md', '--json', ...args], { cwd: folder })
    expect(run.status, run.stderr).toBe(0)
    return run.json<{
      findings: { lens: string; start: number; end: number; text: string; suggestion: string | null }[]
    }>().findings
  }

  it('names what it found by code points of the file, without a workspace', async () => {
    writeFileSync(at('plan.md'), text)
    const findings = await look()
    expect(findings.map((each) => [each.lens, each.text, each.suggestion])).toEqual([
      ['people-first', 'An end user', 'A person who uses it'],
      ['people-first', 'targets', 'candidates'],
    ])
    for (const { start, end, text: words } of findings) expect([...text].slice(start, end).join('')).toBe(words)
    expect(Object.keys(findings[0] ?? {})).toEqual(['lens', 'start', 'end', 'text', 'reason', 'suggestion', 'code'])
  })

  it('takes the team’s words from a workspace', async () => {
    writeFileSync(at('plan.md'), text)
    await withCore(at('w'), undefined, async (core) => {
      await Promise.resolve()
      core.execute('setLensWord', { term: 'weaver', rewrite: null, isEnabled: true }, { scope: 'test' })
      core.execute('setLensWord', { term: 'target', rewrite: null, isEnabled: false }, { scope: 'test' })
    })
    expect((await look('--data', 'w')).map((each) => each.text)).toEqual(['An end user', 'weavers'])
  })

  it('says what is wrong with a file', async () => {
    writeFileSync(at('latin.md'), Buffer.from([0x66, 0xfc, 0x72]))
    expectFailure(await runInside(['lens', 'none.md', '--json'], { cwd: folder }), 1, 'FileNotFound')
    expectFailure(await runInside(['lens', 'latin.md', '--json'], { cwd: folder }), 1, 'FileUnreadable')
    expectFailure(await runInside(['lens', '--json'], { cwd: folder }), 2, 'WrongUsage')
    expectFailure(
      await runInside(['lens', 'plan.md', '--data', 'nowhere', '--json'], { cwd: folder }),
      1,
      'NotAWorkspace',
    )
  })
})
