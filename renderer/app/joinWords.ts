/** What is said about an invitation before it is used, and about a workspace that is being fetched. */
import type { JoiningView } from '#shared/contract/team.ts'
import type { InviteLink } from '#shared/members/inviteLink.ts'

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' })
const dayAndHour = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const roleWords = {
  owner: 'You join as an owner: you can read and change everything, and invite others.',
  editor: 'You join as an editor: you can read and change everything.',
  viewer: 'You join as a viewer: you can read everything and change nothing.',
} as const

export interface InviteWords {
  title: string
  detail: string
  /** Set when it cannot be used any more: what to do. */
  problem: string | null
}

export function inviteWords(invite: InviteLink, now: number): InviteWords {
  const who = invite.inviterName.trim() === '' ? 'Somebody' : invite.inviterName
  const what = invite.workspaceName.trim() === '' ? 'a workspace' : invite.workspaceName
  if (invite.expiresAt <= now)
    return {
      title: what,
      detail: `${who} invites you.`,
      problem: `This invitation expired on ${day.format(invite.expiresAt)}; ask ${who === 'Somebody' ? 'for a new one' : `${who} for a new one`}.`,
    }
  return {
    title: what,
    detail: `${who} invites you. ${roleWords[invite.role]} The invitation can be used once, until ${dayAndHour.format(invite.expiresAt)}.`,
    problem: null,
  }
}

type Joining = NonNullable<JoiningView>

/** The steps of joining in their order, with the one that is under way. */
export const joiningSteps = ['looking', 'waiting', 'fetching'] as const

export function joiningWords({ step, inviterName, done, total }: Joining): { title: string; detail: string } {
  const who = inviterName.trim() === '' ? 'the person who invited you' : inviterName
  switch (step) {
    case 'looking':
      return {
        title: `Looking for ${who}’s computer`,
        detail: `It must be on, with Commonplace open, and on the same network as this one (or both with internet sync on). This goes on by itself as soon as it is found.`,
      }
    case 'waiting':
      return {
        title: `Waiting for ${who} to let you in`,
        detail: 'An owner of the workspace is being asked. You can leave this window open meanwhile.',
      }
    case 'fetching':
      return {
        title: 'Fetching the workspace',
        detail:
          total === null
            ? `${done.toLocaleString()} ${done === 1 ? 'document' : 'documents'} so far. After a break in the connection it goes on where it was.`
            : `${done.toLocaleString()} of ${total.toLocaleString()} documents. After a break in the connection it goes on where it was.`,
      }
    case 'failed':
      return { title: 'You were not let in', detail: 'Nothing was fetched, and nothing but your name was sent.' }
  }
}
