/** The import in the list's pane: how far it is, and what could not be taken in and why. */
import { useState } from 'react'
import { navigate } from '#renderer/app/navigation.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import { cancelImport, dismissImport, type ImportState, useImport } from './imports.ts'
import styles from './ImportStatus.module.css'

/** More are folded behind a button. */
const SHOWN = 3

export function ImportStatus() {
  const state = useImport()
  const { running, error } = state
  const isQuiet = [state.failed, state.warned, state.projects, state.folders, state.skipped].every(
    ({ length }) => length === 0,
  )
  if (!running && isQuiet && !error) return null
  return (
    <div className={styles.status}>
      {running && (
        <div className={styles.running}>
          <ProgressBar
            label={running.isStopping ? 'Stopping' : 'Importing'}
            value={running.part ? running.part.done : running.done}
            total={running.part ? running.part.total : running.total}
          />
          <div className={styles.line}>
            <span className={styles.current}>{running.current ?? ' '}</span>
            <Button kind="link" size="small" isDisabled={running.isStopping} onPress={cancelImport}>
              Stop
            </Button>
          </div>
        </div>
      )}
      {error && (
        <ErrorNote what="The import was interrupted" incidentId={error.incident} onDismiss={dismissImport}>
          {error.message}
        </ErrorNote>
      )}
      {!running && <Outcome state={state} />}
    </div>
  )
}

function Outcome({ state: { failed, warned, projects, folders, notes, skipped, imported } }: { state: ImportState }) {
  const [isWhole, setWhole] = useState(false)
  const lines = [
    ...folders.map((text) => ({ key: `o ${text}`, text, incident: undefined })),
    ...projects.map((text) => ({ key: `p ${text}`, text, incident: undefined })),
    ...failed.map(({ path, error }) => ({ key: `f ${path}`, text: error.message, incident: error.incident })),
    ...warned.flatMap(({ sourceId, title, warnings }) =>
      warnings.map((warning) => ({
        key: `w ${sourceId} ${warning}`,
        text: `${title}: ${warning}`,
        incident: undefined,
      })),
    ),
    ...skipped.map(({ item, reason }, n) => ({ key: `s ${n}`, text: `${item}: ${reason}`, incident: undefined })),
  ]
  if (lines.length === 0) return null
  const shown = isWhole ? lines : lines.slice(0, SHOWN)
  const isTrouble = failed.some(({ error }) => error.code !== 'AlreadyInLibrary')
  const what =
    failed.length === 0
      ? folders.length > 0
        ? `${folders.length === 1 ? 'The folder is' : `${folders.length} folders are`} taken in`
        : projects.length > 0
          ? `${projects.length === 1 ? 'One file is' : `${projects.length} files are`} taken in`
          : warned.length > 0
            ? `${warned.length === 1 ? 'One source needs' : `${warned.length} sources need`} a look`
            : `${skipped.length === 1 ? 'One thing was' : `${skipped.length} things were`} left out`
      : isTrouble
        ? `${failed.length === 1 ? 'One file was' : `${failed.length} files were`} not imported`
        : `${failed.length === 1 ? 'One file is' : `${failed.length} files are`} here already`
  return (
    <ErrorNote tone={isTrouble ? 'warn' : 'info'} what={what} onDismiss={dismissImport}>
      {imported > 0 && failed.length > 0 && (
        <p>{imported === 1 ? 'The other one is in.' : `The other ${imported} are in.`}</p>
      )}
      <ul className={styles.lines}>
        {shown.map(({ key, text, incident }) => (
          <li key={key}>
            {text}
            {incident !== undefined && <code> {incident}</code>}
          </li>
        ))}
      </ul>
      {notes > 0 && (
        <Button kind="link" size="small" onPress={() => navigate({ place: 'notes' })}>
          Show the notes
        </Button>
      )}
      {lines.length > shown.length && (
        <Button kind="link" size="small" onPress={() => setWhole(true)}>
          Show {lines.length - shown.length} more
        </Button>
      )}
    </ErrorNote>
  )
}
