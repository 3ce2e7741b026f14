/** People at the door: whoever brings an invitation, until an owner's device says yes or no. */
import { createHash } from 'node:crypto'
import type { KnockView } from '#shared/contract/team.ts'
import type { MessageOf, Refusal } from '#shared/sync/messages.ts'
import { PROTOCOL_VERSION } from '#shared/sync/limits.ts'
import type { Invite } from '#shared/members/state.ts'
import type { Members } from './members.ts'
import type { Session } from './session.ts'

interface Knock {
  session: Session
  join: MessageOf<'join'>
  invite: Invite
}

export interface KnocksParts {
  members: Members
  now: () => number
  changed: () => void
}

export interface Knocks {
  /** Answers whoever brings an invitation: at once when it says so, otherwise when an owner has decided. */
  knock: (session: Session, join: MessageOf<'join'>) => void
  /** An owner decided. False: nobody waits with this invitation any more. */
  decide: (inviteId: string, admit: boolean) => boolean
  left: (session: Session) => void
  /** It waits for an owner's answer. */
  holds: (session: Session) => boolean
  list: () => KnockView[]
}

export function createKnocks({ members, now, changed }: KnocksParts): Knocks {
  const waiting = new Map<string, Knock>()

  const refuse = (session: Session, reason: Refusal, usedAt?: number): void => {
    session.send({ type: 'refused', reason, ...(usedAt !== undefined && { usedAt }) })
    session.end({ kind: 'refused', detail: reason })
  }

  const admit = ({ session, join, invite }: Knock): void => {
    const admitted = members.admit(invite.inviteId, {
      memberId: join.memberId,
      name: join.name,
      device: { key: session.wire.remote, deviceId: join.deviceId, name: join.deviceName },
    })
    if (!admitted.ok) return refuse(session, 'InviteUnknown')
    session.send({ type: 'admitted', workspaceId: members.workspaceId, log: members.entries() })
  }

  return {
    knock: (session, join) => {
      if (join.version !== PROTOCOL_VERSION) return refuse(session, 'ProtocolDiffers')
      // A device that was let in, and lost the answer, knocks again: it is let in again without using anything up.
      if (members.deviceByKey(session.wire.remote))
        return session.send({ type: 'admitted', workspaceId: members.workspaceId, log: members.entries() })
      const secretHash = createHash('sha256').update(join.secret).digest('hex')
      const invite = members.inviteBySecret(secretHash)
      if (!invite || !members.mayAdmit()) return refuse(session, 'InviteUnknown')
      if (invite.status === 'used') return refuse(session, 'InviteUsed', invite.usedAt)
      if (invite.status === 'revoked') return refuse(session, 'InviteUnknown')
      if (invite.expiresAt <= now()) return refuse(session, 'InviteExpired', invite.expiresAt)
      const knock = { session, join, invite }
      // It holds a secret that an owner made: strangers who crowd at the door must not push it out.
      session.wire.trust()
      if (invite.autoAdmit) return admit(knock)
      const before = waiting.get(invite.inviteId)
      if (before && before.session !== session) return refuse(session, 'Busy')
      waiting.set(invite.inviteId, knock)
      session.send({ type: 'waiting' })
      changed()
    },
    decide: (inviteId, yes) => {
      const knock = waiting.get(inviteId)
      if (!knock) return false
      waiting.delete(inviteId)
      if (yes) admit(knock)
      else refuse(knock.session, 'InviteDeclined')
      changed()
      return true
    },
    left: (session) => {
      for (const [id, knock] of waiting) {
        if (knock.session !== session) continue
        waiting.delete(id)
        changed()
      }
    },
    holds: (session) => [...waiting.values()].some((knock) => knock.session === session),
    list: () =>
      [...waiting.values()].map(({ join, invite }) => ({
        inviteId: invite.inviteId,
        name: join.name,
        deviceName: join.deviceName,
        role: invite.role,
      })),
  }
}
