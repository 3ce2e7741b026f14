/**
 * Quotes, notes or people out of a table: which column is which, what would come in, which rows cannot, and then the taking in,
 * which can be stopped. Whatever is changed above, the preview below follows.
 */
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { SkippedRow, TableItem } from '#shared/contract/interactionImport.ts'
import { neededColumns, type RecordImport, type RecordKind, type RecordPreview } from '#shared/contract/recordTable.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { runTask } from '../../data/core.ts'
import { FailedNote } from '../FailedNote.tsx'
import styles from './Records.module.css'

/** What was chosen; null: not in this table. What was not chosen is found by its heading. */
type Columns = Readonly<Record<string, number | null>>

const NONE = 'none'
/** What one is asked for; the others are found by their headings alone. */
const asked: Readonly<Record<RecordKind, readonly (readonly [name: string, label: string])[]>> = {
  quotes: [
    ['source', 'Source'],
    ['quote', 'Quote'],
    ['before', 'Words before'],
    ['after', 'Words after'],
    ['codes', 'Codes'],
    ['memo', 'Memo'],
  ],
  notes: [
    ['title', 'Title'],
    ['text', 'Text'],
    ['codes', 'Codes'],
  ],
  people: [
    ['name', 'Name'],
    ['stage', 'Stage'],
    ['groups', 'Groups'],
    ['known since', 'Known since'],
    ['places', 'Where they are found'],
    ['contact', 'Contact'],
    ['could wake', 'What could wake them'],
    ['notes', 'Notes'],
  ],
}
const one: Readonly<Record<RecordKind, string>> = { quotes: 'quote', notes: 'note', people: 'person' }
const titles: Readonly<Record<RecordKind, string>> = { quotes: 'Quotes', notes: 'Notes', people: 'People' }

const some = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? word : word === 'person' ? 'people' : `${word}s`}`

export interface RecordImportDialogProps {
  what: RecordKind
  item: TableItem
  onClose: () => void
}

export function RecordImportDialog({ what, item, onClose }: RecordImportDialogProps) {
  const [columns, setColumns] = useState<Columns>({})
  const [seen, setSeen] = useState<{ of: Columns; preview: RecordPreview } | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [report, setReport] = useState<RecordImport | null>(null)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => {
    const own = new AbortController()
    void runTask('previewRecords', { item, reading: { what, columns } }, { signal: own.signal }).then((outcome) => {
      if (own.signal.aborted) return
      setError(outcome.ok ? null : outcome.error)
      if (outcome.ok) setSeen({ of: columns, preview: outcome.value })
    })
    return () => own.abort()
  }, [item, what, columns])
  // Closing the window of a long import stops it; what is in stays.
  useEffect(() => () => stop.current?.abort(), [])

  const preview = seen?.preview
  const run = async (): Promise<void> => {
    stop.current = new AbortController()
    setProgress({ done: 0, total: preview?.rows ?? 1 })
    const outcome = await runTask(
      'importRecords',
      { item, reading: { what, columns } },
      { signal: stop.current.signal, onProgress: setProgress },
    )
    setProgress(null)
    if (outcome.ok) setReport(outcome.value)
    else setError(outcome.error)
  }
  const actions = report ? (
    <Button kind="solid" autoFocus onPress={onClose}>
      Close
    </Button>
  ) : progress ? (
    <Button onPress={() => stop.current?.abort()}>Stop</Button>
  ) : (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button
        kind="solid"
        isDisabled={seen?.of !== columns}
        disabledReason={
          preview === undefined
            ? undefined
            : preview.missing.length > 0
              ? 'Say which column is which first'
              : preview.fresh === 0
                ? 'There is nothing new in this table'
                : undefined
        }
        onPress={() => void run()}
      >
        {preview !== undefined && preview.fresh > 0 ? `Take in ${preview.fresh.toLocaleString('en')}` : 'Take in'}
      </Button>
    </>
  )
  const name = 'path' in item ? (item.path.split(/[\\/]/).pop() ?? '') : item.fileName
  return (
    <Dialog
      isOpen
      width="wide"
      onOpenChange={(isOpen) => {
        if (!isOpen && !progress) onClose()
      }}
      title={report ? 'Taken in' : `${titles[what]} from ${name}`}
      actions={actions}
    >
      <div className={styles.form}>
        {error && <FailedNote what="This table could not be read" error={error} />}
        {report ? (
          <>
            <p role="status">
              {`${some(report[what], one[what])} came in${report.codings > 0 ? `, coded ${some(report.codings, 'time')}` : ''}. `}
              {report.alreadyThere > 0 && `${report.alreadyThere.toLocaleString('en')} were here already. `}
              Undo takes back all of it at once.
            </p>
            <Rows rows={report.skipped} total={report.skipped.length} label="What did not come, and why" />
          </>
        ) : progress ? (
          <ProgressBar label="Taking in" value={progress.done} total={Math.max(1, progress.total)} />
        ) : preview === undefined ? (
          !error && <Skeleton label="Reading the table" lines={4} />
        ) : (
          <>
            <div className={styles.mapping}>
              {asked[what].map(([id, label]) => {
                const isNeeded =
                  (neededColumns[what] as readonly string[]).includes(id) &&
                  !(id === 'name' && preview.missing.length === 0 && preview.mapping['name'] === null)
                const at = id in columns ? (columns[id] ?? null) : (preview.mapping[id] ?? null)
                return (
                  <Select
                    key={id}
                    label={label}
                    options={[
                      ...(isNeeded ? [] : [{ id: NONE, label: 'Not in this table' }]),
                      ...preview.columns.map(({ heading, samples }, i) => ({
                        id: String(i + 1),
                        label: heading,
                        detail: samples.join(', '),
                      })),
                    ]}
                    value={at === null ? (isNeeded ? null : NONE) : String(at)}
                    placeholder="Choose a column"
                    error={isNeeded && at === null ? 'Say which column it is.' : undefined}
                    onChange={(value) => setColumns({ ...columns, [id]: value === NONE ? null : Number(value) })}
                  />
                )
              })}
            </div>
            {preview.missing.length === 0 && (
              <p>
                <b>{some(preview.fresh, one[what])}</b> out of {some(preview.rows, 'row')} would come in.
                {preview.alreadyThere > 0 && ` ${preview.alreadyThere.toLocaleString('en')} are here already.`}
                {what === 'quotes' && ' Each is found in its source by its words.'}
                {what === 'people' && ' What passed with them is a table of its own: their log.'}
              </p>
            )}
            <Rows
              rows={preview.sample.map(({ row, title, text, codes }) => ({
                row,
                reason: text,
                text: [title, ...codes].join(' · '),
              }))}
              total={preview.sample.length}
              label="The first rows, as they are read"
              isQuiet
            />
            <Rows rows={preview.skipped} total={preview.skippedTotal} label="Rows that cannot come in" />
          </>
        )}
      </div>
    </Dialog>
  )
}

interface RowsProps {
  rows: readonly SkippedRow[]
  total: number
  label: string
  isQuiet?: boolean
}

function Rows({ rows, total, label, isQuiet = false }: RowsProps) {
  if (total === 0) return null
  return (
    <section aria-label={label}>
      <p>
        <b>{label}</b>
        {!isQuiet && `: ${total.toLocaleString('en')}`}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list must be scrolled by keys */}
      <ul className={styles.rows} tabIndex={0} aria-label={label}>
        {rows.slice(0, 200).map(({ row, reason, text }, n) => (
          <li key={`${row} ${n}`}>
            <span className={styles.number}>{row}</span>
            <span dir="auto">{reason}</span>
            <span className={styles.detail} dir="auto">
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
