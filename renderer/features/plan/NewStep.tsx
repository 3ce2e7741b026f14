/** A line to write a step into: Enter adds it and is ready for the next, Escape or leaving it empty puts it away. */
import { useEffect, useRef, useState } from 'react'
import type { Phase } from '#shared/model/plan.ts'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { phaseWords } from '#shared/model/planWords.ts'
import styles from './NewStep.module.css'

export interface NewStepProps {
  phase: Phase
  onAdd: (text: string) => void
  onClose: () => void
}

export function NewStep({ phase, onAdd, onClose }: NewStepProps) {
  const [text, setText] = useState('')
  const isClosed = useRef(false)
  const card = useRef<HTMLDivElement>(null)
  // The field takes the focus without scrolling, and the end of a long phase may be out of sight.
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [text])
  const close = (): void => {
    if (isClosed.current) return
    isClosed.current = true
    onClose()
  }
  const add = (): boolean => {
    const words = text.trim().replace(/\s+/g, ' ')
    if (words !== '') onAdd(words)
    setText('')
    return words !== ''
  }
  return (
    <div ref={card} className={styles.card}>
      <TextArea
        label={`New step in ${phase} ${phaseWords[phase]}`}
        isLabelHidden
        placeholder="What will be done?"
        value={text}
        onChange={setText}
        rows={2}
        grows
        autoFocus
        onBlur={() => {
          add()
          close()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation()
            // What was typed is kept by leaving the field, given up by Escape.
            isClosed.current = true
            onClose()
          } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            if (!add()) close()
          }
        }}
      />
    </div>
  )
}
