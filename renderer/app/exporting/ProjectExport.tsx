/** The workspace, or its codes alone, for other coding programs: what, whose names, where to, then what became of it. */
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { ProjectExport as Written, ProjectFormat } from '#shared/contract/exchange.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { runTask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { useWorkspace } from '../workspace.ts'
import styles from './FolderExport.module.css'

export function ProjectExport() {
  const [isOpen, setOpen] = useState(false)
  useCommand('export.project', () => setOpen(true))
  return isOpen && <ProjectDialog onClose={() => setOpen(false)} />
}

const some = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

function writtenWords(
  format: ProjectFormat,
  { path, sources, quotes, codes, codings, notes, replaced, left }: Written,
): string[] {
  const parts =
    format === 'qdc'
      ? [some(codes, 'code')]
      : [
          some(sources, 'source'),
          some(quotes, 'quote'),
          some(codes, 'code'),
          some(codings, 'coding'),
          some(notes, 'note'),
        ]
  return [
    `${new Intl.ListFormat('en').format(parts)} ${parts.length === 1 && codes === 1 ? 'is' : 'are'} in ${path}.`,
    ...(replaced.places > 0 ? [replacedWords(replaced)] : []),
    ...left,
  ]
}

function ProjectDialog({ onClose }: { onClose: () => void }) {
  const { name } = useWorkspace()
  const [format, setFormat] = useState<ProjectFormat>('qdpx')
  const [hasNames, setHasNames] = useState(false)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  const write = async (): Promise<void> => {
    const path = await shell().placeForExport({ suggestedName: name || 'Commonplace', kind: format })
    if (path === null) return
    const own = new AbortController()
    stop.current = own
    setError(null)
    setProgress({ done: 0, total: 1 })
    const made = await runTask(
      'exportProject',
      { format, path, names: hasNames ? 'names' : 'pseudonyms' },
      { signal: own.signal, onProgress: setProgress },
    )
    setProgress(null)
    if (made.ok) setWritten(made.value)
    else if (!own.signal.aborted) setError(made.error)
  }
  const actions = written ? (
    <Button kind="solid" autoFocus onPress={onClose}>
      Done
    </Button>
  ) : progress ? (
    <Button onPress={() => stop.current?.abort()}>Stop</Button>
  ) : (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="solid" autoFocus onPress={() => void write()}>
        Choose where…
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen && !progress) onClose()
      }}
      title="Export for other coding programs"
      actions={actions}
    >
      <div className={styles.form}>
        {error && <ErrorNote tone="error" what={error.message} incidentId={error.incident} />}
        {written ? (
          <ul className={styles.lines} role="status">
            {writtenWords(format, written).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : progress ? (
          <ProgressBar label="Writing" value={progress.done} total={Math.max(1, progress.total)} />
        ) : (
          <>
            <SegmentedControl
              label="What"
              value={format}
              onChange={setFormat}
              segments={[
                { id: 'qdpx', label: 'Everything' },
                { id: 'qdc', label: 'The codebook' },
              ]}
            />
            <p>
              {format === 'qdpx'
                ? 'Sources, quotes, codes, codings, memos and notes as a REFI-QDA project (.qdpx), which NVivo, MAXQDA, ATLAS.ti, Quirkos and others open. Plans and people stay here.'
                : 'The codes with what they mean as a REFI-QDA codebook (.qdc).'}
            </p>
            <p>
              {hasNames
                ? 'Names stay as they are, and the files of sources go along. What has left cannot be called back.'
                : 'People you know stand in it by pseudonym; where there are any, the files of sources stay here and their texts go.'}
            </p>
            <Switch isOn={hasNames} onChange={setHasNames}>
              Use real names
            </Switch>
          </>
        )}
      </div>
    </Dialog>
  )
}
