/** All quotes or all notes as a table. */
import { useState } from 'react'
import type { WrittenRecordKind } from '#shared/contract/recordTable.ts'
import { replacedWords } from '#shared/model/exportWords.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { ask } from '../../data/core.ts'
import { shell } from '../../data/shell.ts'
import styles from './Records.module.css'

export function RecordExport({ onClose }: { onClose: () => void }) {
  const [what, setWhat] = useState<WrittenRecordKind>('quotes')
  const [hasNames, setHasNames] = useState(false)
  const [bom, setBom] = useState(true)
  const toasts = useToasts()
  const save = async (): Promise<void> => {
    const made = await ask('exportRecords', { what, names: hasNames ? 'names' : 'pseudonyms', bom })
    const saved = made.ok
      ? await shell().saveFile({ suggestedName: made.value.fileName, content: made.value.content, kind: 'csv' })
      : made
    if (!saved.ok) toasts.show({ text: saved.error.message, tone: 'warn', topic: 'export' })
    else if (saved.value !== null && made.ok) {
      const { replaced } = made.value
      const said = replaced.places > 0 ? `. ${replacedWords(replaced)}` : ''
      toasts.show({ text: `Saved to ${saved.value.path}${said}`, topic: 'export' })
      onClose()
    }
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title="Export quotes or notes as CSV"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="solid" autoFocus onPress={() => void save()}>
            Export…
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          label="What"
          value={what}
          onChange={setWhat}
          segments={[
            { id: 'quotes', label: 'Quotes' },
            { id: 'notes', label: 'Notes' },
          ]}
        />
        <p>
          {what === 'quotes'
            ? 'A row for each quote: its words and those around it, source, place, codes with their stances, memo.'
            : 'A row for each note: title, text as Markdown, codes.'}{' '}
          With rows added elsewhere, the table can come in again.
        </p>
        <Switch isOn={bom} onChange={setBom}>
          Marked as UTF-8, as spreadsheets want it
        </Switch>
        <Switch isOn={hasNames} onChange={setHasNames}>
          Use real names
        </Switch>
      </div>
    </Dialog>
  )
}
