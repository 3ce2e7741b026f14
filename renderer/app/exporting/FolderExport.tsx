/** Everything as a folder of Markdown: whose names stand in it, then where to, then what became of it. */
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { VaultExport } from '#shared/contract/vault.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { ProgressBar } from '#renderer/ui/feedback/ProgressBar.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { runTask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import { useCommand } from '../commands.ts'
import { useWorkspace } from '../workspace.ts'
import styles from './FolderExport.module.css'

export function FolderExport() {
  const [isOpen, setOpen] = useState(false)
  useCommand('export.folder', () => setOpen(true))
  return isOpen && <FolderDialog onClose={() => setOpen(false)} />
}

const some = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

function writtenWords({ path, notes, sources, quotes, codes, plans, replaced, left }: VaultExport): string[] {
  const parts = [
    some(notes, 'note'),
    some(sources, 'source'),
    some(quotes, 'quote'),
    some(codes, 'code'),
    some(plans, 'plan'),
  ]
  return [
    `${new Intl.ListFormat('en').format(parts)} are in ${path}.`,
    ...(replaced.places > 0 ? [replacedWords(replaced)] : []),
    ...left,
  ]
}

/** A name that is free there is found by trying: the folder may hold one from an earlier day. */
const MOST_NAMES = 50

function FolderDialog({ onClose }: { onClose: () => void }) {
  const { name } = useWorkspace()
  const [hasNames, setHasNames] = useState(false)
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [written, setWritten] = useState<VaultExport | null>(null)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  const write = async (): Promise<void> => {
    const folder = await shell().chooseFolder('export')
    if (folder === null) return
    const own = new AbortController()
    stop.current = own
    setError(null)
    setProgress({ done: 0, total: 1 })
    const plain = name.replace(/[\\/:*?"<>|]+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '') || 'Commonplace'
    for (let n = 1; n <= MOST_NAMES; n++) {
      const path = `${folder}/${plain}${n === 1 ? '' : ` ${n}`}`
      const made = await runTask(
        'exportVault',
        { path, names: hasNames ? 'names' : 'pseudonyms' },
        { signal: own.signal, onProgress: setProgress },
      )
      if (!made.ok && made.error.code === 'FileNotWritten' && n < MOST_NAMES) continue
      if (made.ok) setWritten(made.value)
      else if (!own.signal.aborted) setError(made.error)
      break
    }
    setProgress(null)
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
      title="Export everything as a folder of notes"
      actions={actions}
    >
      <div className={styles.form}>
        {error && <ErrorNote tone="error" what={error.message} incidentId={error.incident} />}
        {written ? (
          <ul className={styles.lines} role="status">
            {writtenWords(written).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : progress ? (
          <ProgressBar label="Writing" value={progress.done} total={Math.max(1, progress.total)} />
        ) : (
          <>
            <p>
              A Markdown file for each note, source, code and plan, with links between them, as Obsidian and others read
              them. Import the folder here again, and what was changed in it is changed here.
            </p>
            <p>
              {hasNames
                ? 'Names stay as they are, and the files of sources lie beside them. What has left cannot be called back.'
                : 'People you know stand in it by pseudonym. The files of sources stay here then: names cannot be replaced in them.'}
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
