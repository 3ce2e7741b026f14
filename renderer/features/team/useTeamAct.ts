/** What is done about the team: told when it went wrong, busy while it runs. None of it goes through Undo. */
import { useCallback, useState } from 'react'
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts'
import { useAct } from '#renderer/app/acting.ts'

type TeamCommand = Extract<
  CommandName,
  | 'invite'
  | 'revokeInvite'
  | 'answerKnock'
  | 'setRole'
  | 'removeMember'
  | 'leaveTeam'
  | 'nameDevice'
  | 'setSync'
  | 'briefRead'
  | 'renameMe'
>

export function useTeamAct(): {
  act: <N extends TeamCommand>(name: N, input: CommandInput<N>) => Promise<CommandOutput<N> | null>
  isBusy: boolean
} {
  const [running, setRunning] = useState(0)
  const run = useAct()
  const act = useCallback(
    async <N extends TeamCommand>(name: N, input: CommandInput<N>): Promise<CommandOutput<N> | null> => {
      setRunning((n) => n + 1)
      try {
        return await run(name, input)
      } finally {
        setRunning((n) => n - 1)
      }
    },
    [run],
  )
  return { act, isBusy: running > 0 }
}
