/** Lines that are edited where they stand, with one to write the next into: aims, names of companies. */
import { X } from 'lucide-react'
import { useState } from 'react'
import type { LineId } from '#shared/model/ids.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DraftText } from '#renderer/ui/controls/DraftText.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import styles from '../Workshop.module.css'

export interface LinesProps {
  title: string
  /** One of them: "Aim". */
  one: string
  hint?: string
  placeholder: string
  lines: readonly { lineId: LineId; text: string }[]
  readOnly: string | undefined
  /** Null takes the line away; without an id it is a new one. */
  onSet: (text: string | null, lineId?: LineId) => void
}

export function Lines({ title, one, hint, placeholder, lines, readOnly, onSet }: LinesProps) {
  const [next, setNext] = useState('')
  const add = (): void => {
    const words = next.trim().replace(/\s+/g, ' ')
    if (words !== '') onSet(words)
    setNext('')
  }
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      {hint !== undefined && <p className={styles.mute}>{hint}</p>}
      {lines.length > 0 && (
        <ul className={styles.rows}>
          {lines.map(({ lineId, text }, i) => (
            <li key={lineId} className={styles.row}>
              <DraftText
                label={`${one} ${i + 1}`}
                look="prose"
                isLine
                isNeeded
                isDisabled={readOnly !== undefined}
                value={text}
                onSave={(words) => onSet(words, lineId)}
              />
              <Button
                kind="icon"
                size="small"
                icon={X}
                label={`Take away ${one.toLowerCase()} ${i + 1}`}
                disabledReason={readOnly}
                onPress={() => onSet(null, lineId)}
              />
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={`New ${one.toLowerCase()}`}
        isLabelHidden
        placeholder={placeholder}
        value={next}
        onChange={setNext}
        onSubmit={add}
        onBlur={add}
        isDisabled={readOnly !== undefined}
      />
    </section>
  )
}
