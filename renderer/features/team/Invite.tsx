/** Inviting: the role, for how long, who opens the door; and the invitations that are open, each with its link. */
import { useEffect, useRef, useState } from 'react'
import type { InviteView, TeamView } from '#shared/contract/team.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { QrCode } from './QrCode.tsx'
import { expiryWords, type Role, roleMeaning } from './teamWords.ts'
import { useTeamAct } from './useTeamAct.ts'
import styles from './Invite.module.css'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const durations = [
  { id: 'hour', label: 'One hour', ms: HOUR },
  { id: 'day', label: 'One day', ms: DAY },
  { id: 'week', label: 'One week', ms: 7 * DAY },
  { id: 'month', label: '30 days', ms: 30 * DAY },
] as const
type Duration = (typeof durations)[number]['id']

const roles = [
  { id: 'editor', label: 'Editor' },
  { id: 'viewer', label: 'Viewer' },
  { id: 'owner', label: 'Owner' },
] as const

export function Invite({ team }: { team: TeamView }) {
  const [role, setRole] = useState<Role>('editor')
  const [duration, setDuration] = useState<Duration>('week')
  const [autoAdmit, setAutoAdmit] = useState(false)
  const [newest, setNewest] = useState<string | null>(null)
  const { act, isBusy } = useTeamAct()
  const make = async (): Promise<void> => {
    const expiresInMs = durations.find((each) => each.id === duration)?.ms ?? DAY
    const made = await act('invite', { role, expiresInMs, autoAdmit })
    if (made) setNewest(made.inviteId)
  }
  return (
    <>
      <div className={styles.form}>
        <SegmentedControl label="Role" segments={roles} value={role} onChange={setRole} />
        <Select
          label="How long the invitation can be used"
          isLabelHidden
          options={durations}
          value={duration}
          onChange={setDuration}
          className={styles.duration}
        />
        <Button kind="solid" isBusy={isBusy} onPress={() => void make()} id="team-invite">
          Make an invitation
        </Button>
      </div>
      <p className={styles.meaning}>{roleMeaning[role]}</p>
      <Switch isOn={autoAdmit} onChange={setAutoAdmit}>
        Let them in at once, without asking me
      </Switch>
      {team.invites.length > 0 && (
        <ul className={styles.open} aria-label="Open invitations">
          {team.invites.map((invite) => (
            <OpenInvite key={invite.inviteId} invite={invite} isNew={invite.inviteId === newest} />
          ))}
        </ul>
      )}
    </>
  )
}

function OpenInvite({ invite, isNew }: { invite: InviteView; isNew: boolean }) {
  const { inviteId, role, expiresAt, autoAdmit } = invite
  const [isShown, setShown] = useState(isNew)
  const { act, isBusy } = useTeamAct()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isNew) row.current?.scrollIntoView({ block: 'center' })
  }, [isNew])
  return (
    <li ref={row} className={styles.invite}>
      <div className={styles.head}>
        <div className={styles.words}>
          <span className={styles.title}>For one {role}</span>
          <span className={styles.detail}>
            {`${expiryWords(expiresAt)} · ${autoAdmit ? 'lets them in at once' : 'asks an owner first'}`}
          </span>
        </div>
        <Button kind="ghost" aria-expanded={isShown} onPress={() => setShown(!isShown)}>
          {isShown ? 'Hide the link' : 'Show the link'}
        </Button>
        <Button kind="ghost" isBusy={isBusy} onPress={() => void act('revokeInvite', { inviteId })}>
          Take back
        </Button>
      </div>
      {isShown && <InviteLink inviteId={inviteId} />}
    </li>
  )
}

/** Asked for live: where this device can be found is known only once it is on the network. */
function InviteLink({ inviteId }: { inviteId: string }) {
  const { rows: link, state } = useQuery('inviteLink', { inviteId })
  const [isCopied, setCopied] = useState(false)
  if (state === 'loading') return null
  if (!link) return <p className={styles.detail}>It was made on another device; the link is there.</p>
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <div className={styles.link}>
      <QrCode text={link} label="The invitation’s link as a code for a camera" />
      <div className={styles.words}>
        <div className={styles.copy}>
          <input
            className={styles.field}
            aria-label="Invitation link"
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button onPress={() => void copy()}>{isCopied ? 'Copied' : 'Copy the link'}</Button>
        </div>
        <p className={styles.detail} role="status">
          Send it to one person; it works once. On their computer they choose “Join a team” and paste it. Whoever has
          the link can use it, so send it where only they read.
        </p>
      </div>
    </div>
  )
}
