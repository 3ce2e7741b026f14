/** A field whose words are read on leaving it or on Enter: times of day, lengths, names. Escape gives them up. */
import { useState } from 'react'
import { TextField } from '#renderer/ui/controls/TextField.tsx'

export interface DraftFieldProps<T> {
  label: string
  isLabelHidden?: boolean
  /** As it stands, in words. */
  shown: string
  /** Null: these words say nothing that could stand here. */
  read: (words: string) => { value: T } | null
  onSave: (value: T) => void
  placeholder?: string
  /** How to write it, where it could not be read. */
  help: string
  isDisabled?: boolean
  className?: string | undefined
}

export function DraftField<T>(props: DraftFieldProps<T>) {
  const { label, isLabelHidden, shown, read, onSave, placeholder, help, isDisabled, className } = props
  const [draft, setDraft] = useState<string | null>(null)
  const [isRefused, setRefused] = useState(false)
  const commit = (): void => {
    if (draft === null) return
    const found = read(draft)
    if (found === null) {
      setRefused(true)
      return
    }
    setDraft(null)
    if (draft.trim() !== shown) onSave(found.value)
  }
  return (
    <TextField
      label={label}
      isLabelHidden={isLabelHidden}
      value={draft ?? shown}
      onChange={(next) => {
        setDraft(next)
        setRefused(false)
      }}
      placeholder={placeholder}
      error={isRefused ? help : undefined}
      isDisabled={isDisabled}
      className={className}
      onBlur={commit}
      onSubmit={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || draft === null) return
        event.stopPropagation()
        setDraft(null)
        setRefused(false)
      }}
    />
  )
}
