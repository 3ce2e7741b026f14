/** On a full disk sync loses what it would only note, waits with what it must keep, and ends no process. */
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { type Db, wrap } from '#core/db/database.ts'
import { log } from '#core/db/migrations/0001-log.ts'
import { sync } from '#core/db/migrations/0002-sync.ts'
import { createHub } from '#core/docs/hub.ts'
import { createUpdateLog } from '#core/docs/log.ts'
import { createDigests } from '#core/sync/digests.ts'
import { createPeers } from '#core/sync/peers.ts'
import { DeviceKey } from '#shared/sync/transport.ts'
import { createVirtualTime } from '#test/support/sync/virtualTime.ts'

const key = DeviceKey.parse('a'.repeat(64))

function fullDisk(): { db: Db; free: () => void } {
  const real = wrap(new Database(':memory:'))
  real.handle.exec(log)
  real.handle.exec(sync)
  real.run(
    `INSERT INTO doc (doc_id, kind, last_seq, edited_at, log_bytes, digest, projection_dirty) VALUES ('library', 'library', 0, 0, 0, NULL, 0)`,
  )
  let isFull = true
  const db: Db = {
    ...real,
    run: (...given) => {
      if (isFull) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
      return real.run(...given)
    },
  }
  return {
    db,
    free: () => {
      isFull = false
    },
  }
}

it('keeps what it knows of a peer in memory until there is space to note it', async () => {
  const { db, free } = fullDisk()
  const time = createVirtualTime()
  const peers = createPeers(db, time, () => undefined)
  peers.lastSeen(key, 1)
  peers.foundAt(key, [{ direct: '10.0.0.1:4000' }])
  peers.refused(key, 'It sent junk.')
  peers.acked(key, 'epoch', 1)
  peers.saw(key, 'epoch', 2)
  await time.advance(10_000)
  const noted = {
    lastSeen: 1,
    addresses: [{ direct: '10.0.0.1:4000' }],
    refused: 1,
    refusedWhy: 'It sent junk.',
    ackedSeq: 1,
    seenSeq: 2,
  }
  expect(peers.get(key)).toMatchObject(noted)
  const onDisk = () => createPeers(db, time, () => undefined).get(key)
  expect(onDisk()).toMatchObject({ lastSeen: null, refused: 0, seenSeq: null })
  free()
  peers.lastSeen(key, 3)
  await time.advance(10_000)
  expect(onDisk()).toMatchObject({ ...noted, lastSeen: 3 })
})

it('writes what it notes of a peer within a second, and at the end', async () => {
  const { db, free } = fullDisk()
  free()
  const time = createVirtualTime()
  const peers = createPeers(db, time, () => undefined)
  const onDisk = () => createPeers(db, time, () => undefined).get(key)
  peers.saw(key, 'epoch', 7)
  await time.advance(1_000)
  expect(onDisk()).toMatchObject({ epoch: 'epoch', seenSeq: 7 })
  peers.acked(key, 'own', 9)
  peers.stop()
  expect(onDisk()).toMatchObject({ ackedEpoch: 'own', ackedSeq: 9 })
})

it('counts anew what it has seen of a log that began anew while that could not be noted', () => {
  const { db, free } = fullDisk()
  free()
  const peers = createPeers(db, createVirtualTime(), () => undefined)
  peers.saw(key, 'first', 900)
  peers.saw(key, 'second', 3)
  expect(peers.get(key)).toMatchObject({ epoch: 'second', seenSeq: 3 })
  peers.saw(key, 'second', 2)
  expect(peers.get(key)).toMatchObject({ epoch: 'second', seenSeq: 3 })
})

it('compares when there is space again', async () => {
  const { db, free } = fullDisk()
  const time = createVirtualTime()
  const digests = createDigests(
    db,
    createHub(createUpdateLog(db), () => time.now()),
    time,
  )
  const ready: number[] = []
  digests.refresh((held) => ready.push(held.documents))
  await time.advance(60_000)
  expect(ready).toEqual([])
  free()
  await time.advance(10_000)
  expect(ready).toEqual([1])
})
