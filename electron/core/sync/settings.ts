/** How this folder takes part in sync: kept with it, never synced. */
import { SyncSettings } from '#shared/contract/team.ts'
import type { Db } from '../db/database.ts'

const KEY = 'sync'
/** Nothing of the workspace leaves the local network until somebody says so. */
const DEFAULT: SyncSettings = { mode: 'lan', relay: null, paused: false }

export function readSettings(db: Db): SyncSettings {
  const row = db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', KEY)
  if (!row) return DEFAULT
  try {
    return SyncSettings.parse(JSON.parse(row.value))
  } catch {
    return DEFAULT
  }
}

export function writeSettings(db: Db, settings: SyncSettings): void {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', KEY, JSON.stringify(settings))
}
