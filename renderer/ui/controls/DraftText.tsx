/** Words that are edited where they stand: saved on leaving them, given up by Escape. */
import { type MouseEvent, type ReactNode, useState } from 'react'
import { TextArea } from './TextArea.tsx'
import { Underlines } from '../lenses/Underlines.tsx'
import styles from './DraftText.module.css'

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
  lens?:
    | {
        marks: readonly { from: number; to: number }[]
        /** The note on one of the marks, by its number. */
        note: (at: number, onAt: (at: number) => void) => ReactNode
      }
    | undefined
}

export function DraftText(props: DraftTextProps) {
  const { label, value, onSave, placeholder, isLine, isNeeded, isDisabled, look, lens } = props
  const [draft, setDraft] = useState<string | null>(null)
  const [markAt, setMarkAt] = useState(0)
  const save = (): void => {
    if (draft === null) return
    const words = isLine ? draft.trim().replace(/\s+/g, ' ') : draft.trim()
    setDraft(null)
    if (words !== value && !(isNeeded && words === '')) onSave(words)
  }
  const seen = draft === null || draft === value ? lens : undefined
  /** A click on underlined words shows what is said of them; the caret goes there as it does anywhere. */
  const showMark = ({ target }: MouseEvent<HTMLElement>): void => {
    if (!seen || !(target instanceof HTMLTextAreaElement)) return
    const caret = target.selectionStart
    const clicked = seen.marks.findIndex(({ from, to }) => caret >= from && caret <= to)
    if (clicked >= 0) setMarkAt(clicked)
  }
  return (
    <div className={styles.held}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- by keys the notes are gone through one by one below */}
      <div className={styles.lined} onClick={showMark}>
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
      {seen?.note(markAt, setMarkAt)}
    </div>
  )
}
