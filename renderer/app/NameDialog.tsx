/** One field for a name: the workspace's, or one's own. */
import { useState } from 'react'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'

export interface NameDialogProps {
  title: string
  label: string
  hint?: string
  initial: string
  /** What is offered is saved as it is, too. */
  isNew?: boolean
  onSave: (name: string) => void
  onClose: () => void
}

export function NameDialog({ title, label, hint, initial, isNew = false, onSave, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial)
  const save = (): void => {
    if (name.trim() === '') return
    if (isNew || name.trim() !== initial) onSave(name.trim())
    onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="solid" onPress={save} disabledReason={name.trim() === '' ? 'Name it first' : undefined}>
            Save
          </Button>
        </>
      }
    >
      <TextField label={label} hint={hint} value={name} onChange={setName} onSubmit={save} autoFocus />
    </Dialog>
  )
}
