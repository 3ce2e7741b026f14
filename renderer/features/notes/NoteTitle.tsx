/** A note's title, edited in place: kept on leaving, on Enter and after a pause. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { NoteId } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import styles from './NotePane.module.css'

/** A pause in typing after which the title is kept, so that lists and links follow. */
const PAUSE_MS = 800

export interface NoteTitleProps {
  noteId: NoteId
  title: string
  takesFocus: boolean
  isReadOnly: boolean
  /** Enter or an arrow down: on to the text. */
  onLeaveDown: () => void
}

export function NoteTitle({ noteId, title, takesFocus, isReadOnly, onLeaveDown }: NoteTitleProps) {
  // Null while nothing is being typed: then what the workspace says stands.
  const [draft, setDraft] = useState<string | null>(null)
  const act = useAct()
  const keep = (): void => {
    if (draft === null) return
    const next = draft.trim()
    if (next === title) setDraft(null)
    else
      void act('renameNote', { noteId, title: next }).then(
        (done) => done && setDraft((now) => (now === draft ? null : now)),
      )
  }
  const keepLater = useEffectEvent(keep)
  useEffect(() => {
    if (draft === null) return undefined
    const timer = setTimeout(() => keepLater(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])
  // Leaving the note by a click in the list takes the field away before it can blur.
  useEffect(() => () => keepLater(), [])
  return (
    <textarea
      className={styles.title}
      aria-label="Title"
      rows={1}
      placeholder="Untitled note"
      value={draft ?? title}
      maxLength={1000}
      readOnly={isReadOnly}
      autoFocus={takesFocus}
      onChange={(event) => setDraft(event.currentTarget.value.replaceAll('\n', ' '))}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        const isAtEnd = event.currentTarget.selectionStart === event.currentTarget.value.length
        if (event.key === 'Enter' || (event.key === 'ArrowDown' && isAtEnd)) {
          event.preventDefault()
          keep()
          onLeaveDown()
        }
      }}
    />
  )
}
