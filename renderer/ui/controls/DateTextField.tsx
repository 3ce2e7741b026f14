import { useState } from 'react'
import { formatPartialDate, parsePartialDate } from './partialDate.ts'
import { TextField } from './TextField.tsx'

export interface DateTextFieldProps {
  label: string
  isLabelHidden?: boolean | undefined
  /** "2026", "2026-03", "2026-03-14", or "" for none. */
  value: string
  /** Called on leaving the field or on Enter, only with a date that was understood. */
  onChange: (iso: string) => void
  hint?: string | undefined
  isDisabled?: boolean | undefined
  autoFocus?: boolean | undefined
}

/** A date typed as people say it, a month or a year being enough; what was understood stands at the end of the box. */
export function DateTextField({
  label,
  isLabelHidden,
  value,
  onChange,
  hint,
  isDisabled,
  autoFocus,
}: DateTextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [wasLeft, setLeft] = useState(false)
  const text = draft ?? (value === '' ? '' : formatPartialDate(value))
  const read = draft === null || draft.trim() === '' ? undefined : parsePartialDate(draft)
  const commit = () => {
    if (draft === null) return
    const iso = draft.trim() === '' ? '' : read?.ok ? read.iso : undefined
    setLeft(iso === undefined)
    if (iso === undefined) return
    setDraft(null)
    if (iso !== value) onChange(iso)
  }
  const understood = read?.ok ? formatPartialDate(read.iso) : undefined
  return (
    <TextField
      label={label}
      isLabelHidden={isLabelHidden}
      value={text}
      onChange={(next) => {
        setDraft(next)
        setLeft(false)
      }}
      placeholder="14 Mar 2026, or only 2026"
      hint={hint}
      error={wasLeft && read && !read.ok ? read.why : undefined}
      aside={understood === text ? undefined : understood}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      onBlur={commit}
      onSubmit={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || draft === null) return
        event.preventDefault()
        event.stopPropagation()
        setDraft(null)
        setLeft(false)
      }}
    />
  )
}
