/** Find in the open source: the matches, the one shown, and their light in the text. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { RefObject } from 'react'
import type { ReadingView } from '../readingView.ts'
import { holdersOf, rangeOfSpan } from '../text/domOffsets.ts'
import { findMatches, matchFrom } from '../text/findMatches.ts'
import type { TextSpan } from '#shared/model/sentences.ts'

export interface Find {
  isOpen: boolean
  query: string
  at: number
  count: number
  asked: number
  open: () => void
  close: () => void
  setQuery: (query: string) => void
  step: (direction: 1 | -1) => void
  /** Lights the matches anew, after more text came into the page. */
  light: () => void
  current: () => TextSpan | undefined
}

/** Matches lit at once; further ones are lit as one comes to them. */
const MAX_LIT = 400

export function useFind(
  view: RefObject<ReadingView | null>,
  text: string,
  /** Where reading is now, to begin there. */
  placeNow: () => number,
  show: (span: TextSpan) => void,
): Find {
  const [asked, setAsked] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const [query, setQueryText] = useState('')
  const [at, setAt] = useState(0)
  const matches = useMemo(() => (isOpen ? findMatches(text, query) : []), [isOpen, text, query])

  const light = useCallback(() => {
    if (typeof Highlight === 'undefined') return
    const { highlights } = CSS
    highlights.delete('found')
    highlights.delete('found-now')
    const root = view.current?.root()
    if (!isOpen || !root || matches.length === 0) return
    const from = Math.max(0, Math.min(at - MAX_LIT / 2, matches.length - MAX_LIT))
    const holders = holdersOf(root)
    const ranges = matches
      .slice(from, from + MAX_LIT)
      .filter((_, i) => from + i !== at)
      .flatMap((match) => rangeOfSpan(root, match, holders) ?? [])
    highlights.set('found', new Highlight(...ranges))
    const now = matches[at]
    const range = now && rangeOfSpan(root, now, holders)
    if (range) highlights.set('found-now', new Highlight(range))
  }, [view, isOpen, matches, at])
  useEffect(() => {
    if (typeof Highlight === 'undefined') return undefined
    light()
    return () => {
      CSS.highlights.delete('found')
      CSS.highlights.delete('found-now')
    }
  }, [light])

  const go = (to: number, among: readonly TextSpan[]) => {
    setAt(to)
    const match = among[to]
    if (match) show(match)
  }
  return {
    isOpen,
    query,
    at: matches.length === 0 ? -1 : at,
    count: matches.length,
    asked,
    open: () => {
      setOpen(true)
      setAsked((n) => n + 1)
    },
    close: () => setOpen(false),
    setQuery: (next) => {
      setQueryText(next)
      const found = findMatches(text, next)
      go(matchFrom(found, placeNow()), found)
    },
    step: (direction) => {
      if (matches.length > 0) go((at + direction + matches.length) % matches.length, matches)
    },
    light,
    current: () => matches[at],
  }
}
