/** Words that are edited where they stand: saved on leaving them, given up by Escape. */
import { useState } from 'react'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import styles from './Step.module.css'

export interface DraftTextProps {
  label: string
  value: string
  onSave: (value: string) => void
  placeholder?: string
  /** Enter saves instead of beginning a line. */
  isLine?: boolean
  /** It cannot be empty: empty words are given up. */
  isNeeded?: boolean
  isDisabled?: boolean
  /** How it is set. */
  look: 'title' | 'prose' | 'small'
  id?: string
}

export function DraftText({ label, value, onSave, placeholder, isLine, isNeeded, isDisabled, look }: DraftTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const save = (): void => {
    if (draft === null) return
    const words = isLine ? draft.trim().replace(/\s+/g, ' ') : draft.trim()
    setDraft(null)
    if (words !== value && !(isNeeded && words === '')) onSave(words)
  }
  return (
    <TextArea
      label={label}
      isLabelHidden
      value={draft ?? value}
      onChange={setDraft}
      placeholder={placeholder}
      rows={1}
      grows
      isDisabled={isDisabled}
      className={`${styles.draft ?? ''} ${styles[look] ?? ''}`}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && draft !== null && draft !== value) {
          event.stopPropagation()
          setDraft(null)
        } else if (event.key === 'Enter' && isLine && !event.nativeEvent.isComposing) {
          event.preventDefault()
          save()
        }
      }}
    />
  )
}
