/** A saved workspace that is opened where no workspace is: the shell reads its first words. */
import { useEffect, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { OpenWorkspace, WorkspaceFileHead } from '#shared/contract/shell.ts'
import type { Result } from '#shared/model/result.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { shell } from '../../data/shell.ts'
import { OpenFileForm } from './OpenFileForm.tsx'
import styles from './WorkspaceFile.module.css'

export interface FirstFileProps {
  file: string
  onCancel: () => void
  onOpened: (workspace: OpenWorkspace) => void
}

export function FirstFile({ file, onCancel, onOpened }: FirstFileProps) {
  const [head, setHead] = useState<Result<WorkspaceFileHead, AppError> | null>(null)
  useEffect(() => {
    let isGone = false
    void shell()
      .readWorkspaceFileHead(file)
      .then((found) => !isGone && setHead(found))
    return () => {
      isGone = true
    }
  }, [file])

  if (!head) return <Skeleton label="Looking at the file" />
  if (!head.ok)
    return (
      <div className={styles.form}>
        <ErrorNote tone="error" what={head.error.message} />
        <div className={styles.actions}>
          <Button onPress={onCancel} autoFocus>
            Back
          </Button>
        </div>
      </div>
    )
  const { isLocked, name, by, madeAt } = head.value
  return (
    <OpenFileForm
      file={file}
      head={name === null || by === null || madeAt === null ? null : { name, by, madeAt }}
      passphrase={isLocked ? undefined : null}
      cancelWords="Back"
      onCancel={onCancel}
      onOpened={onOpened}
    />
  )
}
