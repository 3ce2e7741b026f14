import type { AppError } from '#shared/contract/errors.ts'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import styles from './FailedNote.module.css'

/** Stands where rows would, when they could not be read: the sentence, and the incident under Details. */
export function FailedNote({ what, error }: { what: string; error: AppError }) {
  return (
    <div className={styles.notice}>
      <ErrorNote tone="error" what={what} incidentId={error.incident}>
        {error.message}
      </ErrorNote>
    </div>
  )
}
