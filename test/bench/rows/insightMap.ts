/**
 * The phase × norm map of 100,000 quotes: the first time it is asked for, again, and after a new coding until a window
 * that shows it has the changed one; against a bare statement that counts the same cells and nothing else. The rows are
 * written straight into the tables, as making so many documents takes longer than all that is measured.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { builtInCodes } from '#shared/model/codebook/codebook.ts'
import { createId } from '#shared/model/ids.ts'
import { createRandom } from '#test/support/random.ts'
import { type Benchmark, compare } from '../row.ts'
import { median, p95, timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'

const QUOTES = 100_000
const SOURCES = 1_000
const ROUNDS = 15
const COLD_ROUNDS = 3
const scope = { scope: 'bench' }

/** What somebody would write who has the tables and wants the cells: quotes and sources by phase code, norm and stance. */
export const MAP_CELLS = `SELECT p.code_id, substr(n.code_id, 1, 2) AS norm, n.stance, count(DISTINCT n.target) AS quotes, count(DISTINCT n.source_id) AS sources
  FROM coding n JOIN coding p ON p.target = n.target JOIN quote q ON q.quote_id = n.target JOIN entity e ON e.id = n.source_id
  WHERE n.code_id LIKE 'R%' AND p.code_id LIKE 'P%' AND q.trashed_at IS NULL AND e.trashed_at IS NULL
  GROUP BY p.code_id, norm, n.stance`

/** Two to four codings a quote by one of three coders. */
function fill(folder: string): void {
  const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
  const random = createRandom(20_261_122)
  const members = [createId('m'), createId('m'), createId('m')]
  const hash = '0'.repeat(64)
  db.transaction(() => {
    for (let s = 0; s < SOURCES; s++) {
      const sourceId = createId('s')
      db.run(`INSERT INTO entity VALUES (?, 'source', ?, ?, NULL, NULL)`, sourceId, members[0], 1_700_000_000_000 + s)
      db.run(`INSERT INTO doc VALUES (?, 'source', 0, 0, 0, NULL, 0)`, sourceId)
      db.run(
        `INSERT INTO source VALUES (?, ?, 'text', '[]', NULL, NULL, NULL, NULL, NULL, '[]', 'a.txt', 'text/plain', ?, ?, 1000, NULL, '[]')`,
        sourceId,
        `Source ${s}`,
        hash,
        hash,
      )
      for (let n = 0; n < QUOTES / SOURCES; n++) {
        const quoteId = createId('q')
        db.run(
          `INSERT INTO quote VALUES (?, ?, ?, ?, ?, 'exact', '', 0, ?, NULL, NULL)`,
          quoteId,
          sourceId,
          'Some words that were marked in this source, as long as such words are, and no longer than that.',
          n * 100,
          n * 100 + 90,
          members[0],
        )
        for (let c = random.int(2, 4); c > 0; c--)
          db.run(
            'INSERT OR IGNORE INTO coding VALUES (?, ?, ?, ?, ?, ?)',
            quoteId,
            random.pick(builtInCodes).id,
            random.pick(members),
            sourceId,
            random.pick(['supports', 'disputes', 'illustrates']),
            1_700_000_000_000,
          )
      }
    }
  })
  db.handle.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

export const insightMap: Benchmark = {
  key: 'insight-map',
  title: 'Phase × norm of 100,000 quotes',
  run: async ({ folder: parent, say }) => {
    const folder = join(parent, 'insight')
    const made = await openCore(folder, { name: 'Insight' })
    const bytes = new TextEncoder().encode('They mended it before anybody had asked.')
    const report = take(await made.run('import', { items: [{ fileName: 'a.txt', bytes }] }, scope))
    const sourceId = report.imported[0]?.sourceId
    if (sourceId === undefined) throw new Error('the source was not taken in')
    const place = { exact: 'They mended it' }
    const codings = [{ codeId: 'P1.OWNER', stance: 'supports' }] as never
    const { quoteId } = take(made.execute('addQuote', { sourceId, place, codings }, scope))
    await made.close()
    fill(folder)
    say('The workspace is made.')

    const cold: number[] = []
    for (let round = 0; round < COLD_ROUNDS; round++) {
      const core = await openCore(folder)
      cold.push(await timed(() => core.query('phaseNormMap', {})))
      await core.close()
    }
    const db = new Database(join(folder, 'workspace.sqlite'), { readonly: true })
    db.pragma('cache_size = -16000')
    const statement = db.prepare(MAP_CELLS)
    statement.all()
    const core = await openCore(folder)
    const { quotes } = take(await core.query('phaseNormMap', {}))
    let pushed = (): void => undefined
    const unsubscribe = core.subscribe('phaseNormMap', {}, () => pushed(), scope)
    const [warm, plain, live]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round++) {
      warm.push(await timed(() => core.query('phaseNormMap', {})))
      plain.push(await timed(() => statement.all()))
      const stance = round % 2 === 0 ? 'disputes' : 'supports'
      live.push(
        await timed(async () => {
          const push = new Promise<void>((resolve) => (pushed = resolve))
          take(core.execute('setCoding', { target: quoteId, codeId: 'R1.HELP', stance }, scope))
          await push
        }),
      )
    }
    unsubscribe()
    await core.close()
    db.close()
    const what = `${quotes.toLocaleString('en')} quotes of ${QUOTES.toLocaleString('en')} are in the map`
    const against = 'against the bare statement for its cells'
    return [
      compare(
        'Map of 100,000 quotes',
        'ms p50',
        median(warm),
        median(plain),
        1,
        `${what}; ${against}, median of ${ROUNDS}.`,
      ),
      compare(
        'The same map, the first time',
        'ms p50',
        median(cold),
        median(plain),
        2,
        `as after a start; ${against}, median of ${COLD_ROUNDS}.`,
      ),
      compare(
        'From a new coding to the changed map',
        'ms p95',
        p95(live),
        median(plain),
        1,
        `the command, its commit on the disk and the map pushed to who shows it; ${against} alone.`,
      ),
    ]
  },
}
