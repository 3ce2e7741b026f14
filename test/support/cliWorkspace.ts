/** A workspace with one source, made by the command line, for tests of the command line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import type { CliRun } from './cli.ts'
import { runInside } from './cliInside.ts'

const TEXT = '# Kiln 🔥 day\n\nShe said 🔥🔥 hello there. He said hello there.\n\n- Été\n- forty'

export interface Failure {
  error: { code: string; message: string }
}

/** A failure is JSON on stdout, its sentence on stderr, and nothing of the machinery. */
export function expectFailure(run: CliRun, status: number, code: string): void {
  expect(run.json<Failure>().error, run.stderr).toMatchObject({ code })
  expect(run.status).toBe(status)
  expect(run.stderr.trim()).toBe(run.json<Failure>().error.message)
  expect(run.stderr).not.toMatch(/\n\s+at /)
}

export interface CliWorkspace {
  /** The folder in which commands are given; the workspace is `w` in it, and `kiln.md` its source. */
  readonly folder: string
  readonly at: (...names: string[]) => string
  /** A command on the workspace, given in the test's folder. */
  readonly cli: (...args: string[]) => Promise<CliRun>
  /** Known when tests run. */
  readonly sourceId: string
}

/** Made before the file's tests, removed after them. */
export function makeCliWorkspace(): CliWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-cli-'))
  const at = (...names: string[]): string => join(folder, ...names)
  const cli = (...args: string[]): Promise<CliRun> => runInside([...args, '--data', 'w', '--json'], { cwd: folder })
  let sourceId = ''

  beforeAll(async () => {
    writeFileSync(at('kiln.md'), TEXT)
    const made = await cli('init', '--name', 'Töpfer & Co.')
    expect(made.json()).toEqual({ workspaceId: expect.stringMatching(/^w_/) as unknown })
    expect(made.status).toBe(0)
    const run = await cli('import', 'kiln.md')
    const { imported } = run.json<{ imported: { sourceId: string }[] }>()
    sourceId = imported[0]?.sourceId ?? ''
    expect(run.json()).toMatchObject({
      imported: [{ sourceId, title: 'Kiln 🔥 day', kind: 'markdown', words: 12, path: at('kiln.md'), warnings: [] }],
      failed: [],
    })
  }, 60_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  return {
    folder,
    at,
    cli,
    get sourceId() {
      return sourceId
    },
  }
}
