/** Find in the open source: a bar, the count, all matches lit. */
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { MAX_MATCHES } from '../text/findMatches.ts'
import styles from './FindBar.module.css'

export interface FindBarProps {
  query: string
  onQuery: (query: string) => void
  /** 0 matches: -1. */
  at: number
  count: number
  onStep: (direction: 1 | -1) => void
  onClose: () => void
  /** Changes when Find is asked for again: the field takes the focus with its words selected. */
  asked: number
}

export function FindBar({ query, onQuery, at, count, onStep, onClose, asked }: FindBarProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [asked])
  const total = count >= MAX_MATCHES ? `${MAX_MATCHES.toLocaleString('en')}+` : String(count)
  const words = query.trim() === '' ? '' : count === 0 ? 'Not in this source' : `${at + 1} of ${total}`
  useEffect(() => {
    if (words !== '') announce(words)
  }, [words])
  return (
    <search className={styles.bar} aria-label="Find in this source">
      <SearchField
        ref={input}
        label="Find in this source"
        placeholder="Find in this source"
        value={query}
        onChange={onQuery}
        aside={words}
        className={styles.field}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            onStep(event.shiftKey ? -1 : 1)
          } else if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            onClose()
          }
        }}
      />
      <Button
        kind="icon"
        icon={ChevronUp}
        label="Previous match"
        keys="Shift Enter"
        isDisabled={count === 0}
        onPress={() => onStep(-1)}
      />
      <Button
        kind="icon"
        icon={ChevronDown}
        label="Next match"
        keys="Enter"
        isDisabled={count === 0}
        onPress={() => onStep(1)}
      />
      <Button kind="icon" icon={X} label="Close find" keys="Esc" onPress={onClose} />
    </search>
  )
}
