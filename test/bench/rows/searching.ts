/**
 * Search over 100,000 quotes and 10,000 notes: the product's query (grouped, titles weighted, the trash left out,
 * snippets, codes and dates of each hit) against the bare FTS5 statement with the same words.
 */
import { join } from 'node:path'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { parseTerms, toMatchExpression } from '#core/search/matchExpression.ts'
import type { SearchFilters } from '#shared/contract/queries.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { type Benchmark, compare } from '../row.ts'
import { p95 } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'
import { queriesFrom } from './searchQueries.ts'

const ROUNDS = 5
const LIMIT = 50

export const searching: Benchmark = {
  key: 'search',
  title: 'Search',
  run: async ({ workspace }) => {
    const folder = await workspace()
    const core = await openCore(folder)
    // A second connection, as bare as can be, with the product's settings of the cache.
    const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
    const statement = db.handle.prepare(
      'SELECT rowid, rank FROM search_text WHERE search_text MATCH ? ORDER BY rank LIMIT 50',
    )
    const queries = queriesFrom(db)
    const bare: number[] = []
    const ours: number[] = []
    const filtered: number[] = []
    let hits = 0

    const runBare = (query: string): number => {
      const match = toMatchExpression(parseTerms(query), !/\s$/.test(query))
      const start = performance.now()
      statement.all(match)
      return performance.now() - start
    }
    const runOurs = async (query: string, filters: SearchFilters): Promise<number> => {
      const start = performance.now()
      const { hits: found } = take(await core.query('search', { query, filters, offset: 0, limit: LIMIT }))
      const ms = performance.now() - start
      hits += found.length
      return ms
    }
    const filters: readonly SearchFilters[] = [
      { kinds: ['quote'] },
      { codeId: codeIn(db) },
      { stance: 'disputes', kinds: ['quote'] },
      { since: '2015' },
    ]
    for (let round = -1; round < ROUNDS; round++) {
      for (const [i, query] of queries.entries()) {
        const turns = [
          async () => [bare, runBare(query)] as const,
          async () => [ours, await runOurs(query, {})] as const,
          async () => [filtered, await runOurs(query, filters[i % filters.length] as SearchFilters)] as const,
        ]
        for (const turn of round % 2 === 0 ? turns : turns.toReversed()) {
          const [times, ms] = await turn()
          // The first round only warms the caches.
          if (round >= 0) times.push(ms)
        }
      }
    }
    db.close()
    await core.close()
    if (hits === 0) throw new Error('nothing was found')
    const each = `${queries.length} queries (rare, common, two words, phrases, half-typed), ${LIMIT} hits, ${ROUNDS} rounds`
    return [
      compare('Search', 'ms p95', p95(ours), p95(bare), 1.5, `${each}; against the bare FTS5 statement, ranked.`),
      compare(
        'Search with filters',
        'ms p95',
        p95(filtered),
        p95(bare),
        null,
        'the same by kind, code, stance or date; against the bare statement without them.',
      ),
    ]
  },
}

const codeIn = (db: ReturnType<typeof openDatabase>): CodeId =>
  (
    db.get<{ id: CodeId }>('SELECT code_id AS id FROM coding GROUP BY code_id ORDER BY count(*) DESC LIMIT 1') as {
      id: CodeId
    }
  ).id
