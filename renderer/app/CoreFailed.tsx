/** In place of a workspace that cannot be shown: what happened, what is safe, and the two ways on. */
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import styles from './CoreFailed.module.css'
import type { WaysOut } from './useWaysOut.ts'

export interface CoreFailedProps {
  name: string
  message: string
  incidentId: string | undefined
  ways: WaysOut
}

export function CoreFailed({ name, message, incidentId, ways }: CoreFailedProps) {
  return (
    <main className={styles.screen} aria-label="This workspace could not be shown">
      <div className={styles.words}>
        <h1 className={styles.title}>{name === '' ? 'This workspace' : name} could not be shown</h1>
        <ErrorNote tone="error" what="Its store is not running" incidentId={incidentId}>
          {message}
        </ErrorNote>
        <div className={styles.actions}>
          <Button kind="solid" onPress={ways.tryAgain} isBusy={ways.isTrying} autoFocus>
            Try again
          </Button>
          <Button onPress={ways.openAnother}>Open another workspace…</Button>
        </div>
      </div>
    </main>
  )
}
