/**
 * Member logs of the same workspace that began elsewhere: of copies opened from a file, and of the workspace that this
 * folder was opened from. Nothing in them is a right here. They are kept, signatures and all, so that what their
 * devices wrote still has a name, and they travel on in the files that are saved here.
 */
import type { SignedEntry } from '#shared/members/entries.ts'
import { readLog } from '#shared/members/state.ts'
import { checkEntry, type CheckedEntry } from '#shared/members/verify.ts'
import type { MemberId, WorkspaceId } from '#shared/model/ids.ts'
import { MAX_LOG_ENTRIES } from '#shared/sync/limits.ts'
import type { Db } from '../db/database.ts'
import { nodeCrypto } from './nodeCrypto.ts'

/** Four teams' worth; a copy of one's own has one entry. */
const MAX_KIN_ENTRIES = 4 * MAX_LOG_ENTRIES

export interface KinLogs {
  entries: () => SignedEntry[]
  /** Takes in logs whose signatures were verified already. `own`: the founding entry that this folder reads. Returns how many were new. */
  put: (entries: readonly SignedEntry[], own: string) => number
  memberOfDevice: (deviceId: string) => { memberId: MemberId; name: string } | undefined
}

/** The entries of each log among them, parents first, by the founding entry's hash; those that hang on nothing are left out. */
export function logsIn(entries: readonly SignedEntry[], workspaceId: WorkspaceId): Map<string, CheckedEntry[]> {
  const checked = new Map<string, CheckedEntry>()
  for (const signed of entries) {
    const entry = checkEntry(signed, { ...nodeCrypto, verify: () => true })
    if (entry.ok && entry.value.workspaceId === workspaceId) checked.set(entry.value.hash, entry.value)
  }
  const rootByHash = new Map<string, string>()
  const logs = new Map<string, CheckedEntry[]>()
  // Parents come before children, in every log as it is written down.
  for (const entry of checked.values()) {
    const isFirst = entry.parents.length === 0 && entry.what?.act === 'found'
    const root = isFirst ? entry.hash : entry.parents.flatMap((parent) => rootByHash.get(parent) ?? [])[0]
    if (root === undefined) continue
    rootByHash.set(entry.hash, root)
    const log = logs.get(root)
    if (log) log.push(entry)
    else logs.set(root, [entry])
  }
  return logs
}

export function createKinLogs(db: Db, workspaceId: WorkspaceId): KinLogs {
  let known: Map<string, { memberId: MemberId; name: string }> | undefined
  const entries = (): SignedEntry[] => db.all<SignedEntry>('SELECT body, signature FROM kin_entry ORDER BY n')

  const read = (): NonNullable<typeof known> => {
    const devices: NonNullable<typeof known> = new Map()
    for (const [foundHash, log] of logsIn(entries(), workspaceId))
      for (const { memberId, name, devices: own } of readLog({ workspaceId, foundHash }, log).members.values())
        for (const { deviceId } of own) if (!devices.has(deviceId)) devices.set(deviceId, { memberId, name })
    return devices
  }

  return {
    entries,
    put: (given, own) => {
      let added = 0
      db.transaction(() => {
        let held = db.get<{ n: number }>('SELECT count(*) AS n FROM kin_entry')?.n ?? 0
        for (const [root, log] of logsIn(given, workspaceId)) {
          if (root === own) continue
          for (const { hash, signed, at } of log) {
            if (held >= MAX_KIN_ENTRIES) return
            const isNew = db.run(
              'INSERT OR IGNORE INTO kin_entry (hash, found_hash, body, signature, at) VALUES (?, ?, ?, ?, ?)',
              hash,
              root,
              signed.body,
              signed.signature,
              at,
            )
            held += isNew
            added += isNew
          }
        }
      })
      if (added > 0) known = undefined
      return added
    },
    memberOfDevice: (deviceId) => (known ??= read()).get(deviceId),
  }
}
