/** Who this data folder is: its workspace, its device, its member, and the epoch of its database. */
import { createId, DeviceId, MemberId, WorkspaceId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'

export interface Identity {
  workspaceId: WorkspaceId
  deviceId: DeviceId
  me: MemberId
  /** Drawn anew when the database was replaced by an older one; windows' write-ahead stores carry it. */
  epoch: string
}

/** Reads the folder's identity, drawing what is missing on first use. */
export function identityOf(db: Db): Identity {
  const kept = (key: string, draw: () => string): string => {
    const row = db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)
    if (row) return row.value
    const value = draw()
    db.run('INSERT INTO meta (key, value) VALUES (?, ?)', key, value)
    return value
  }
  return {
    workspaceId: WorkspaceId.parse(kept('workspace_id', () => createId('w'))),
    deviceId: DeviceId.parse(kept('device_id', () => createId('d'))),
    me: MemberId.parse(kept('member_id', () => createId('m'))),
    epoch: kept('epoch', () => createId('d').slice(2)),
  }
}
