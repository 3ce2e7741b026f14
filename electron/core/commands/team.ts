/** Commands about the team: they go to the member log and to sync, not into documents, and are not undone. */
import type { CommandName, CommandOutput } from '#shared/contract/commands.ts'
import type { Outcome } from '../core.ts'
import type { ParsedInput } from './context.ts'

export const teamCommandNames = [
  'invite',
  'revokeInvite',
  'answerKnock',
  'setRole',
  'removeMember',
  'leaveTeam',
  'nameDevice',
  'setSync',
  'briefRead',
] as const satisfies readonly CommandName[]
export type TeamCommandName = (typeof teamCommandNames)[number]

export type TeamCommands = { readonly [N in TeamCommandName]: (input: ParsedInput<N>) => Outcome<CommandOutput<N>> }

const names: ReadonlySet<string> = new Set(teamCommandNames)
export const isTeamCommand = (name: CommandName): name is TeamCommandName => names.has(name)
