/** The full-text index stays sound when things are taken out of it for good. */
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { wrap } from '#core/db/database.ts'
import { projectionSchema } from '#core/projections/schema.ts'
import { removeSearchItems, writeSearchBlocks } from '#core/projections/searchBlocks.ts'
import { createRandom } from '#test/support/random.ts'

const HISTORIES = 60

/** Some eighty things, of which a few are written again and again before they are removed. Returns SQLite's opinion. */
function playRemovals(seed: number): unknown {
  const random = createRandom(seed)
  const db = wrap(new Database(':memory:'))
  db.handle.exec(projectionSchema)
  const word = (): string => `w${Math.floor(random.next() * random.next() * 300).toString(36)}`
  const write = (at: number, most: number): void => {
    const docId = `n_${at}`
    const body = Array.from({ length: random.int(1, most) }, word).join(' ')
    writeSearchBlocks(db, { kind: 'note', itemId: docId, docId }, [{ start: 0, body }])
  }
  db.transaction(() => {
    for (let at = 0; at < 80; at += 1) write(at, 60)
  })
  for (let step = 0; step < 40; step += 1) db.transaction(() => write(100 + random.int(0, 9), 6))
  for (let step = 0; step < 3; step += 1)
    db.transaction(() => removeSearchItems(db, 'doc_id', `n_${100 + random.int(0, 9)}`))
  const opinion = db.handle.pragma('quick_check', { simple: true })
  db.close()
  return opinion
}

it(`is sound after removals, ${HISTORIES} histories`, { timeout: 60_000 }, () => {
  for (let seed = 1; seed <= HISTORIES; seed += 1) expect(playRemovals(seed), `seed ${seed}`).toBe('ok')
})
