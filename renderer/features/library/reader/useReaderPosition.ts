/** Where somebody is in a source: the paragraph of the keys, the quote they act on, and the steps from there. */
import { useState } from 'react'
import { announce } from '#renderer/ui/feedback/announce.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { ReadingText } from './readingText.ts'
import { cursorAt } from './TextView.tsx'
import { sentencesOf } from '#shared/model/sentences.ts'
import { extendBySentence, shrinkBySentence } from './text/sentences.ts'
import { neighbourQuote, type QuoteSpan } from './text/spans.ts'
import type { ReaderSelection } from './useReaderSelection.ts'
import type { ReadingPlaces } from './useReadingPlaces.ts'

export interface ReaderPosition {
  /** Index of the block that J and K are on. */
  cursor: number | null
  /** Puts the cursor on the block of an offset. */
  moveTo: (offset: number) => void
  currentId: QuoteId | null
  setCurrentId: (quoteId: QuoteId | null) => void
  current: QuoteSpan | undefined
  /** The block at the cursor, else the first in sight. */
  blockHere: () => ReadingText['extraction']['blocks'][number] | undefined
  stepQuote: (direction: 1 | -1) => void
  stepBlock: (direction: 1 | -1) => void
  /** Adds the next sentence to the selection, or takes the last one away. */
  selectSentence: (direction: 1 | -1) => void
}

export interface ReaderPositionInput {
  reading: ReadingText
  language: string | null
  spans: readonly QuoteSpan[]
  places: ReadingPlaces
  selection: ReaderSelection
  /** The offset of the first line in sight. */
  topOffset: () => number
}

export function useReaderPosition(input: ReaderPositionInput): ReaderPosition {
  const { reading, language, spans, places, selection, topOffset } = input
  const { text } = reading
  const { blocks } = reading.extraction
  const [cursor, setCursor] = useState<number | null>(null)
  const [currentId, setCurrentId] = useState<QuoteId | null>(null)
  const moveTo = (offset: number) => setCursor(cursorAt(reading, offset))
  const blockHere = () => blocks[cursor ?? cursorAt(reading, topOffset())]

  const stepQuote = (direction: 1 | -1) => {
    const next = neighbourQuote(spans, direction, {
      quoteId: currentId ?? undefined,
      offset: cursor === null ? topOffset() : (blocks[cursor]?.from ?? 0),
    })
    if (!next) {
      announce('No quotes in this source yet')
      return
    }
    selection.clear()
    setCurrentId(next.quoteId)
    moveTo(next.from)
    places.show(next)
    requestAnimationFrame(() => places.focusQuote(next.quoteId))
  }
  const stepBlock = (direction: 1 | -1) => {
    const from = cursor ?? cursorAt(reading, topOffset()) - (direction === 1 ? 1 : 0)
    const next = Math.min(blocks.length - 1, Math.max(0, from + direction))
    const block = blocks[next]
    if (!block) return
    selection.clear()
    setCurrentId(null)
    setCursor(next)
    places.show(block)
    places.focusText()
    announce(text.slice(block.from, Math.min(block.to, block.from + 600)))
  }
  const selectSentence = (direction: 1 | -1) => {
    const selected = selection.span()
    const block = blockHere()
    const next =
      selected === undefined
        ? direction === 1 && block
          ? sentencesOf(text, block, language)[0]
          : undefined
        : direction === 1
          ? extendBySentence(text, blocks, selected, language)
          : shrinkBySentence(text, blocks, selected, language)
    if (!next) {
      selection.clear()
      return
    }
    setCurrentId(null)
    moveTo(next.from)
    places.focusText()
    selection.select(next)
    places.show({ from: Math.max(next.from, next.to - 200), to: next.to })
    announce(`Selected: ${text.slice(Math.max(next.from, next.to - 300), next.to)}`)
  }
  return {
    cursor,
    moveTo,
    currentId,
    setCurrentId,
    current: spans.find((span) => span.quoteId === currentId),
    blockHere,
    stepQuote,
    stepBlock,
    selectSentence,
  }
}
