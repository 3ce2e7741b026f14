/** Exports on the command line: by pseudonym unless names are asked for, printed or into a file. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CliRun } from '#test/support/cli.ts'
import { runInside } from '#test/support/cliInside.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-cli-'))
const cli = (...args: string[]): Promise<CliRun> => runInside([...args, '--data', 'w', '--json'], { cwd: folder })

beforeAll(async () => {
  await cli('init', '--name', 'Post')
  await cli('person-add', '--name', 'Una Quillfeather', '--group', 'Dyers')
  await cli('step-add', '--phase', 'P2', '--text', 'Write to Una', '--notes', 'Quillfeather, Una: by hand')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('leaves names out of a plan and of the list of people, and puts them in when asked', async () => {
  const { planId } = (await cli('plan')).json<{ planId: string }>()
  const people = (await cli('people-export', '--format', 'markdown')).json<{ fileName: string; content: string }>()
  const pseudonym = /\| (\w+ \d{4}) /.exec(people.content)?.[1] ?? 'no pseudonym'
  expect(people.fileName).toBe('People, by pseudonym.md')
  expect(people.content).not.toMatch(/una|quillfeather/i)
  const plan = await cli('export', '--plan', planId)
  const { content, replaced } = plan.json<{ content: string; replaced: { people: number; places: number } }>()
  expect(content).toContain(`Write to ${pseudonym}`)
  expect(content).not.toMatch(/una|quillfeather/i)
  expect(replaced).toEqual({ people: 1, places: 2 })
  expect(plan.stderr).toContain('--real-names')

  const page = join(folder, 'plan.html')
  const file = await cli('export', '--plan', planId, '--format', 'html', '--real-names', '--out', 'plan.html')
  expect(file.json()).toEqual({ path: page, replaced: { people: 0, places: 0 } })
  expect(readFileSync(page, 'utf8')).toContain('Write to Una')
})

it('says what it does not understand', async () => {
  for (const wrong of [[], ['--plan', 'p', '--note', 'n'], ['--search', 'x', '--format', 'pdf']])
    expect((await cli('export', ...wrong)).status).toBe(2)
  for (const [kind, code] of [
    ['plan', 'PlanNotFound'],
    ['note', 'NoteNotFound'],
    ['source', 'SourceNotFound'],
    ['code', 'CodeNotFound'],
  ] as const) {
    const answer = await cli('export', `--${kind}`, 'nothing', '--out', 'x.md')
    expect(answer.json<{ error: { code: string } }>().error.code).toBe(code)
  }
  expect(existsSync(join(folder, 'x.md'))).toBe(false)
})

it('gives nobody something else than what was asked for', async () => {
  for (const [wrong, said] of [
    [['qdpx', '--source', 's'], 'writes the whole workspace'],
    [['vault', '--plan', 'p'], 'writes the whole workspace'],
    [['commonplace', '--report', 'people'], 'writes the whole workspace'],
    [['ris', '--code', 'P1.OWNER'], 'it takes --source, --note, or --plan'],
    [['pptx', '--plan', 'p'], 'it takes --workshop'],
    [['xlsx', '--workshop', 'y'], 'cannot be of a workshop'],
    [['csv', '--source', 's', '--what', 'people'], '--what is of the whole workspace'],
  ] as const) {
    const { status, stderr } = await cli('export', ...wrong, '-o', 'x')
    expect([wrong[0], status]).toEqual([wrong[0], 2])
    expect(stderr).toContain(said)
    expect(stderr).toContain(`Usage: export ${wrong[0]} `)
    expect(stderr.match(/--data DIR/g)).toHaveLength(1)
  }
  expect(existsSync(join(folder, 'x'))).toBe(false)
  const hits = await cli('export', 'csv', '--search', 'Write', '-o', 'hits.csv')
  expect(hits.status).toBe(0)
  expect(readFileSync(join(folder, 'hits.csv'), 'utf8')).toMatch(/^\ufeffKind,Title,Words\nstep,/)
  expect((await cli('export', 'csv', '-o', 'nowhere/x.csv')).json()).toMatchObject({
    error: { code: 'FileNotWritten' },
  })
})

it('writes a project for other programs, which comes in again', async () => {
  const made = await cli('export', 'qdpx', '-o', 'out.qdpx')
  expect(made.json()).toMatchObject({ path: join(folder, 'out.qdpx'), sources: 0, notes: 0 })
  const back = await cli('import', 'out.qdpx')
  expect(back.json()).toMatchObject({ imported: [], merged: [], failed: [], projects: [{ quotes: 0, codings: 0 }] })
  expect((await cli('export', 'qdpx')).status).toBe(2)
}, 30_000)
