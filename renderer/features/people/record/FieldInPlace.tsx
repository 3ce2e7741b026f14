/** One field of a record, edited where it stands: kept on leaving it, and on Enter where it is one line. */
import { useEffect, useEffectEvent, useState } from 'react'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'

export interface FieldInPlaceProps {
  label: string
  value: string
  placeholder: string
  isReadOnly: boolean
  onSave: (value: string) => Promise<boolean>
}

export function FieldInPlace({ label, value, placeholder, isReadOnly, onSave }: FieldInPlaceProps) {
  // Null while nothing is being typed: then what the workspace says stands.
  const [draft, setDraft] = useState<string | null>(null)
  const keep = (): void => {
    if (draft === null) return
    const next = draft.trim()
    if (next === value) setDraft(null)
    else void onSave(next).then((isSaved) => isSaved && setDraft((now) => (now === draft ? null : now)))
  }
  const keepLast = useEffectEvent(keep)
  // Leaving the person by a click in the list takes the field away before it can blur.
  useEffect(() => () => keepLast(), [])
  return (
    <TextArea
      label={label}
      value={draft ?? value}
      placeholder={placeholder}
      rows={1}
      grows
      isDisabled={isReadOnly}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
      }}
    />
  )
}
