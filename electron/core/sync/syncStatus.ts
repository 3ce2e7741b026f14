/** The truth about sync in one line: who holds what is saved here. */
import type { SyncStatus } from '#shared/contract/team.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import type { Identity } from '../docs/identity.ts'
import type { PeerRecord } from './peers.ts'

/**
 * Documents with changes that a device has not confirmed; null when the two have never compared. Changes that came
 * from that device itself it has anyway.
 */
export function lacksOf(db: Db, identity: Identity, peer: PeerRecord, deviceId: string): number | null {
  if (peer.ackedSeq === null || peer.ackedEpoch !== identity.epoch) return null
  return (
    db.get<{ n: number }>(
      'SELECT count(DISTINCT doc_id) AS n FROM update_log WHERE seq > ? AND device <> ?',
      peer.ackedSeq,
      deviceId,
    )?.n ?? 0
  )
}

export interface DeviceStanding {
  key: DeviceKey
  connected: boolean
  busy: boolean
  lacks: number | null
}

export function statusOf(others: readonly DeviceStanding[], isPaused: boolean): SyncStatus {
  const online = others.filter((device) => device.connected).length
  const holding = others.filter((device) => device.lacks === 0).length
  const counts = { others: others.length, holding, online }
  if (others.length === 0) return { state: 'alone', ...counts }
  if (isPaused) return { state: 'paused', ...counts }
  if (others.some((device) => device.connected && (device.busy || device.lacks !== 0)))
    return { state: 'syncing', ...counts }
  if (holding === others.length) return { state: 'sameEverywhere', ...counts }
  return { state: online === 0 ? 'offline' : 'waiting', ...counts }
}
