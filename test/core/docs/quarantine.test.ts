/** What others sent and could not be applied is kept for a look, and never fills the disk. */
import { expect, it } from 'vitest'
import { createUpdateLog, OWN_WINDOW } from '#core/docs/log.ts'
import { MAX_QUARANTINED, MAX_QUARANTINED_BYTES, MAX_QUARANTINED_EACH } from '#shared/sync/limits.ts'
import type { Db } from '#core/db/database.ts'
import { temporaryDatabase } from '#test/support/database.ts'

const kept = (db: Db) =>
  db.get<{ n: number; bytes: number; newest: string }>(
    `SELECT count(*) AS n, sum(length(data)) AS bytes, max(reason) AS newest FROM quarantine WHERE sender <> 'window'`,
  )

it('keeps the newest of others’ junk, some of each, and every keystroke of a window here', () => {
  const { db } = temporaryDatabase()
  const log = createUpdateLog(db)
  const mine = new Uint8Array(2 * MAX_QUARANTINED_EACH)
  log.quarantine('library', 1, OWN_WINDOW, 'mine', mine)
  for (let at = 0; at < MAX_QUARANTINED + 50; at++)
    log.quarantine('library', at, 'd_x', String(at).padStart(6, '0'), new Uint8Array(10))
  expect(kept(db)).toMatchObject({ n: MAX_QUARANTINED, newest: String(MAX_QUARANTINED + 49).padStart(6, '0') })
  const large = new Uint8Array(3 * MAX_QUARANTINED_EACH)
  for (let at = 0; at < 100; at++) log.quarantine('library', at, 'd_x', `z${at}`, large)
  const now = kept(db)
  expect(now?.bytes).toBeLessThanOrEqual(MAX_QUARANTINED_BYTES)
  expect(now?.bytes).toBeGreaterThan(MAX_QUARANTINED_BYTES - 2 * MAX_QUARANTINED_EACH)
  expect(db.get(`SELECT length(data) AS n FROM quarantine WHERE sender = 'window'`)).toEqual({ n: mine.length })
})
