/** What can be done about the team from anywhere: by key, by the palette, by the menus. */
import { useState } from 'react'
import { useCommand } from '#renderer/app/commands.ts'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { goToPlace, navigate } from '#renderer/app/navigation.ts'
import { useTeam } from '#renderer/app/team.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { LeaveTeam } from './PartingDialogs.tsx'
import { useTeamAct } from './useTeamAct.ts'

export default function TeamCommands() {
  const team = useTeam()
  const toasts = useToasts()
  const { act } = useTeamAct()
  const [, setInspectorOpen] = useInspectorOpen()
  const [panel, setPanel] = useState<'leave' | 'device' | null>(null)
  const devices = team?.members.flatMap((member) => member.devices) ?? []
  const mine = devices.find((device) => device.reach === 'here')
  const isTeam = devices.length > 1
  const removed = team?.removed ? 'You are no longer in this team' : undefined
  const alone = isTeam ? undefined : 'You are alone in this workspace'
  const owners = team?.members.filter((member) => member.role === 'owner') ?? []

  useCommand('go.team', () => goToPlace('team'))
  useCommand('team.brief', () => {
    setInspectorOpen(true)
    navigate({ place: 'team' })
  })
  useCommand('team.invite', () => navigate({ place: 'team', show: 'invite' }), {
    disabledBecause: removed ?? (team && team.role !== 'owner' ? 'Only an owner can invite' : undefined),
  })
  useCommand(
    'team.pause',
    () => {
      if (!team) return
      const paused = !team.settings.paused
      void act('setSync', { ...team.settings, paused }).then((done) => {
        if (done) toasts.show({ text: paused ? 'Sync is paused; everything is saved here.' : 'Sync goes on.' })
      })
    },
    { disabledBecause: removed ?? alone },
  )
  useCommand('team.device', () => setPanel('device'), { disabledBecause: removed })
  useCommand('team.leave', () => setPanel('leave'), { disabledBecause: removed ?? alone })
  const close = (): void => setPanel(null)
  return (
    <>
      {panel === 'leave' && team && (
        <LeaveTeam
          isOnlyOwner={team.role === 'owner' && owners.length === 1 && team.members.length > 1}
          onClose={close}
        />
      )}
      {panel === 'device' && mine && (
        <NameDialog
          title="Name this device"
          label="Name"
          hint="Teammates see it beside your name."
          initial={mine.name}
          onSave={(name) => void act('nameDevice', { key: mine.key, name })}
          onClose={close}
        />
      )}
    </>
  )
}
