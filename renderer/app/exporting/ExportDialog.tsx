/** What to know before something leaves: whose names stand in it, and what the lenses see. It holds nothing up. */
import { useState } from 'react'
import type { ReplacedNames } from '#shared/contract/exchange.ts'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import type { FindingsIn } from './findingsIn.ts'
import styles from './ExportDialog.module.css'

export type ExportKind = 'markdown' | 'html' | 'pdf' | 'print'

export interface Asked {
  subject: ExportSubject
  kind: ExportKind
  /** By pseudonym. */
  document: { fileName: string; content: string; replaced: ReplacedNames }
  findings: FindingsIn
}

export interface ExportDialogProps {
  asked: Asked
  onClose: () => void
  onExport: (withNames: boolean) => void
}

const titles: Readonly<Record<ExportKind, string>> = {
  markdown: 'Export as Markdown',
  html: 'Export as a web page',
  pdf: 'Export as PDF',
  print: 'Print',
}

export function ExportDialog({ asked: { kind, document, findings }, onClose, onExport }: ExportDialogProps) {
  const [hasNames, setHasNames] = useState(false)
  const { replaced } = document
  const { count, show } = findings
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={titles[kind]}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="solid" autoFocus onPress={() => onExport(hasNames)}>
            {kind === 'print' ? 'Print…' : 'Export…'}
          </Button>
        </>
      }
    >
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
