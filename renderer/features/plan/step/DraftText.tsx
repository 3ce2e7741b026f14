/** Words that are edited where they stand: saved on leaving them, given up by Escape. */
import { type ReactNode, useState } from 'react'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { Underlines } from '#renderer/ui/lenses/Underlines.tsx'
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
  /** What the lenses see in the words as they stand; put away while they are written anew. */
  lens?: { marks: readonly { from: number; to: number }[]; note: ReactNode } | undefined
}

export function DraftText(props: DraftTextProps) {
  const { label, value, onSave, placeholder, isLine, isNeeded, isDisabled, look, lens } = props
  const [draft, setDraft] = useState<string | null>(null)
  const save = (): void => {
    if (draft === null) return
    const words = isLine ? draft.trim().replace(/\s+/g, ' ') : draft.trim()
    setDraft(null)
    if (words !== value && !(isNeeded && words === '')) onSave(words)
  }
  const seen = draft === null || draft === value ? lens : undefined
  return (
    <div className={styles.held}>
      <div className={styles.lined}>
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
        {seen && <Underlines text={value} marks={seen.marks} className={styles[look]} />}
      </div>
      {seen?.note}
    </div>
  )
}
