/** The five seed documents through the command line: every word kept, a sensible title. They stand beside the project. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runInside } from '#test/support/cliInside.ts'
import { ROOT } from '#test/support/window.ts'

const seeds = join(ROOT, '..', 'shared', 'seeds')
const present = existsSync(seeds)
const folder = mkdtempSync(join(tmpdir(), 'commonplace-seeds-'))
const words = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort()

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!present)('the seeds (skipped: the shared folder is absent)', () => {
  it('are imported with every word', async () => {
    const files = readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .sort()
    const cli = (...args: string[]) => runInside([...args, '--data', folder, '--json'], { cwd: seeds })
    expect((await cli('init', '--name', 'Seeds')).status).toBe(0)
    const run = await cli('import', ...files)
    expect(run.status, run.stdout).toBe(0)
    const { imported } = run.json<{ imported: { sourceId: string; title: string; path: string }[] }>()
    expect(imported.map((each) => each.title).sort()).toEqual(
      [
        'Creating Customer Advocacy Through Reciprocal Altruism',
        'Reciprocal altruism is imperative to building customer advocacy',
        'The Best WOM isn’t about Reciprocity',
        'Forbes: How To Create A Customer Advocacy Program',
        'Norms of Reciprocity',
      ].sort(),
    )
    for (const { sourceId, path } of imported) {
      const { text } = (await cli('source-text', sourceId)).json<{ text: string }>()
      expect(words(text)).toEqual(words(readFileSync(path, 'utf8').replace(/^\ufeff/, '')))
    }
  }, 120_000)
})
