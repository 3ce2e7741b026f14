/** A saved workspace that was chosen or dropped: whose it is, and then merging it, or opening it as another workspace. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { MergedWorkspace, WorkspaceFileView } from '#shared/contract/workspaceFile.ts'
import type { Result } from '#shared/model/result.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { runTask } from '../../data/core.ts'
import { useReadOnlyBecause } from '../team.ts'
import { FileCard } from './FileCard.tsx'
import { FileProgress } from './FileProgress.tsx'
import { OpenFileForm } from './OpenFileForm.tsx'
import { useFileTask } from './useFileTask.ts'
import { dayWords, mergedWords, nameOfFile, whoseWords } from './words.ts'
import styles from './WorkspaceFile.module.css'

type Step =
  | { is: 'looking' }
  | { is: 'locked' }
  | { is: 'found'; view: WorkspaceFileView }
  | { is: 'merging'; view: WorkspaceFileView }
  | { is: 'merged'; report: MergedWorkspace }

export function FileDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const [step, setStep] = useState<Step>({ is: 'looking' })
  const [typed, setTyped] = useState('')
  const [passphrase, setPassphrase] = useState<string | null>(null)
  const task = useFileTask()
  const toasts = useToasts()
  const readOnly = useReadOnlyBecause()

  const look = async (given: string | null): Promise<void> => {
    const view = await task.run('lookAtWorkspaceFile', { path, passphrase: given })
    if (!view) return
    setPassphrase(given)
    setStep({ is: 'found', view })
  }
  const found = useEffectEvent((outcome: Result<WorkspaceFileView, AppError>) => {
    if (outcome.ok) setStep({ is: 'found', view: outcome.value })
    else task.setError(outcome.error)
  })
  useEffect(() => {
    let isGone = false
    void runTask('lookAtWorkspaceFile', { path }).then((outcome) => !isGone && found(outcome))
    return () => {
      isGone = true
    }
  }, [path])
  const isLocked = task.error?.code === 'PassphraseNeeded' || task.error?.code === 'PassphraseWrong'
  const shown: Step = step.is === 'looking' && isLocked ? { is: 'locked' } : step
  const error = task.error?.code === 'PassphraseNeeded' ? null : task.error

  const merge = async (view: WorkspaceFileView): Promise<void> => {
    setStep({ is: 'merging', view })
    const report = await task.run('mergeWorkspace', { path, passphrase })
    setStep(report ? { is: 'merged', report } : { is: 'found', view })
  }
  const title =
    shown.is === 'found' && !shown.view.isThis
      ? 'Open a workspace from a file'
      : shown.is === 'looking' || shown.is === 'locked'
        ? nameOfFile(path)
        : 'Merge a saved workspace'
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen && shown.is !== 'merging') onClose()
      }}
      title={title}
      actions={actionsOf()}
    >
      <div className={styles.form}>
        {error && <ErrorNote tone="error" what={error.message} incidentId={error.incident} />}
        {shown.is === 'looking' && error === null && <FileProgress progress={null} label="Looking at the file" />}
        {shown.is === 'locked' && (
          <>
            <TextField
              label="Passphrase"
              hint="The file is locked. Trying a passphrase takes some seconds."
              isSecret
              value={typed}
              onChange={setTyped}
              onSubmit={() => void (typed !== '' && look(typed))}
              autoFocus
            />
            {task.isRunning && <FileProgress progress={null} label="Trying the passphrase" />}
          </>
        )}
        {shown.is === 'found' &&
          (shown.view.isThis ? (
            <Found view={shown.view} readOnly={readOnly ?? null} />
          ) : (
            <OpenFileForm
              file={path}
              head={{ name: shown.view.name, by: shown.view.by.name, madeAt: shown.view.madeAt }}
              passphrase={passphrase}
              cancelWords="Cancel"
              onCancel={onClose}
              onOpened={({ name }) => {
                onClose()
                toasts.show({ text: `${name} opens in a window of its own.` })
              }}
            />
          ))}
        {shown.is === 'merging' && <FileProgress progress={task.progress} label="Checking that the file is whole" />}
        {shown.is === 'merged' && (
          <ul className={styles.lines} role="status">
            {mergedWords(shown.report).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )

  function actionsOf() {
    switch (shown.is) {
      case 'merged':
        return (
          <Button kind="solid" autoFocus onPress={onClose}>
            Done
          </Button>
        )
      case 'merging':
        return <Button onPress={task.stop}>Stop</Button>
      case 'locked':
        return (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button
              kind="solid"
              isBusy={task.isRunning}
              onPress={() => void look(typed)}
              disabledReason={typed === '' ? 'Type the passphrase first' : undefined}
            >
              Unlock
            </Button>
          </>
        )
      case 'looking':
        return <Button onPress={onClose}>Cancel</Button>
      case 'found': {
        const { view } = shown
        // Its own form has its own.
        if (!view.isThis) return undefined
        const whose = whoseWords(view)
        return (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button
              kind="solid"
              autoFocus
              onPress={() => void merge(view)}
              disabledReason={readOnly ?? (whose.mayMerge ? undefined : 'It would not be taken')}
            >
              Merge
            </Button>
          </>
        )
      }
    }
  }
}

function Found({ view, readOnly }: { view: WorkspaceFileView; readOnly: string | null }) {
  return (
    <>
      <FileCard title={view.name}>{`Saved on ${dayWords(view.madeAt)}. ${whoseWords(view).words}`}</FileCard>
      <p>
        {readOnly ??
          'What is in the file and not here comes in; nothing is taken away. Where both changed the same field, the later answer stands. A merge is no step to undo: what came may be with others already, and would come back.'}
      </p>
    </>
  )
}
