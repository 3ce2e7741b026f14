/** What a person does about the team. Each goes to the member log, or to this folder's settings; none is undone. */
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { TeamCommands } from '../commands/team.ts'
import type { Db } from '../db/database.ts'
import type { Engine } from './engine.ts'
import type { Members } from './members.ts'
import { writeSettings } from './settings.ts'

export interface TeamCommandParts {
  db: Db
  members: Members
  engine: Engine
  linkOf: (inviteId: string) => string | null
  now: () => number
  /** Settings or the team changed: be on the network, or not. */
  adjust: () => void
  changed: () => void
  /** What stands now is what the next brief is compared with. */
  briefWasRead: () => void
}

const done = <T>(outcome: Result<T, AppError>): Result<Record<string, never>, AppError> =>
  outcome.ok ? ok({}) : outcome

export function createTeamCommands(parts: TeamCommandParts): TeamCommands {
  const { db, members, engine } = parts
  const after = <T>(outcome: Result<T, AppError>): Result<T, AppError> => {
    if (outcome.ok) {
      parts.adjust()
      parts.changed()
    }
    return outcome
  }

  const revoke = (inviteId: string): Result<Record<string, never>, AppError> => {
    db.run('DELETE FROM invite_secret WHERE invite_id = ?', inviteId)
    return done(after(members.act({ act: 'revokeInvite', inviteId })))
  }

  return {
    invite: ({ role, expiresInMs, autoAdmit }) => {
      const expiresAt = parts.now() + expiresInMs
      const made = members.invite(role, expiresAt, autoAdmit)
      if (!made.ok) return made
      const { inviteId, secret } = made.value
      db.run('INSERT INTO invite_secret (invite_id, secret, expires_at) VALUES (?, ?, ?)', inviteId, secret, expiresAt)
      const link = parts.linkOf(inviteId)
      if (link === null) return err(appError('InviteNotFound', 'This invitation is not open any more.'))
      return after(ok({ inviteId, link }))
    },
    revokeInvite: ({ inviteId }) => revoke(inviteId),
    answerKnock: ({ inviteId, admit }) => {
      if (!engine.knocks.decide(inviteId, admit))
        return err(appError('InviteNotFound', 'Nobody waits with this invitation any more; they may knock again.'))
      // Whoever was turned away has the link still: it must not open the door, nor stand among the open ones.
      return admit ? after(ok({})) : revoke(inviteId)
    },
    setRole: ({ memberId, role }) => done(after(members.act({ act: 'setRole', memberId, role }))),
    removeMember: ({ memberId }) => done(after(members.act({ act: 'remove', memberId }))),
    leaveTeam: () => done(after(members.act({ act: 'leave' }))),
    nameDevice: ({ key, name }) => done(after(members.act({ act: 'nameDevice', key, name }))),
    setSync: (settings) => {
      writeSettings(db, settings)
      return after(ok({}))
    },
    briefRead: () => {
      db.run(`INSERT OR REPLACE INTO meta (key, value) SELECT 'brief_read', coalesce(max(id), 0) FROM arrival`)
      parts.briefWasRead()
      return ok({})
    },
  }
}
