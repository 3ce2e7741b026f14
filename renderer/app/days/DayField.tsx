/** A day, typed as people write days in their language; what was understood stands at the end of the box. */
import { useEffect, useRef, useState } from 'react'
import { type DayReader, type Lean, loadDayReader, type MonthEnd } from '#shared/dates/dayReader.ts'
import { Day } from '#shared/model/plan.ts'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { dayWords, todayIso } from './dayWords.ts'

export interface DayFieldProps {
  label: string
  value: Day | null
  /** Null: no day. Called with what was understood, on leaving the field or on Enter. */
  onChange: (day: Day | null) => void
  /** Which day a month alone means. */
  month: MonthEnd
  /** What is planned lies ahead, what was seen behind: which Friday is meant. */
  lean?: Lean
  isDisabled?: boolean
}

export function DayField({ label, value, onChange, month, lean = 'future', isDisabled }: DayFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const [reader, setReader] = useState<DayReader | null>(null)
  const [isRefused, setRefused] = useState(false)
  const isWanted = draft !== null
  useEffect(() => {
    if (!isWanted || reader) return undefined
    let isGone = false
    void loadDayReader(navigator.language, lean, month).then((loaded) => {
      if (!isGone) setReader(loaded)
    })
    return () => {
      isGone = true
    }
  }, [isWanted, reader, lean, month])
  const shown = value === null ? '' : dayWords(value)
  const words = draft?.trim() ?? ''
  const read = Day.safeParse(words === '' ? undefined : reader?.read(words, todayIso()))
  const understood = read.success ? dayWords(read.data) : undefined
  const leave = useRef(false)

  const commit = (): void => {
    if (draft === null) return
    // Left before the reader was there: it is read as soon as it is.
    if (words !== '' && !reader) {
      leave.current = true
      return
    }
    if (words !== '' && !read.success) {
      setRefused(true)
      return
    }
    setDraft(null)
    const day = read.success ? read.data : null
    if (day !== value) onChange(day)
  }
  useEffect(() => {
    if (!reader || !leave.current) return
    leave.current = false
    commit()
  })
  return (
    <TextField
      label={label}
      value={draft ?? shown}
      onChange={(next) => {
        setDraft(next)
        setRefused(false)
      }}
      placeholder={lean === 'future' ? 'next Friday, 14 March' : 'yesterday, 14 March'}
      aside={understood === undefined || understood === words ? undefined : understood}
      error={
        isRefused
          ? lean === 'future'
            ? 'Write a day like 14 March, next Friday or in two weeks.'
            : 'Write a day like 14 March, yesterday or last Friday.'
          : undefined
      }
      isDisabled={isDisabled}
      onBlur={commit}
      onSubmit={commit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || draft === null) return
        event.preventDefault()
        event.stopPropagation()
        setDraft(null)
        setRefused(false)
      }}
    />
  )
}
