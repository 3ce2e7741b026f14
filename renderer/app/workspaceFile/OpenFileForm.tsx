/** A saved workspace as a folder of its own on this computer: its passphrase, as whom, and where. */
import { useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { OpenWorkspace } from '#shared/contract/shell.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import { shell } from '../../data/shell.ts'
import { FileCard } from './FileCard.tsx'
import { dayWords, nameOfFile } from './words.ts'
import styles from './WorkspaceFile.module.css'

export interface OpenFileFormProps {
  file: string
  /** What it says of itself; null while that is under its lock. */
  head: { name: string; by: string; madeAt: number } | null
  /** Known already; null: there is none; undefined: to be asked for here. */
  passphrase: string | null | undefined
  cancelWords: string
  onCancel: () => void
  onOpened: (workspace: OpenWorkspace) => void
}

export function OpenFileForm({ file, head, passphrase: known, cancelWords, onCancel, onOpened }: OpenFileFormProps) {
  const [typed, setTyped] = useState('')
  const [who, setWho] = useState<'same' | 'new'>('same')
  const [name, setName] = useState('')
  const [folder, setFolder] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const passphrase = known === undefined ? typed : known
  const missing =
    passphrase === ''
      ? 'Type the passphrase first'
      : who === 'new' && name.trim() === ''
        ? 'Say under which name you go on'
        : undefined

  const open = async (): Promise<void> => {
    if (missing !== undefined || isBusy) return
    setBusy(true)
    setError(null)
    const outcome = await shell().openWorkspaceFile({
      file,
      passphrase,
      ...(who === 'new' && { name: name.trim() }),
      ...(folder !== null && { path: folder }),
    })
    setBusy(false)
    if (outcome.ok) onOpened(outcome.value)
    else setError(outcome.error)
  }
  const chooseFolder = async (): Promise<void> => {
    const path = await shell().chooseFolder('create')
    if (path !== null) setFolder(path)
  }

  return (
    <div className={styles.form}>
      {error && (
        <ErrorNote tone="error" what={error.message} onDismiss={() => setError(null)} incidentId={error.incident} />
      )}
      <FileCard title={head?.name ?? nameOfFile(file)}>
        {head ? `Saved by ${head.by} on ${dayWords(head.madeAt)}.` : 'Locked with a passphrase.'}
      </FileCard>
      {known === undefined && (
        <TextField
          label="Passphrase"
          isSecret
          value={typed}
          onChange={setTyped}
          onSubmit={() => void open()}
          autoFocus
        />
      )}
      <div className={styles.who}>
        <span className={styles.label}>You are</span>
        <SegmentedControl
          label="You are"
          fill
          segments={[
            { id: 'same', label: head ? head.by : 'Who saved it' },
            { id: 'new', label: 'Somebody else' },
          ]}
          value={who}
          onChange={setWho}
        />
        {who === 'new' && (
          <TextField
            label="Your name"
            hint="It stands beside what you write and code."
            value={name}
            onChange={setName}
            onSubmit={() => void open()}
            autoFocus
          />
        )}
      </div>
      <p className={styles.detail}>
        It becomes a copy on this computer, with all that is in it. It is not let into the team by that: changes go back
        by saving it to a file again, or an owner invites you.
      </p>
      <p className={styles.folder}>
        <span>{folder === null ? 'It is kept in Documents/Commonplace.' : `It is kept in ${folder}.`}</span>
        <Button kind="link" onPress={() => void chooseFolder()}>
          Choose a folder…
        </Button>
      </p>
      {isBusy && <ProgressBar label="Checking the file, and filling the folder from it" />}
      <div className={styles.actions}>
        <Button onPress={onCancel}>{cancelWords}</Button>
        <Button kind="solid" isBusy={isBusy} onPress={() => void open()} disabledReason={missing}>
          Open
        </Button>
      </div>
    </div>
  )
}
