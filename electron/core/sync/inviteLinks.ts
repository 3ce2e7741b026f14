/** An open invitation's link: made anew whenever it is asked for, since where this device can be found changes. */
import { createInviteLink } from '#shared/members/inviteLink.ts'
import type { Address } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import type { Members } from './members.ts'

/** As many as fit into a code that a telephone can still read from a screen. */
const MAX_INVITERS = 4
const MAX_ADDRESSES = 6

export interface InviteLinkParts {
  db: Db
  members: Members
  addresses: () => readonly Address[]
  workspaceName: () => string
  myName: () => string
}

/** Null when the invitation is not open, or was made on another device: only that one has its secret. */
export function linkOfInvite(parts: InviteLinkParts, inviteId: string): string | null {
  const { db, members } = parts
  const row = db.get<{ secret: Uint8Array }>('SELECT secret FROM invite_secret WHERE invite_id = ?', inviteId)
  const invite = members.invites().find((each) => each.inviteId === inviteId)
  if (!row || invite?.status !== 'open') return null
  // Owners' devices can admit, this one first: it is the likeliest to be there.
  const owners = members.devices().filter((device) => device.role === 'owner' && device.key !== members.self)
  return createInviteLink({
    secret: new Uint8Array(row.secret),
    workspaceId: members.workspaceId,
    foundHash: members.foundHash,
    workspaceName: parts.workspaceName(),
    inviterName: parts.myName(),
    role: invite.role,
    expiresAt: invite.expiresAt,
    inviters: [members.self, ...owners.map(({ key }) => key)].slice(0, MAX_INVITERS),
    addresses: parts.addresses().slice(0, MAX_ADDRESSES),
  })
}
