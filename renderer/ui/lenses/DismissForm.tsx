/** Letting stand what a lens found: never without a reason. */
import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { TextField } from '../controls/TextField.tsx'
import styles from './LensNote.module.css'

export interface DismissFormProps {
  onDismiss: (reason: string) => void
  onBack: () => void
}

export function DismissForm({ onDismiss, onBack }: DismissFormProps) {
  const [why, setWhy] = useState('')
  const dismiss = (): void => {
    if (why.trim() !== '') onDismiss(why.trim())
  }
  return (
    <div className={styles.why}>
      <TextField
        label="Why it can stay"
        hint="The team sees this."
        value={why}
        onChange={setWhy}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          // The text has the focus again before this key's default would put a line break into it.
          event.preventDefault()
          dismiss()
        }}
        autoFocus
      />
      <div className={styles.acts}>
        <Button
          kind="solid"
          size="small"
          onPress={dismiss}
          disabledReason={why.trim() === '' ? 'Give a reason first' : undefined}
        >
          Dismiss
        </Button>
        <Button size="small" onPress={onBack}>
          Back
        </Button>
      </div>
    </div>
  )
}
