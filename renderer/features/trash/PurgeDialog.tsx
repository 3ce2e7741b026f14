/** Asks before something is deleted for good: the one act of the app that nothing takes back. */
import type { TrashRow } from '#shared/contract/views.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { purgeWords } from './purgeWords.ts'
import styles from './TrashPlace.module.css'

export interface PurgeDialogProps {
  rows: readonly TrashRow[]
  /** They are all there is in the trash. */
  isAll: boolean
  onPurge: () => void
  onClose: () => void
}

export function PurgeDialog({ rows, isAll, onPurge, onClose }: PurgeDialogProps) {
  const { title, goes, everywhere, act } = purgeWords(rows, isAll)
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={title}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {rows.length === 1 ? 'Keep it' : 'Keep them'}
          </Button>
          <Button isDanger onPress={onPurge}>
            {act}
          </Button>
        </>
      }
    >
      <div className={styles.warning}>
        <p>{goes.join(' ')}</p>
        <p>{everywhere}</p>
      </div>
    </Dialog>
  )
}
