/** Somebody brought an invitation and waits: the owner says yes or no, wherever they are in the app. */
import { useEffect } from 'react'
import { useCommand } from '#renderer/app/commands.ts'
import { useTeam } from '#renderer/app/team.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { useTeamAct } from './useTeamAct.ts'

export default function Door() {
  const team = useTeam()
  const { act } = useTeamAct()
  const knocks = team && team.role === 'owner' && !team.removed ? team.knocks : []
  const first = knocks[0]
  useCommand('team.admit', () => first && void act('answerKnock', { inviteId: first.inviteId, admit: true }), {
    isActive: first !== undefined,
  })
  const names = knocks.map(({ name }) => name).join(', ')
  useEffect(() => {
    if (names !== '') announce(`${names} waits to be let in`)
  }, [names])
  return knocks.map(({ inviteId, name, deviceName, role }) => (
    <ErrorNote
      key={inviteId}
      tone="info"
      isBanner
      isLive={false}
      what={`${name} wants to join as ${role === 'viewer' ? 'a' : 'an'} ${role === 'viewer' ? 'viewer' : role}`}
      actions={[
        { label: 'Let them in', onPress: () => void act('answerKnock', { inviteId, admit: true }) },
        { label: 'Turn away', onPress: () => void act('answerKnock', { inviteId, admit: false }) },
      ]}
    >
      From “{deviceName}”, with an invitation of yours. Ask them by another way if you did not expect this.
    </ErrorNote>
  ))
}
