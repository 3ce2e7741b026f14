/** The team, and the truth about sync: answered by sync itself, from the member log and what is connected now. */
import { parseInviteLink } from '#shared/members/inviteLink.ts'
import type { Query } from './context.ts'

/** Not a table: told when somebody comes or goes, or holds more than before. */
export const TEAM = 'team'

export const team: Query<'team'> = { tables: [TEAM, 'member'], run: (_input, { sync }) => sync().team() }

export const network: Query<'network'> = { tables: [TEAM], run: (_input, { sync }) => sync().network() }

export const syncStatus: Query<'syncStatus'> = { tables: [TEAM, 'doc'], run: (_input, { sync }) => sync().status() }

export const joining: Query<'joining'> = { tables: [TEAM, 'doc'], run: (_input, { sync }) => sync().joining() }

export const inviteLink: Query<'inviteLink'> = {
  tables: [TEAM],
  run: ({ inviteId }, { sync }) => sync().inviteLink(inviteId),
}

export const invitePreview: Query<'invitePreview'> = {
  tables: [],
  run: ({ link }) => {
    const parsed = parseInviteLink(link)
    if (!parsed.ok) return null
    const { workspaceName, inviterName, role, expiresAt } = parsed.value
    return { workspaceName, inviterName, role, expiresAt, expired: expiresAt <= Date.now() }
  },
}
