/** Taking people out of the workspace: by pseudonym, unless their names are asked for. */
import { useState } from 'react'
import type { PeopleExport } from '#shared/contract/peopleQueries.ts'
import { ask } from '#renderer/data/core.ts'
import { shell } from '#renderer/data/shell.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Switch } from '#renderer/ui/controls/Switch.tsx'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import styles from './ExportDialog.module.css'

export function ExportDialog({ onClose }: { onClose: () => void }) {
  const [what, setWhat] = useState<'people' | 'log'>('people')
  const [format, setFormat] = useState<'csv' | 'markdown'>('csv')
  const [hasNames, setHasNames] = useState(false)
  const toasts = useToasts()
  const save = async (wanted: PeopleExport): Promise<boolean> => {
    const made = await ask('exportPeople', wanted)
    const saved = made.ok
      ? await shell().saveFile({ suggestedName: made.value.fileName, content: made.value.content, kind: wanted.format })
      : made
    if (!saved.ok) toasts.show({ text: saved.error.message, tone: 'warn', topic: 'export' })
    else if (saved.value !== null) toasts.show({ text: `Saved to ${saved.value.path}`, topic: 'export' })
    return saved.ok && saved.value !== null
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title="Export people"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {!hasNames && (
            <Button onPress={() => void save({ what: 'key', names: 'names', format: 'csv' })}>
              Save the key apart…
            </Button>
          )}
          <Button
            kind="solid"
            onPress={() =>
              void save({ what, names: hasNames ? 'names' : 'pseudonyms', format }).then(
                (isSaved) => isSaved && onClose(),
              )
            }
          >
            {format === 'csv' ? 'Export as CSV…' : 'Export as Markdown…'}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <div className={styles.choices}>
          <SegmentedControl
            label="What"
            value={what}
            onChange={setWhat}
            segments={[
              { id: 'people', label: 'People' },
              { id: 'log', label: 'Log' },
            ]}
          />
          <SegmentedControl
            label="As"
            value={format}
            onChange={setFormat}
            segments={[
              { id: 'csv', label: 'CSV' },
              { id: 'markdown', label: 'Markdown' },
            ]}
          />
        </div>
        <p>
          {hasNames
            ? 'Names and everything written about people go into the file. It cannot be called back: whoever has it has them.'
            : 'Each person has a pseudonym, the same in every export. What was written freely stays out, because words tell who is meant. The key says which pseudonym is whose; keep it apart.'}
        </p>
        <Switch isOn={hasNames} onChange={setHasNames}>
          Use real names
        </Switch>
      </div>
    </Dialog>
  )
}
