/** No workspace is open: start one, look round the sample, or open a folder. */
import { BookOpen, ChevronRight, FileDown, FolderOpen, Plus, Users } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { AppError } from '#shared/contract/errors.ts'
import type { OpenWorkspace, RecentWorkspace } from '#shared/contract/shell.ts'
import type { Result } from '#shared/model/result.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import { Icon, type LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { WayList, WayRow } from '#renderer/ui/lists/WayRow.tsx'
import { Monogram } from '#renderer/ui/panes/Sidebar.tsx'
import { currentInvite, dismissInvite, onInvite, shell } from '../data/shell.ts'
import { JoinForm } from './JoinForm.tsx'
import { FirstFile } from './workspaceFile/FirstFile.tsx'
import { useRecentWorkspaces } from './recentWorkspaces.ts'
import styles from './FirstRun.module.css'

export interface FirstRunProps {
  /** Why the workspace that was to be opened is not: one sentence. */
  problem?: string | null
  onOpened: (workspace: OpenWorkspace) => void
}

export function FirstRun({ problem = null, onOpened }: FirstRunProps) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState<'create' | 'sample' | 'open' | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const { all: recent } = useRecentWorkspaces()
  const invite = useSyncExternalStore(onInvite, currentInvite)
  const [isJoining, setJoining] = useState(false)
  const [file, setFile] = useState<string | null>(null)

  const attempt = async (
    what: NonNullable<typeof busy>,
    work: () => Promise<Result<OpenWorkspace, AppError> | null>,
  ): Promise<void> => {
    if (busy !== null) return
    setBusy(what)
    setError(null)
    const outcome = await work()
    setBusy(null)
    if (outcome?.ok) onOpened(outcome.value)
    else if (outcome) setError(outcome.error)
  }
  const create = () => {
    if (name.trim() !== '') void attempt('create', () => shell().createWorkspace({ name: name.trim() }))
  }
  const openFolder = () =>
    void attempt('open', async () => {
      const path = await shell().chooseFolder('open')
      return path === null ? null : shell().openWorkspace(path)
    })

  const chooseFile = () =>
    void shell()
      .chooseWorkspaceFile()
      .then((path) => path !== null && setFile(path))

  if (file !== null)
    return (
      <main className={styles.screen} aria-label="Open a workspace from a file">
        <About />
        <div className={styles.choices}>
          <section className={styles.join} aria-labelledby="file-title">
            <h2 id="file-title" className={styles.joinTitle}>
              Open a workspace from a file
            </h2>
            <FirstFile file={file} onCancel={() => setFile(null)} onOpened={onOpened} />
          </section>
        </div>
      </main>
    )
  if (isJoining || invite !== null)
    return (
      <main className={styles.screen} aria-label="Join a team">
        <About />
        <div className={styles.choices}>
          <section className={styles.join} aria-labelledby="join-title">
            <h2 id="join-title" className={styles.joinTitle}>
              Join a team
            </h2>
            <JoinForm
              key={invite}
              link={invite ?? ''}
              cancelWords="Back"
              onCancel={() => {
                dismissInvite()
                setJoining(false)
              }}
              onJoined={(workspace) => {
                dismissInvite()
                onOpened(workspace)
              }}
            />
          </section>
        </div>
      </main>
    )
  return (
    <main className={styles.screen} aria-label="Welcome">
      <About />
      <div className={styles.choices}>
        {problem !== null && error === null && busy === null && (
          <ErrorNote tone="error" what={problem}>
            Nothing in it was changed. Open another one, or try again.
          </ErrorNote>
        )}
        {error && (
          <ErrorNote tone="error" what={error.message} onDismiss={() => setError(null)} incidentId={error.incident} />
        )}
        <section className={styles.start} aria-labelledby="start-title">
          <span className={cx(styles.tile, styles.strong)}>
            <Icon of={Plus} />
          </span>
          <div>
            <h2 id="start-title" className={styles.title}>
              Start a workspace
            </h2>
            <p className={styles.detail}>Empty, with the codebook of 39 codes.</p>
          </div>
          <div className={styles.form}>
            <TextField
              label="Name of the workspace"
              isLabelHidden
              placeholder="Name, e.g. the client"
              value={name}
              onChange={setName}
              onSubmit={create}
              autoFocus
            />
            <Button
              kind="solid"
              onPress={create}
              isBusy={busy === 'create'}
              disabledReason={name.trim() === '' ? 'Name it first' : undefined}
            >
              Create
            </Button>
          </div>
        </section>
        <Choice
          icon={BookOpen}
          title="Look round the sample"
          detail={
            busy === 'sample'
              ? 'Reading its eleven sources…'
              : 'Skerrow Kilns: 11 sources, 85 quotes, 8 notes. All invented.'
          }
          onPress={() => void attempt('sample', () => shell().createWorkspace({ name: 'Skerrow Kilns', sample: true }))}
        />
        <Choice
          icon={Users}
          title="Join a team"
          detail="With the link that somebody sent you."
          onPress={() => setJoining(true)}
        />
        <Choice
          icon={FileDown}
          title="Open a workspace from a file"
          detail="One that was saved whole, as a copy on this computer."
          onPress={chooseFile}
        />
        <Choice
          icon={FolderOpen}
          title="Open a workspace’s folder"
          detail="One on this computer, or on a stick."
          onPress={openFolder}
        />
        {recent.length > 0 && (
          <Recent workspaces={recent} onOpen={(path) => void attempt('open', () => shell().openWorkspace(path))} />
        )}
        <p className={styles.promise}>
          Your work stays on this computer, in Documents/Commonplace unless you choose another folder. Nothing is sent
          anywhere, unless you join a team or invite somebody.
        </p>
      </div>
    </main>
  )
}

function About() {
  return (
    <section className={styles.about}>
      <Monogram name="C" size="large" />
      <h1 className={styles.name}>Commonplace</h1>
      <p className={styles.motto}>
        Keep what people said. Say what you make of it. Plan on that, with or without a network.
      </p>
      <ol className={styles.way} aria-label="How it goes">
        <li>
          <div className={styles.step}>They said</div>
          <p className={styles.said}>
            I came back <mark>because somebody had read my letter.</mark>
          </p>
          <div className={styles.chips}>
            <CodeChip code={{ name: 'R1.HELP' }} stance="supports" />
            <CodeChip code={{ name: 'P3.LISTEN' }} stance="supports" />
          </div>
        </li>
        <li>
          <div className={styles.step}>We say</div>
          <p className={styles.ours}>A reply that shows it was read is the give people remember.</p>
        </li>
      </ol>
    </section>
  )
}

function Choice({
  icon,
  title,
  detail,
  onPress,
}: {
  icon: LucideIcon
  title: string
  detail: string
  onPress: () => void
}) {
  return (
    <AriaButton className={styles.choice ?? ''} onPress={() => onPress()}>
      <span className={styles.tile}>
        <Icon of={icon} />
      </span>
      <span>
        <span className={styles.title}>{title}</span>
        <br />
        <span className={styles.detail}>{detail}</span>
      </span>
      <Icon of={ChevronRight} />
    </AriaButton>
  )
}

function Recent({ workspaces, onOpen }: { workspaces: readonly RecentWorkspace[]; onOpen: (path: string) => void }) {
  return (
    <section className={styles.recent} aria-labelledby="recent-title">
      <h2 id="recent-title" className={styles.recentTitle}>
        Recent
      </h2>
      <WayList>
        {workspaces.slice(0, 5).map(({ path, name }) => (
          <li key={path}>
            <WayRow isOneLine onPress={() => onOpen(path)}>
              <span>{name}</span>
              <span className={styles.path}>{path}</span>
            </WayRow>
          </li>
        ))}
      </WayList>
    </section>
  )
}
