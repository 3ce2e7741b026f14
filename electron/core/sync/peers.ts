/**
 * What this device knows of each other device: how far each has the other's log, when they last held the same, where
 * it was found. It is held in memory and written now and then, many notes at once: each is old news or an accelerator,
 * and a peer's every word would otherwise cost a commit of its own. After a crash a little is told twice.
 */
import { z } from 'zod'
import { Address, type DeviceKey, type Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import { FolderGone } from '../db/folderGone.ts'

export interface PeerRecord {
  /** Its log's epoch, and how far this device has seen that log. */
  epoch: string | null
  seenSeq: number | null
  /** This log's epoch and number up to which it confirmed to hold everything. */
  ackedEpoch: string | null
  ackedSeq: number | null
  sameDigest: Uint8Array | null
  sameAt: number | null
  lastSeen: number | null
  addresses: Address[]
  refused: number
  refusedWhy: string | null
}

export interface Peers {
  get: (key: DeviceKey) => PeerRecord
  /** The other's log is this one now; what was seen of an earlier epoch counts no more. */
  meet: (key: DeviceKey, epoch: string) => void
  /** Call after the commit that stored what was seen: what is noted before it could outlive its failure. */
  saw: (key: DeviceKey, epoch: string, seq: number) => void
  acked: (key: DeviceKey, epoch: string, seq: number) => void
  same: (key: DeviceKey, digest: Uint8Array, at: number) => void
  lastSeen: (key: DeviceKey, at: number) => void
  foundAt: (key: DeviceKey, addresses: readonly Address[]) => void
  refused: (key: DeviceKey, why: string) => void
  /** Writes what is not written yet, and writes nothing later. */
  stop: () => void
}

/** As many places as a laptop has networks, and some it had. */
const MAX_ADDRESSES = 12
/** How long a note may wait to be written, in ms. */
const WRITTEN_WITHIN_MS = 1_000

interface Row {
  epoch: string | null
  seen_seq: number | null
  acked_epoch: string | null
  acked_seq: number | null
  same_digest: Uint8Array | null
  same_at: number | null
  last_seen: number | null
  addresses: string
  refused: number
  refused_why: string | null
}

const parseAddresses = (json: string): Address[] => {
  try {
    return z.array(Address).parse(JSON.parse(json))
  } catch {
    return []
  }
}

function readPeer(db: Db, key: DeviceKey): PeerRecord {
  const row = db.get<Row>('SELECT * FROM peer WHERE device_key = ?', key)
  return {
    epoch: row?.epoch ?? null,
    seenSeq: row?.seen_seq ?? null,
    ackedEpoch: row?.acked_epoch ?? null,
    ackedSeq: row?.acked_seq ?? null,
    sameDigest: row?.same_digest ?? null,
    sameAt: row?.same_at ?? null,
    lastSeen: row?.last_seen ?? null,
    addresses: parseAddresses(row?.addresses ?? '[]'),
    refused: row?.refused ?? 0,
    refusedWhy: row?.refused_why ?? null,
  }
}

function writePeer(db: Db, key: DeviceKey, record: PeerRecord): void {
  db.run(
    `INSERT OR REPLACE INTO peer (device_key, epoch, seen_seq, acked_epoch, acked_seq, same_digest, same_at, last_seen,
       addresses, refused, refused_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    key,
    record.epoch,
    record.seenSeq,
    record.ackedEpoch,
    record.ackedSeq,
    record.sameDigest,
    record.sameAt,
    record.lastSeen,
    JSON.stringify(record.addresses),
    record.refused,
    record.refusedWhy,
  )
}

export function createPeers(db: Db, timers: Timers, changed: () => void): Peers {
  const records = new Map<DeviceKey, PeerRecord>()
  const unwritten = new Set<DeviceKey>()
  let cancelWriting: (() => void) | undefined
  let stopped = false

  const get = (key: DeviceKey): PeerRecord => {
    let record = records.get(key)
    if (!record) records.set(key, (record = readPeer(db, key)))
    return record
  }
  const write = (): void => {
    cancelWriting?.()
    cancelWriting = undefined
    try {
      db.derivedTransaction(() => {
        for (const key of unwritten) writePeer(db, key, get(key))
      })
      unwritten.clear()
    } catch (cause) {
      // It is only good to know: sync goes on, and with the next note it is tried again.
      if (!isDiskFull(cause) && !(cause instanceof FolderGone)) throw cause
    }
  }
  const note = (key: DeviceKey, what: Partial<PeerRecord>): void => {
    if (stopped) return
    records.set(key, { ...get(key), ...what })
    unwritten.add(key)
    cancelWriting ??= timers.after(WRITTEN_WITHIN_MS, write)
    changed()
  }

  return {
    get,
    meet: (key, epoch) => {
      if (get(key).epoch !== epoch) note(key, { epoch, seenSeq: null })
    },
    // Numbers of another epoch say nothing about this one.
    saw: (key, epoch, seq) => {
      const known = get(key)
      note(key, { epoch, seenSeq: known.epoch === epoch ? Math.max(known.seenSeq ?? 0, seq) : seq })
    },
    acked: (key, ackedEpoch, ackedSeq) => note(key, { ackedEpoch, ackedSeq }),
    same: (key, sameDigest, sameAt) => note(key, { sameDigest, sameAt }),
    lastSeen: (key, lastSeen) => note(key, { lastSeen }),
    foundAt: (key, addresses) => {
      const known = get(key).addresses
      const kept = new Map([...addresses, ...known].map((address) => [JSON.stringify(address), address]))
      const merged = [...kept.values()].slice(0, MAX_ADDRESSES)
      if (JSON.stringify(merged) !== JSON.stringify(known)) note(key, { addresses: merged })
    },
    refused: (key, refusedWhy) => note(key, { refused: get(key).refused + 1, refusedWhy }),
    stop: () => {
      stopped = true
      if (unwritten.size > 0) write()
    },
  }
}
