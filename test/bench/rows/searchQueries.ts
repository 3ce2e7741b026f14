/** What people type into a search box, drawn from the words the workspace really holds. */
import type { Db } from '#core/db/database.ts'
import { createRandom } from '#test/support/random.ts'
import { seeded } from '../workspace/seeded.ts'

const OF_EACH = 10

/** Sixty queries: rare, middling and common words, two words, phrases, and words as they are being typed. */
export function queriesFrom(db: Db): string[] {
  const random = createRandom(seeded.seed + 1)
  db.handle.exec(`CREATE VIRTUAL TABLE temp.bench_vocabulary USING fts5vocab('main', 'search_text', 'row')`)
  const words = db
    .all<{ term: string; docs: number }>(
      'SELECT term, doc AS docs FROM temp.bench_vocabulary WHERE length(term) > 3 ORDER BY doc DESC, term',
    )
    .filter(({ term }) => /^\p{L}+$/u.test(term))
  db.handle.exec('DROP TABLE temp.bench_vocabulary')
  const between = (low: number, high: number) => words.filter(({ docs }) => docs >= low && docs <= high)
  const [rare, middling] = [between(2, 60), between(200, 4_000)]
  const common = words.slice(0, 40)
  const bodies = db
    .all<{ body: string }>('SELECT body FROM search_text WHERE rowid % 997 = 0 AND length(body) > 80 LIMIT 400')
    .map(({ body }) => body.split(/[^\p{L}]+/u).filter((word) => word.length > 2))
    .filter((body) => body.length > 8)

  const each = (make: () => string): string[] => Array.from({ length: OF_EACH }, make)
  /** A finished word: what is still being typed also matches as a beginning. */
  const finished = (query: string): string => `${query} `
  return [
    ...each(() => finished(random.pick(rare).term)),
    ...each(() => finished(random.pick(middling).term)),
    ...each(() => finished(random.pick(common).term)),
    ...each(() => {
      const body = random.pick(bodies)
      return finished(`${random.pick(body)} ${random.pick(body)}`)
    }),
    ...each(() => {
      const body = random.pick(bodies)
      const from = random.int(0, body.length - 3)
      return `"${body.slice(from, from + random.int(2, 3)).join(' ')}"`
    }),
    ...each(() => random.pick(middling).term.slice(0, random.int(3, 6))),
  ]
}
