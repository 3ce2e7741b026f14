/** The whole workspace into one file: with a passphrase or without, then where to, then what became of it. */
import { useState } from 'react'
import type { SavedWorkspace } from '#shared/contract/workspaceFile.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { shell } from '../../data/shell.ts'
import { useWorkspace } from '../workspace.ts'
import { FileProgress } from './FileProgress.tsx'
import { useFileTask } from './useFileTask.ts'
import { savedWords, strengthWords } from './words.ts'
import styles from './WorkspaceFile.module.css'

export function SaveWorkspaceDialog({ onClose }: { onClose: () => void }) {
  const { name } = useWorkspace()
  const [isLocked, setLocked] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [saved, setSaved] = useState<SavedWorkspace | null>(null)
  const task = useFileTask()
  const missing = !isLocked
    ? undefined
    : passphrase === ''
      ? 'Type a passphrase first'
      : again !== passphrase
        ? 'Type the same passphrase twice'
        : undefined

  const save = async (): Promise<void> => {
    if (missing !== undefined || task.isRunning) return
    const path = await shell().placeForWorkspaceFile(name)
    if (path === null) return
    setSaved(await task.run('saveWorkspace', { path, passphrase: isLocked ? passphrase : null }))
  }
  const actions = saved ? (
    <Button kind="solid" autoFocus onPress={onClose}>
      Done
    </Button>
  ) : task.isRunning ? (
    <Button onPress={task.stop}>Stop</Button>
  ) : (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="solid" autoFocus onPress={() => void save()} disabledReason={missing}>
        Save…
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen && !task.isRunning) onClose()
      }}
      title="Save the whole workspace to a file"
      actions={actions}
    >
      <div className={styles.form}>
        {task.error && <ErrorNote tone="error" what={task.error.message} incidentId={task.error.incident} />}
        {saved ? (
          <ul className={styles.lines} role="status">
            {savedWords(saved).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : task.isRunning ? (
          <FileProgress progress={task.progress} label="Gathering everything" />
        ) : (
          <>
            <p>
              Everything goes in: sources with their files, quotes, notes, plans, people with their names. Open it on
              another computer, or in this workspace again to merge what went on elsewhere.
            </p>
            <Switch isOn={isLocked} onChange={setLocked}>
              Lock it with a passphrase
            </Switch>
            {isLocked && (
              <>
                <TextField
                  label="Passphrase"
                  isSecret
                  value={passphrase}
                  onChange={setPassphrase}
                  hint={strengthWords(passphrase) ?? 'Four or more unrelated words are strong and can be remembered.'}
                  autoFocus
                />
                <TextField
                  label="The same again"
                  isSecret
                  value={again}
                  onChange={setAgain}
                  onSubmit={() => void save()}
                  error={again !== '' && !passphrase.startsWith(again) ? 'This differs from the first.' : undefined}
                />
                <p className={styles.detail}>
                  It cannot be recovered: without it nobody can read the file, neither you nor we. Keep it apart from
                  the file.
                </p>
              </>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}
