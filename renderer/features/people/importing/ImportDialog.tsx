/**
 * A log out of a table: which column is which, what would come in, which rows cannot be read, and then the taking in,
 * which can be stopped. Whatever is changed above, the preview below follows.
 */
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type {
  InteractionImportReport,
  InteractionPreview,
  TableColumn,
  TableItem,
  TableReading,
} from '#shared/contract/interactionImport.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { runTask } from '#renderer/data/core.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportMapping } from './ImportMapping.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import styles from './ImportDialog.module.css'

/** What was chosen; what was not is guessed from the headings. */
export type Reading = Partial<Omit<TableReading, 'columns' | 'guess'>> & {
  columns: Partial<Record<TableColumn, number>>
}

const firstReading: Reading = { columns: {} }

const abortable = (): { signal: AbortSignal; abort: () => void } => {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

type Stage =
  | { at: 'choosing' }
  | { at: 'running'; done: number; total: number; isStopping: boolean }
  | { at: 'done'; report: InteractionImportReport }

export function ImportDialog({ item, onClose }: { item: TableItem; onClose: () => void }) {
  const [reading, setReading] = useState<Reading>(firstReading)
  /** Columns are guessed until somebody says otherwise. */
  const [isGuessing, setGuessing] = useState(true)
  const [preview, setPreview] = useState<InteractionPreview | null>(null)
  /** The reading that the preview, or the error, is of. */
  const [seenOf, setSeenOf] = useState<Reading | null>(null)
  const isReading = seenOf !== reading
  const [error, setError] = useState<AppError | null>(null)
  const [stage, setStage] = useState<Stage>({ at: 'choosing' })
  const stop = useRef<AbortController>(undefined)

  useEffect(() => {
    const { signal, abort } = abortable()
    const asked = { item, reading: { ...reading, guess: isGuessing } }
    void runTask('previewInteractions', asked, { signal }).then((seen) => {
      if (signal.aborted) return
      setSeenOf(reading)
      setError(seen.ok ? null : seen.error)
      if (seen.ok) setPreview(seen.value)
    })
    return abort
  }, [item, reading, isGuessing])
  // Closing the window of a long import stops it; what is in stays.
  useEffect(() => () => stop.current?.abort(), [])

  const setColumn = (name: TableColumn, column: number | null) => {
    if (!preview) return
    const columns: Reading['columns'] = {}
    for (const [each, at] of Object.entries(preview.mapping) as [TableColumn, number | null][]) {
      // A column means one thing.
      if (at !== null && each !== name && at !== column) columns[each] = at
    }
    if (column !== null) columns[name] = column
    setGuessing(false)
    setReading({ ...reading, columns })
  }
  const run = async (): Promise<void> => {
    if (!preview) return
    stop.current = new AbortController()
    setStage({ at: 'running', done: 0, total: preview.interactions, isStopping: false })
    const outcome = await runTask(
      'importInteractions',
      { item, reading: { ...reading, guess: isGuessing } },
      {
        signal: stop.current.signal,
        onProgress: ({ done, total }) => setStage((now) => (now.at === 'running' ? { ...now, done, total } : now)),
      },
    )
    if (!outcome.ok) {
      setError(outcome.error)
      setStage({ at: 'choosing' })
      return
    }
    announce(`${outcome.value.interactions} interactions taken in`)
    setStage({ at: 'done', report: outcome.value })
  }
  const isReady =
    preview !== null &&
    preview.mapping.person !== null &&
    preview.mapping.date !== null &&
    preview.dates.unclear === null &&
    preview.interactions > 0
  const why =
    preview === null || isReady
      ? undefined
      : preview.mapping.person === null || preview.mapping.date === null
        ? 'Say which column names the person and which the day'
        : preview.dates.unclear !== null
          ? 'Say how the dates are written'
          : 'There is nothing new in this table'
  const name = 'path' in item ? (item.path.split(/[\\/]/).pop() ?? '') : item.fileName
  return (
    <Dialog
      isOpen
      width="wide"
      onOpenChange={(isOpen) => {
        if (!isOpen && stage.at !== 'running') onClose()
      }}
      title={stage.at === 'done' ? 'Taken in' : `What happened, from ${name}`}
      actions={
        stage.at === 'done' ? (
          <Button kind="solid" onPress={onClose} autoFocus>
            Close
          </Button>
        ) : stage.at === 'running' ? (
          <Button
            isBusy={stage.isStopping}
            onPress={() => {
              stop.current?.abort()
              setStage({ ...stage, isStopping: true })
            }}
          >
            Stop
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button
              kind="solid"
              disabledReason={why}
              isDisabled={preview === null || isReading}
              onPress={() => void run()}
            >
              {preview !== null && preview.interactions > 0
                ? `Take in ${preview.interactions.toLocaleString('en')}`
                : 'Take in'}
            </Button>
          </>
        )
      }
    >
      <div className={styles.body}>
        {error && stage.at === 'choosing' && <FailedNote what="This table could not be read" error={error} />}
        {stage.at === 'done' ? (
          <ImportDone report={stage.report} name={name} />
        ) : stage.at === 'running' ? (
          <div className={styles.running}>
            <ProgressBar label="Taking in" value={stage.total === 0 ? 0 : stage.done / stage.total} />
            <p>
              {stage.done.toLocaleString('en')} of {stage.total.toLocaleString('en')} interactions are in. Stopped,
              those stay; the same table given again goes on from there.
            </p>
          </div>
        ) : preview === null ? (
          !error && <Skeleton label="Reading the table" lines={4} />
        ) : (
          <div aria-busy={isReading} className={styles.choosing}>
            <ImportMapping preview={preview} reading={reading} onReading={setReading} onColumn={setColumn} />
            <ImportPreview preview={preview} reading={reading} onReading={setReading} />
          </div>
        )}
      </div>
    </Dialog>
  )
}
