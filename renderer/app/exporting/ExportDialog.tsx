/** What to know before something leaves: whose names stand in it, and what the lenses see. It holds nothing up. */
import { useState } from 'react'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { type ExportKind, exportTitles, hasPaper, kindLabels, reportTitle } from './exportKinds.ts'
import type { FindingsIn } from './findingsIn.ts'
import type { LoadedDocument } from './useTakeOut.ts'
import styles from './ExportDialog.module.css'

export interface Asked {
  subject: ExportSubject
  /** More than one: the dialog lets choose, the first unless said. */
  kinds: readonly [ExportKind, ...ExportKind[]]
  /** By pseudonym. */
  document: LoadedDocument
  findings: FindingsIn
  /** The one used last. */
  paper: Paper
}

export interface Chosen {
  kind: ExportKind
  paper: Paper
  names: 'pseudonyms' | 'names'
}

export interface ExportDialogProps {
  asked: Asked
  onClose: () => void
  onExport: (chosen: Chosen) => void
}

const papers = [
  { id: 'a4', label: 'A4' },
  { id: 'letter', label: 'US Letter' },
] as const satisfies readonly { id: Paper; label: string }[]

export function ExportDialog({ asked, onClose, onExport }: ExportDialogProps) {
  const { subject, kinds, document, findings } = asked
  const [kind, setKind] = useState(kinds[0])
  const [paper, setPaper] = useState(asked.paper)
  const [hasNames, setHasNames] = useState(false)
  const { replaced } = document
  const { count, show } = findings
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={reportTitle(subject) ?? exportTitles[kind]}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="solid"
            autoFocus
            onPress={() => onExport({ kind, paper, names: hasNames ? 'names' : 'pseudonyms' })}
          >
            {kind === 'print' ? 'Print…' : 'Export…'}
          </Button>
        </>
      }
    >
      {kinds.length > 1 && (
        <SegmentedControl
          label="Format"
          segments={kinds.map((id) => ({ id, label: kindLabels[id] }))}
          value={kind}
          onChange={setKind}
          className={styles.row}
        />
      )}
      {hasPaper(kind) && (
        <div className={styles.paper}>
          <span>Paper</span>
          <SegmentedControl<Paper> label="Paper" segments={papers} value={paper} onChange={setPaper} />
        </div>
      )}
      {replaced.places > 0 && (
        <div className={styles.names}>
          <p>
            {hasNames
              ? 'Names stay as they are. What has left cannot be called back: whoever has it has them.'
              : `${replacedWords(replaced)} They are the same in every export; the key is under Export people.`}
          </p>
          <Switch isOn={hasNames} onChange={setHasNames}>
            Use real names
          </Switch>
        </div>
      )}
      {count > 0 && (
        <p>
          {`The lenses see ${count === 1 ? 'one thing' : `${count} things`} in it. `}
          <Button
            kind="link"
            onPress={() => {
              onClose()
              show()
            }}
          >
            {count === 1 ? 'Show it' : 'Show the first'}
          </Button>
        </p>
      )}
    </Dialog>
  )
}
