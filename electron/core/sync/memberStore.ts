/**
 * This device's copy of the member log: kept in the database, read into a state, grown by this device's own acts
 * and by what others send. Which log it is, the founding entry's hash says (`meta.found_hash`): drawn here when a
 * workspace is begun, taken from the invitation when one is joined.
 */
import type { Act, SignedEntry } from '#shared/members/entries.ts'
import { createEntry, createFounding } from '#shared/members/build.ts'
import { createLogReader, type LogReader, type LogRoot, type MemberState, type Void } from '#shared/members/state.ts'
import { checkEntry, type CheckedEntry, type CryptoParts } from '#shared/members/verify.ts'
import { type AppError, appError, type ErrorCode } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { MAX_LOG_ENTRIES } from '#shared/sync/limits.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import type { Identity } from '../docs/identity.ts'
import type { Signer } from './nodeCrypto.ts'

/** Entries that somebody who is no owner may have in the log: names of devices, a leaving. More is a flood. */
const MAX_ENTRIES_OF_NON_OWNER = 100

export interface MemberStoreParts {
  db: Db
  identity: Pick<Identity, 'workspaceId' | 'deviceId' | 'me'>
  /** This device's. */
  signer: Signer
  crypto: CryptoParts
  now: () => number
}

export interface Merged {
  /** New here and stored, parents first; also what had waited for one of them. */
  added: SignedEntry[]
  /** Not entries, not signed by whom they name, of another log, or by somebody unknown. */
  refused: number
  /** Kept in memory until their parents come. */
  waiting: number
}

export interface MemberStore {
  readonly root: LogRoot
  readonly state: MemberState
  /** The whole log, parents before children: what a greeting carries. */
  entries(): SignedEntry[]
  /**
   * Signs and stores an act of this device. Errors: `NotAnOwner`, `LastOwner`, `MemberNotFound`, `DeviceNotFound`,
   * `InviteNotFound`, `InviteRefused`, `StoreWriteFailed`. Not inside a transaction: what was told cannot be rolled back.
   */
  append(act: Act): Result<SignedEntry, AppError>
  /** Takes in what others sent; `verified` when their signatures were checked before (in the network's thread). */
  merge(entries: readonly SignedEntry[], verified?: boolean): Result<Merged, AppError>
  /** Those whose parents are here or among them; what is here already is left out. */
  connected(entries: readonly SignedEntry[]): SignedEntry[]
  /** Why an act of this device would do nothing; null when it would hold. */
  judge(act: Act): Void | null
  /** Told after new entries were stored. Returns the unlistener. */
  onChanged(listener: (added: readonly SignedEntry[]) => void): () => void
}

const REASONS: Record<Void, [ErrorCode, string]> = {
  Unknown: ['Unexpected', 'This version of Commonplace does not know how to do this; update the app.'],
  Overruled: ['NotAnOwner', 'This was overruled by another owner; look at the team and try again.'],
  NotAMember: ['NotAnOwner', 'This device no longer belongs to the workspace; ask an owner for an invitation.'],
  NotAnOwner: ['NotAnOwner', 'Only an owner can do this; ask one of them.'],
  LastOwner: ['LastOwner', 'A workspace needs an owner; make somebody else an owner first.'],
  MemberUnknown: ['MemberNotFound', 'This person is not a member, or no longer one; look at the list of members.'],
  AlreadyMember: ['InviteRefused', 'This person is a member already, so nothing was changed.'],
  DeviceUnknown: ['DeviceNotFound', 'This device is not in the workspace, or no longer; look at the list of devices.'],
  DeviceTaken: ['InviteRefused', 'This device belongs to a member already, so nothing was changed.'],
  InviteUnknown: ['InviteNotFound', 'There is no such invitation; make a new one.'],
  InviteTaken: ['InviteRefused', 'There is such an invitation already; make a new one.'],
  InviteRevoked: ['InviteRefused', 'This invitation was taken back; make a new one.'],
  InviteExpired: ['InviteRefused', 'This invitation has expired; make a new one.'],
  InviteUsed: ['InviteRefused', 'This invitation was used already; make a new one.'],
  InviteDiffers: ['InviteRefused', 'This invitation is for somebody else or another role; make a new one.'],
}

/** Why an act was not done, for people. */
export const voidToError = (why: Void): AppError => appError(...REASONS[why])

const notWritten = (cause: unknown): AppError =>
  appError(
    'StoreWriteFailed',
    isDiskFull(cause)
      ? 'The disk is full, so the team was not changed here; free some space and try again.'
      : 'The change to the team could not be written to disk and was taken back; everything saved before is safe.',
  )

/** True when this folder has a member log, founded or joined. */
export const hasMemberLog = (db: Db): boolean => db.get(`SELECT 1 FROM meta WHERE key = 'found_hash'`) !== undefined

/** Joins a log: from now on this folder reads the one that starts with this entry, and no other. */
export function adoptMemberLog(db: Db, foundHash: string): void {
  db.transaction(() => {
    db.run('DELETE FROM member_entry')
    db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('found_hash', ?)`, foundHash)
  })
}

function insert(db: Db, { hash, signed, at }: CheckedEntry): void {
  db.run(
    'INSERT OR REPLACE INTO member_entry (hash, body, signature, at) VALUES (?, ?, ?, ?)',
    hash,
    signed.body,
    signed.signature,
    at,
  )
}

/** Begins a workspace's log, with this folder's member as its owner, unless it has one. */
export function foundMemberLog(parts: MemberStoreParts, names: { member: string; device: string }): void {
  const { db, identity, signer, crypto, now } = parts
  if (hasMemberLog(db)) return
  const device = { key: signer.key, deviceId: identity.deviceId, name: names.device }
  const { workspaceId, me: memberId } = identity
  const act = { act: 'found', workspaceId, memberId, name: names.member, device } as const
  const found = checkEntry(createFounding(act, { author: signer.key, sign: signer.sign, now: now() }), crypto)
  if (!found.ok) throw new Error(`the founding entry is not one: ${found.error}`)
  db.transaction(() => {
    insert(db, found.value)
    db.run(`INSERT INTO meta (key, value) VALUES ('found_hash', ?)`, found.value.hash)
  })
}

/** Opens the log of a folder that has one. A row that no longer reads as it was signed is left out and comes again from others. */
export function openMemberStore(parts: MemberStoreParts): MemberStore {
  const { db, identity, signer, crypto, now } = parts
  const foundHash = db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'found_hash'`)?.value
  if (foundHash === undefined) throw new Error('this folder has no member log yet')
  const root: LogRoot = { workspaceId: identity.workspaceId, foundHash }
  const listeners = new Set<(added: readonly SignedEntry[]) => void>()
  /** Stored rows were verified when they came; their hash, computed anew, shows what the disk did to them since. */
  const trusting: CryptoParts = { ...crypto, verify: () => true }

  const load = (): LogReader => {
    const fresh = createLogReader(root)
    for (const row of db.all<SignedEntry & { hash: string }>(
      'SELECT hash, body, signature FROM member_entry ORDER BY at, hash',
    )) {
      const checked = checkEntry(row, trusting)
      if (checked.ok && checked.value.hash === row.hash) fresh.add(checked.value)
    }
    return fresh
  }
  let reader = load()

  /** Adds to the reader and the database together. */
  const store = (entries: readonly CheckedEntry[], mayAdd: (entry: CheckedEntry) => boolean) => {
    const from = reader.size
    let refused = 0
    for (const entry of entries) if (!mayAdd(entry) || reader.add(entry) === 'refused') refused++
    const added = reader.entries(from)
    if (added.length === 0) return ok({ added: [], refused })
    try {
      db.transaction(() => {
        for (const entry of added) insert(db, entry)
      })
    } catch (cause) {
      reader = load()
      return err(notWritten(cause))
    }
    const signed = added.map((entry) => entry.signed)
    for (const listener of listeners) listener(signed)
    return ok({ added: signed, refused })
  }

  /** What owners built on must be taken, whoever wrote it; apart from that, nobody fills the log. */
  const floodGate = (entries: readonly CheckedEntry[]): ((entry: CheckedEntry) => boolean) => {
    const byHash = new Map(entries.map((entry) => [entry.hash, entry]))
    const isOwner = (key: string): boolean => reader.state.deviceByKey(key)?.role === 'owner'
    const needed = new Set<string>()
    const need = entries.filter(({ author }) => isOwner(author)).flatMap(({ parents }) => parents)
    for (let hash = need.pop(); hash !== undefined; hash = need.pop()) {
      if (needed.has(hash)) continue
      needed.add(hash)
      need.push(...(byHash.get(hash)?.parents ?? []))
    }
    return (entry) =>
      reader.has(entry.hash) ||
      (reader.size < MAX_LOG_ENTRIES &&
        (reader.countBy(entry.author) < MAX_ENTRIES_OF_NON_OWNER || needed.has(entry.hash) || isOwner(entry.author)))
  }

  const judge = (act: Act): Void | null => reader.judge(act, signer.key, now())

  return {
    root,
    get state() {
      return reader.state
    },
    entries: () => reader.entries().map(({ signed }) => signed),
    judge,
    append: (act) => {
      const why = judge(act)
      if (why !== null) return err(voidToError(why))
      const author = { log: reader, author: signer.key, sign: signer.sign, now: now() }
      const entry = checkEntry(createEntry(act, author), crypto)
      if (!entry.ok) throw new Error(`what was signed here is no entry: ${entry.error}`)
      const stored = store([entry.value], () => true)
      return stored.ok ? ok(entry.value.signed) : stored
    },
    connected: (entries) => {
      const taken = new Set<string>()
      return entries.filter((signed) => {
        const hash = crypto.sha256(signed.body)
        if (reader.has(hash)) return false
        const entry = checkEntry(signed, { ...trusting, sha256: () => hash })
        // Logs come parents first.
        if (!entry.ok || entry.value.parents.some((parent) => !reader.has(parent) && !taken.has(parent))) return false
        taken.add(hash)
        return true
      })
    },
    merge: (entries, verified = false) => {
      const checks = verified ? trusting : crypto
      const checked: CheckedEntry[] = []
      let broken = 0
      for (const entry of entries) {
        const hash = crypto.sha256(entry.body)
        if (reader.has(hash)) continue
        const one = checkEntry(entry, { ...checks, sha256: () => hash })
        if (one.ok) checked.push(one.value)
        else broken++
      }
      const stored = store(checked, floodGate(checked))
      if (!stored.ok) return stored
      return ok({ ...stored.value, refused: stored.value.refused + broken, waiting: reader.state.waiting.length })
    },
    onChanged: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
