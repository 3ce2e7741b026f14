/** Workshops by command line: from a programme to a pack in a folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { type CliRun, runCli } from '#test/support/cli.ts'

// Every command is a process of its own, and machines are busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'commonplace-cli-'))
const cli = (...args: string[]): Promise<CliRun> => runCli([...args, '--data', 'w', '--json'], { cwd: folder })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('makes one from a programme and writes its pack', async () => {
  await cli('init', '--name', 'Post')
  const add = [
    '--template',
    'half-day',
    '--client',
    'Harrow',
    '--date',
    '2027-04-02',
    '--participant',
    'Greta Lindqvist',
  ]
  const made = (await cli('workshop-add', '--title', 'Kilns', ...add)).json<{ workshopId: string; agenda: number }>()
  expect(made).toMatchObject({ agenda: 8, shown: 0 })
  const asked = ['export', 'pack', '--workshop', made.workshopId, '-o', 'out', '--without-pdf', '--paper']
  const pack = await cli(...asked, 'letter')
  expect(pack.json<{ files: string[] }>().files).toContain('handout.md')
  expect(pack.stderr).toContain('No quotes are chosen')
  expect(readdirSync(join(folder, 'out'))).toContain('kept-apart')
  expect(readFileSync(join(folder, 'out', 'key.md'), 'utf8')).toContain('Participant 1')
  expect((await cli(...asked, 'a5')).status).toBe(2)
  const handout = await cli('export', 'md', '--workshop', made.workshopId)
  expect(handout.json<{ content: string }>().content).toBe(readFileSync(join(folder, 'out', 'handout.md'), 'utf8'))
})
