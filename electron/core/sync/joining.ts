/**
 * Joining a workspace by an invitation: this folder is empty but for its key until an owner's device has admitted it
 * and everything has come. What is under way is kept in the database, so that a cut or a restart goes on with it.
 */
import { z } from 'zod'
import type { JoiningView } from '#shared/contract/team.ts'
import { type InviteLink, parseInviteLink } from '#shared/members/inviteLink.ts'
import type { DeviceId, MemberId } from '#shared/model/ids.ts'
import { PROTOCOL_VERSION } from '#shared/sync/limits.ts'
import type { MessageOf, Refusal } from '#shared/sync/messages.ts'
import type { Address, DeviceKey, Timers, Transport } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { StartRefused } from '../startRefused.ts'
import { deviceNameHere } from './deviceName.ts'
import type { Engine } from './engine.ts'

const KEY = 'joining'
const RETRY_MS = 3_000

const Kept = z.object({ link: z.string(), name: z.string(), deviceName: z.string(), admitted: z.boolean() })
type Kept = z.infer<typeof Kept>

/** What a folder is joining; null when it is not, or no longer. */
export function keptJoining(db: Db): (Kept & { invite: InviteLink }) | null {
  const row = db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', KEY)
  if (!row) return null
  try {
    const kept = Kept.parse(JSON.parse(row.value))
    const invite = parseInviteLink(kept.link)
    return invite.ok ? { ...kept, invite: invite.value } : null
  } catch {
    return null
  }
}

export const keepJoining = (db: Db, kept: Kept): void => {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', KEY, JSON.stringify(kept))
}

/** Makes an empty folder the beginning of another's workspace; everything else follows when an owner has admitted it. */
export function beginJoining(db: Db, join: JoinConfig): void {
  const invite = parseInviteLink(join.link)
  // Said by whoever takes the link from a person, before a folder is made (createCore.ts).
  if (!invite.ok) throw new StartRefused(invite.error)
  db.transaction(() => {
    db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('workspace_id', ?)`, invite.value.workspaceId)
    // A second device of somebody who belongs already: they stay one member.
    if (invite.value.memberId !== undefined)
      db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('member_id', ?)`, invite.value.memberId)
    keepJoining(db, { link: join.link, name: join.name, deviceName: deviceNameHere(), admitted: false })
  })
}

const day = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** Why an invitation was not taken, and what to do. */
export function refusalSentence(reason: Refusal, usedAt: number | undefined): string {
  switch (reason) {
    case 'InviteUsed':
      return `This invitation was used${usedAt === undefined ? '' : ` on ${day(usedAt)}`}; ask for a new one.`
    case 'InviteExpired':
      return `This invitation expired${usedAt === undefined ? '' : ` on ${day(usedAt)}`}; ask for a new one.`
    case 'InviteUnknown':
    case 'NotAMember':
      return 'This invitation is no longer valid, or was not made for this workspace; ask for a new one.'
    case 'InviteDeclined':
      return 'The owner declined; ask them, and for a new invitation.'
    case 'Busy':
      return 'Somebody else is joining with this invitation; ask for one of your own.'
    case 'ProtocolDiffers':
      return 'The other device has another version of Commonplace; update both and try again.'
    case 'Paused':
      return 'Sync is paused on the other device; ask them to go on with it.'
  }
}

export interface JoinConfig {
  link: string
  /** The name under which this person joins. */
  name: string
}

export interface JoiningParts {
  db: Db
  timers: Timers
  engine: Engine
  memberId: MemberId
  deviceId: DeviceId
  /** Takes the log in, which begins with the founding entry that the link names. False: it does not. */
  adopt: (message: MessageOf<'admitted'>) => boolean
  /** Everything is here: this member enters itself into the library. */
  complete: (name: string) => void
  documents: () => number
  changed: () => void
}

export interface Joining {
  /** The transport is there: look for the inviter. */
  connect: (transport: Transport) => void
  /** A device that may be the inviter's was seen on the local network. */
  found: (key: DeviceKey, addresses: readonly Address[]) => void
  /** Both hold the same for the first time. */
  same: () => void
  stop: () => void
  view: () => JoiningView
}

export function createJoining(parts: JoiningParts, kept: Kept & { invite: InviteLink }): Joining {
  const { db, timers, engine } = parts
  const { invite } = kept
  const places = new Map<DeviceKey, readonly Address[]>(invite.inviters.map((key) => [key, invite.addresses]))
  let step: NonNullable<JoiningView>['step'] = kept.admitted ? 'fetching' : 'looking'
  let problem: string | null = null
  let total: number | null = null
  let transport: Transport | undefined
  let cancel = (): void => undefined
  let dialling = false
  let atDoor = false
  let isDone = false

  const set = (next: typeof step, why: string | null = null): void => {
    step = next
    problem = why
    parts.changed()
  }
  const again = (): void => {
    cancel()
    if (step === 'looking' && !isDone) cancel = timers.after(RETRY_MS, () => void look())
  }

  const look = async (): Promise<void> => {
    if (!transport || dialling || atDoor || step !== 'looking') return
    dialling = true
    for (const [key, addresses] of places) {
      const reached = await engine.dialInviter(transport, key, addresses, {
        join: {
          type: 'join',
          version: PROTOCOL_VERSION,
          secret: invite.secret,
          name: kept.name,
          memberId: parts.memberId,
          deviceId: parts.deviceId,
          deviceName: kept.deviceName,
        },
        waiting: () => set('waiting'),
        holds: (documents) => {
          total = documents
          parts.changed()
        },
        admitted: (message) => {
          if (!parts.adopt(message)) return false
          keepJoining(db, { link: kept.link, name: kept.name, deviceName: kept.deviceName, admitted: true })
          set('fetching')
          return true
        },
        refused: (reason, usedAt) => {
          if (reason === 'Paused') return
          set('failed', refusalSentence(reason, usedAt))
        },
        ended: () => {
          atDoor = false
          // Cut off while somebody was being asked, or before any answer: knock again.
          if (step === 'waiting') set('looking')
          again()
        },
      })
      if (reached) {
        atDoor = true
        break
      }
    }
    dialling = false
    if (!atDoor) again()
  }

  return {
    connect: (next) => {
      transport = next
      void look()
    },
    found: (key, addresses) => {
      if (!places.has(key)) return
      places.set(key, [...addresses, ...invite.addresses])
      void look()
    },
    same: () => {
      if (isDone || step !== 'fetching') return
      isDone = true
      db.run('DELETE FROM meta WHERE key = ?', KEY)
      parts.complete(kept.name)
      parts.changed()
    },
    stop: () => {
      transport = undefined
      cancel()
    },
    view: () =>
      isDone
        ? null
        : {
            step,
            workspaceName: invite.workspaceName,
            inviterName: invite.inviterName,
            done: parts.documents(),
            total,
            problem,
          },
  }
}
