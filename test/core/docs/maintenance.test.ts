/** What is done when nobody waits must not grow with the square of what people write. */
import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { wrap } from '#core/db/database.ts'
import { log as logSchema } from '#core/db/migrations/0001-log.ts'
import { createHub } from '#core/docs/hub.ts'
import { createUpdateLog } from '#core/docs/log.ts'
import { createMaintenance } from '#core/docs/maintenance.ts'
import { createProjector, prepareProjections } from '#core/projections/projector.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A document that is written to without end; its words hardly pack, so a snapshot is nearly as long as they are. */
function growing() {
  const db = wrap(new Database(':memory:'))
  db.handle.exec(logSchema)
  prepareProjections(db)
  const log = createUpdateLog(db)
  const hub = createHub(log, Date.now)
  const projector = createProjector({ db, extraction: () => null }, hub)
  const report = (cause: unknown) => {
    throw cause
  }
  const nothing = () => undefined
  const parts = { db, hub, log, projector, now: Date.now, report, changed: nothing, whenQuiet: () => false }
  const maintenance = createMaintenance(parts)
  let written = 0
  let snapshots = 0
  let logged = 0
  let seq = 0
  return {
    write: (bytes: number) => {
      const { doc } = hub.open('n_0000000000000000000000')
      const text = doc.getText('probe')
      text.insert(text.length, randomBytes(bytes / 2).toString('hex'))
      const updates = hub.takeChanges().flatMap((change) => change.updates)
      logged += updates.reduce((sum, update) => sum + update.byteLength, 0)
      log.append('n_0000000000000000000000', 'note', 'd', Date.now(), updates, false)
      maintenance.wake()
      vi.advanceTimersByTime(2_000)
      const snapshot = db.get<{ seq: number; bytes: number }>('SELECT seq, length(data) AS bytes FROM snapshot')
      if (snapshot && snapshot.seq !== seq) {
        seq = snapshot.seq
        snapshots++
        written += snapshot.bytes
      }
    },
    logBytes: () => db.get<{ n: number }>('SELECT log_bytes AS n FROM doc')?.n ?? 0,
    read: () => {
      const doc = new Y.Doc()
      log.load('n_0000000000000000000000', doc)
      return doc.getText('probe').length
    },
    totals: () => ({ written, snapshots, logged }),
    stop: () => {
      maintenance.stop()
      db.close()
    },
  }
}

describe('compaction', () => {
  it('writes a few times what was typed, however long the document, and keeps the log short beside it', () => {
    const one = growing()
    for (let i = 0; i < 400; i++) {
      one.write(8 * 1024)
      expect(one.logBytes()).toBeLessThanOrEqual(Math.max(80 * 1024, one.totals().logged / 2 + 16 * 1024))
    }
    const { written, snapshots, logged } = one.totals()
    expect(logged).toBeGreaterThan(3_000_000)
    expect(snapshots).toBeGreaterThan(4)
    expect(written).toBeLessThan(2 * logged)
    expect(one.read()).toBe(400 * 8 * 1024)
    one.stop()
  })
})
