/** A new code: its name, where it stands, and what it means in a line. */
import { useState } from 'react'
import type { CodeView } from '#shared/contract/views.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { execute } from '#renderer/data/core.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import styles from './CodePane.module.css'

export interface NewCodeProps {
  /** Null: on its own, beside the two trees. */
  parent: CodeView | null
  onMade: (codeId: CodeId) => void
  onClose: () => void
}

export function NewCode({ parent, onMade, onClose }: NewCodeProps) {
  const [name, setName] = useState('')
  const [definition, setDefinition] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const create = async (): Promise<void> => {
    if (name.trim() === '') return
    const outcome = await execute('addCode', { name, parent: parent?.codeId ?? null, brief: definition, definition })
    if (outcome.ok) onMade(outcome.value.codeId)
    else setError(outcome.error.message)
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={parent === null ? 'New code' : `New code under ${parent.name}`}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="solid"
            onPress={() => void create()}
            disabledReason={name.trim() === '' ? 'Name it first' : undefined}
          >
            Add
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          label="Name"
          value={name}
          onChange={(value) => {
            setName(value)
            setError(undefined)
          }}
          error={error}
          onSubmit={() => void create()}
          autoFocus
        />
        <TextArea
          label="What it means"
          value={definition}
          onChange={setDefinition}
          hint="A sentence is enough; more can be added later."
        />
      </div>
    </Dialog>
  )
}
