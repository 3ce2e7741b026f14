/** The team: the truth about sync first, then people and devices, invitations, and how laptops find each other. */
import { CircleCheck, CirclePause, Info, Pause, Play, PanelRight, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import type { SyncStatus, TeamView } from '#shared/contract/team.ts'
import { runCommand } from '#renderer/app/commands.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { Frame } from '#renderer/app/Frame.tsx'
import { useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { Brief } from './Brief.tsx'
import { Invite } from './Invite.tsx'
import { Members } from './Members.tsx'
import { SyncSettings } from './SyncSettings.tsx'
import { headline } from './teamWords.ts'
import styles from './TeamPlace.module.css'

export default function TeamPlace() {
  const { rows: team, error } = useQuery('team', {})
  const { rows: status } = useQuery('syncStatus', {})
  const [isInspectorOpen, setInspectorOpen] = useInspectorOpen()
  const isAlone = status?.state === 'alone'
  return (
    <Frame inspector={<Brief />}>
      <Pane
        kind="content"
        label="Team"
        bar={
          <PaneBar
            title="Team and sync"
            actions={
              <>
                {team && !team.removed && !isAlone && (
                  <Button
                    kind="ghost"
                    icon={team.settings.paused ? Play : Pause}
                    onPress={() => void runCommand('team.pause')}
                  >
                    {team.settings.paused ? 'Go on with sync' : 'Pause'}
                  </Button>
                )}
                <Button
                  kind="icon"
                  icon={PanelRight}
                  label="While you were away"
                  keys="Ctrl ."
                  isOn={isInspectorOpen}
                  onPress={() => setInspectorOpen(!isInspectorOpen)}
                />
              </>
            }
          />
        }
      >
        {error ? (
          <FailedNote what="The team could not be read" error={error} />
        ) : team && status ? (
          <TeamBody team={team} status={status} />
        ) : (
          <Skeleton />
        )}
      </Pane>
    </Frame>
  )
}

const toneIcons = { good: CircleCheck, plain: Info, warn: CirclePause } as const

export function TeamBody({ team, status }: { team: TeamView; status: SyncStatus }) {
  const { tone, title, detail } = headline(team, status)
  const route = useRoute()
  const isInviting = route.place === 'team' && route.show === 'invite'
  const mayInvite = team.role === 'owner' && !team.removed
  // Asked for by a command: the button that does it has the focus.
  useEffect(() => {
    if (!isInviting) return
    const button = document.getElementById('team-invite')
    button?.scrollIntoView({ block: 'nearest' })
    button?.focus()
    navigate({ place: 'team' }, { replace: true })
  }, [isInviting])
  return (
    <div className={styles.body}>
      <header className={styles.head}>
        <Icon of={toneIcons[tone]} size={20} className={cx(styles.sign, styles[tone])} />
        <div>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.detail}>{detail}</p>
        </div>
      </header>
      {team.removed && (
        <ErrorNote tone="warn" isLive={false} what="Nothing is sent to the others or received from them any more">
          You can go on reading and copying what is here. To work with the team again, ask an owner for a new
          invitation; it opens in a new folder.
        </ErrorNote>
      )}
      {team.trouble !== null && (
        <ErrorNote tone="warn" what="This device cannot take part in sync now">
          {team.trouble} What you write is saved here meanwhile.
        </ErrorNote>
      )}
      {status.state === 'alone' && !team.removed && <Alone />}
      <Section title="People and devices" aside="compared by content, not by clock">
        <Members team={team} />
        <p className={styles.acts}>
          <Button kind="link" onPress={() => void runCommand('me.rename')}>
            Change your name…
          </Button>
          {!team.removed && status.state !== 'alone' && (
            <Button kind="link" onPress={() => void runCommand('team.leave')}>
              Leave this team…
            </Button>
          )}
        </p>
      </Section>
      {!team.removed && (
        <Section title="Invite" aside="one person, once">
          {mayInvite ? <Invite team={team} /> : <OnlyOwners team={team} />}
        </Section>
      )}
      {!team.removed && (
        <section className={styles.section}>
          <SyncSettings settings={team.settings} />
          {!team.keySealed && (
            <p className={styles.note}>
              <Icon of={TriangleAlert} size={14} />
              This system has no keychain that Commonplace could use, so the key of this device lies in the workspace’s
              folder, in a file that only your user account may read. Do not hand that folder on as it is.
            </p>
          )}
        </section>
      )}
    </div>
  )
}

function Section({ title, aside, children }: { title: string; aside: string; children: React.ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.sectionTitle}>
        {title} <span className={styles.aside}>{aside}</span>
      </h3>
      {children}
    </section>
  )
}

const together = [
  ['Invite somebody', 'They paste the link on their computer and get a whole copy of this workspace.'],
  ['Work apart', 'Each of you reads, codes and writes without a network, on your own disk.'],
  ['Meet', 'When your computers see each other, all changes flow together by themselves.'],
] as const

/** What a team gives, to somebody who has none yet. */
function Alone() {
  return (
    <ol className={styles.together} aria-label="Working on this together">
      {together.map(([title, detail]) => (
        <li key={title}>
          <strong>{title}</strong>
          <p className={styles.detail}>{detail}</p>
        </li>
      ))}
    </ol>
  )
}

function OnlyOwners({ team }: { team: TeamView }) {
  const owners = team.members.filter((member) => member.role === 'owner').map((member) => member.name)
  return (
    <p className={styles.detail}>
      {owners.length === 0
        ? 'Only an owner can invite, and this team has none.'
        : `Only an owner can invite; ask ${owners.join(' or ')}.`}
    </p>
  )
}
