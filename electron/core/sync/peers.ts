/** What this device knows of each other device: how far each has the other's log, when they last held the same, where it was found. */
import { z } from 'zod'
import { Address, type DeviceKey } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'

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
  /** Call inside the commit that stored what was seen. */
  saw: (key: DeviceKey, epoch: string, seq: number) => void
  acked: (key: DeviceKey, epoch: string, seq: number) => void
  same: (key: DeviceKey, digest: Uint8Array, at: number) => void
  lastSeen: (key: DeviceKey, at: number) => void
  foundAt: (key: DeviceKey, addresses: readonly Address[]) => void
  refused: (key: DeviceKey, why: string) => void
}

/** As many places as a laptop has networks, and some it had. */
const MAX_ADDRESSES = 12

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

export function createPeers(db: Db, changed: () => void): Peers {
  const set = (key: DeviceKey, sql: string, ...params: unknown[]): void => {
    db.run('INSERT OR IGNORE INTO peer (device_key) VALUES (?)', key)
    if (db.run(`UPDATE peer SET ${sql} WHERE device_key = ?`, ...params, key) > 0) changed()
  }
  /** For what is only good to know: on a full disk it is not noted, and sync goes on. */
  const note: typeof set = (...given) => {
    try {
      set(...given)
    } catch (cause) {
      if (!isDiskFull(cause)) throw cause
    }
  }
  const get = (key: DeviceKey): PeerRecord => {
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
  return {
    get,
    meet: (key, epoch) => {
      if (get(key).epoch !== epoch) note(key, 'epoch = ?, seen_seq = NULL', epoch)
    },
    // Numbers of another epoch say nothing about this one.
    saw: (key, epoch, seq) =>
      set(
        key,
        'seen_seq = CASE WHEN epoch = ? THEN max(coalesce(seen_seq, 0), ?) ELSE ? END, epoch = ?',
        epoch,
        seq,
        seq,
        epoch,
      ),
    acked: (key, epoch, seq) => note(key, 'acked_epoch = ?, acked_seq = ?', epoch, seq),
    same: (key, digest, at) => note(key, 'same_digest = ?, same_at = ?', digest, at),
    lastSeen: (key, at) => note(key, 'last_seen = ?', at),
    foundAt: (key, addresses) => {
      const known = get(key).addresses.map((address) => JSON.stringify(address))
      const merged = [...new Set([...addresses.map((address) => JSON.stringify(address)), ...known])]
      const kept = merged.slice(0, MAX_ADDRESSES)
      if (kept.join() !== known.join()) note(key, 'addresses = ?', `[${kept.join(',')}]`)
    },
    refused: (key, why) => note(key, 'refused = refused + 1, refused_why = ?', why),
  }
}
