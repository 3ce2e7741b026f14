/** A field of a source's details, kept when one leaves it. */
import { useState } from 'react'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'

export interface DraftFieldProps {
  label: string
  value: string
  hint?: string | undefined
  /** Grows over several lines. */
  isLong?: boolean
  /** Returns why the text cannot be kept. */
  onKeep: (text: string) => string | undefined
}

/** A field that keeps on Enter or on leaving, and goes back on Escape. */
export function DraftField({ label, value, hint, isLong, onKeep }: DraftFieldProps) {
  const isReadOnly = useReadOnlyBecause() !== undefined
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | undefined>()
  const commit = () => {
    if (draft === null) return
    const text = draft.trim()
    const why = text === value ? undefined : onKeep(text)
    setError(why)
    if (why === undefined) setDraft(null)
  }
  const shared = {
    label,
    value: draft ?? value,
    error,
    hint,
    onChange: (text: string) => {
      setDraft(text)
      setError(undefined)
    },
    onBlur: commit,
  }
  const onEscape = (event: { key: string; preventDefault: () => void; stopPropagation: () => void }) => {
    if (event.key !== 'Escape' || draft === null) return
    event.preventDefault()
    event.stopPropagation()
    setDraft(null)
    setError(undefined)
  }
  if (isLong === true) {
    return (
      <TextArea
        {...shared}
        rows={1}
        grows
        isDisabled={isReadOnly}
        onKeyDown={(event) => {
          onEscape(event)
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            commit()
          }
        }}
      />
    )
  }
  return <TextField {...shared} isReadOnly={isReadOnly} onKeyDown={onEscape} onSubmit={commit} />
}
