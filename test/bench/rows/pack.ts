/**
 * The pack of a day's workshop that shows 200 quotes: from one click to a folder with every part in every format, against
 * what the disk alone takes for the same files.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createOpener, openDatabase } from '#core/db/database.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import { type Benchmark, compare } from '../row.ts'
import { interleaved, median, timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'

const QUOTES = 200
const ROUNDS = 7

export const pack: Benchmark = {
  key: 'pack',
  title: 'Pack of a workshop',
  run: async ({ workspace }) => {
    const folder = await workspace()
    const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
    const targets = db
      .all<{ id: QuoteId }>(
        'SELECT quote_id AS id FROM quote WHERE trashed_at IS NULL ORDER BY quote_id LIMIT ?',
        QUOTES,
      )
      .map(({ id }) => id)
    db.close()
    const core = await openCore(folder)
    const scope = { scope: 'bench' }
    const input = { title: 'Measured', template: 'full-day' } as const
    const { workshopId } = take(core.execute('createWorkshop', input, scope))
    take(core.execute('choose', { workshopId, targets, chosen: true }, scope))
    const out = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
    const path = join(out, 'pack')
    const made = take(await core.run('exportPack', { workshopId, path }, scope))
    const contents = made.files.map((name) => [name, readFileSync(join(path, name))] as const)
    const times = await interleaved(ROUNDS, {
      ours: () => timed(() => core.run('exportPack', { workshopId, path }, scope)),
      disk: () =>
        timed(() => {
          for (const [name, bytes] of contents) {
            const file = join(out, 'bare', name)
            mkdirSync(dirname(file), { recursive: true })
            writeFileSync(file, bytes, { flush: true })
          }
        }),
    })
    const files = readdirSync(path, { recursive: true }).length
    rmSync(out, { recursive: true, force: true })
    await core.close()
    const what = `${made.cards} cards, ${made.slides} slides, ${files} files; against writing the same bytes.`
    return [compare('Pack of a day’s workshop', 'ms p50', median(times.ours), median(times.disk), null, what)]
  },
}
