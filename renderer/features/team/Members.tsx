/** Everybody in the team with their devices: how each is reached, what it holds, what they have open. */
import {
  Check,
  CircleDashed,
  CloudOff,
  Ellipsis,
  HardDrive,
  RefreshCw,
  TriangleAlert,
  Wifi,
  Waypoints,
} from 'lucide-react'
import { useState } from 'react'
import type { DeviceView, TeamMember, TeamView } from '#shared/contract/team.ts'
import { NameDialog } from '#renderer/app/NameDialog.tsx'
import { hueOf } from '#renderer/app/team.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon, type LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { Avatar } from '#renderer/ui/text/Avatar.tsx'
import { PlaceName } from './PlaceName.tsx'
import { RemoveMember } from './PartingDialogs.tsx'
import { holdsWords, reachWords, refusedWords, type Role, roleMeaning, roleWords } from './teamWords.ts'
import { useTeamAct } from './useTeamAct.ts'
import styles from './Members.module.css'

const reachIcons: Readonly<Record<DeviceView['reach'], LucideIcon>> = {
  here: HardDrive,
  direct: Wifi,
  relayed: Waypoints,
  offline: CloudOff,
}

const holdsIcon = ({ reach, busy, lacks }: DeviceView): LucideIcon =>
  reach === 'here' || (lacks === 0 && !busy) ? Check : busy ? RefreshCw : CircleDashed

export function Members({ team }: { team: TeamView }) {
  const [naming, setNaming] = useState<DeviceView | null>(null)
  const [removing, setRemoving] = useState<TeamMember | null>(null)
  const { act } = useTeamAct()
  const owners = team.members.filter((member) => member.role === 'owner').length
  const mayLead = team.role === 'owner' && !team.removed
  return (
    <>
      <ul className={styles.members} aria-label="Members">
        {team.members.map((member) => (
          <li key={member.memberId} className={styles.member}>
            <div className={styles.person}>
              <Avatar name={member.name} hue={hueOf(team, member.memberId)} isDecorative />
              <span className={styles.name}>
                {member.name}
                <span className={styles.role}>{`${member.isMe ? 'you, ' : ''}${roleWords[member.role]}`}</span>
              </span>
              {mayLead && (!member.isMe || owners > 1) && (
                <Menu
                  label={`About ${member.name}`}
                  placement="bottom end"
                  entries={memberEntries(member, {
                    setRole: (role) => void act('setRole', { memberId: member.memberId, role }),
                    remove: () => setRemoving(member),
                  })}
                >
                  <Button kind="icon" icon={Ellipsis} label={`Role of ${member.name}, and more`} />
                </Menu>
              )}
            </div>
            <ul className={styles.devices} aria-label={`Devices of ${member.name}`}>
              {member.devices.map((device) => (
                <Device
                  key={device.key}
                  device={device}
                  onRename={!team.removed && (mayLead || member.isMe) ? () => setNaming(device) : undefined}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {naming && (
        <NameDialog
          title="Name this device"
          label="Name"
          hint="Teammates see it beside its owner’s name."
          initial={naming.name}
          onSave={(name) => void act('nameDevice', { key: naming.key, name })}
          onClose={() => setNaming(null)}
        />
      )}
      {removing && <RemoveMember member={removing} onClose={() => setRemoving(null)} />}
    </>
  )
}

interface MemberActs {
  setRole: (role: Role) => void
  remove: () => void
}

function memberEntries(member: TeamMember, { setRole, remove }: MemberActs): MenuEntry[] {
  const roles = (['owner', 'editor', 'viewer'] as const).map((role) => ({
    id: role,
    label: `${roleWords[role].charAt(0).toUpperCase()}${roleWords[role].slice(1)}`,
    detail: roleMeaning[role],
    isChecked: member.role === role,
    onAction: () => {
      if (role !== member.role) setRole(role)
    },
  }))
  if (member.isMe) return roles
  return [
    ...roles,
    { id: 'line', kind: 'line' },
    { id: 'remove', label: 'Remove from the team…', isDanger: true, onAction: remove },
  ]
}

function Device({ device, onRename }: { device: DeviceView; onRename: (() => void) | undefined }) {
  const refused = refusedWords(device)
  return (
    <li className={styles.device}>
      <span className={styles.deviceName}>{device.name}</span>
      <span className={styles.fact}>
        <Icon of={reachIcons[device.reach]} size={14} />
        {reachWords(device)}
      </span>
      <span className={cx(styles.fact, device.lacks !== 0 && styles.open, (device.lacks ?? 1) === 0 && styles.held)}>
        <Icon of={holdsIcon(device)} size={14} />
        {holdsWords(device)}
      </span>
      {onRename ? (
        <Button kind="ghost" size="small" label={`Rename ${device.name}`} onPress={onRename}>
          Rename
        </Button>
      ) : (
        <span />
      )}
      {device.places.length > 0 && (
        <span className={styles.wide}>
          On{' '}
          {device.places.map((place, index) => (
            <span key={`${place.view} ${place.id ?? ''}`}>
              {index > 0 && ', '}
              <PlaceName place={place} />
            </span>
          ))}
        </span>
      )}
      {refused !== null && (
        <span className={cx(styles.wide, styles.refused)}>
          <Icon of={TriangleAlert} size={14} />
          {refused}
        </span>
      )}
    </li>
  )
}
