/** A link to a place of a source: goes there, lights it up, and lets the keys begin from it. */
import { useEffect, useEffectEvent } from 'react'
import type { QuoteId } from '#shared/model/ids.ts'
import type { ReadingText } from './readingText.ts'
import { cursorAt } from './TextView.tsx'
import { sentencesOf } from '#shared/model/sentences.ts'
import type { QuoteSpan } from './text/spans.ts'
import type { ReaderPosition } from './useReaderPosition.ts'
import type { ReadingPlaces } from './useReadingPlaces.ts'

/** A quote, or a code point of the text. */
export interface ReadingTarget {
  quoteId?: QuoteId | undefined
  start?: number | undefined
}

export interface TargetPlaceInput {
  target: ReadingTarget
  reading: ReadingText
  language: string | null
  spans: readonly QuoteSpan[]
  /** Pages and text have other places for the same words. */
  isPages: boolean
  places: ReadingPlaces
  position: ReaderPosition
}

export function useTargetPlace(input: TargetPlaceInput): void {
  const { target, reading, language, spans, isPages, places, position } = input
  const { text, index } = reading
  const { blocks } = reading.extraction
  const goToTarget = useEffectEvent(() => {
    const quote = target.quoteId === undefined ? undefined : spans.find((span) => span.quoteId === target.quoteId)
    const from = quote?.from ?? (target.start === undefined ? undefined : index.toUtf16(target.start))
    if (from === undefined) return
    const to =
      quote?.to ??
      sentencesOf(text, blocks[cursorAt(reading, from)] ?? { from, to: from }, language).find((s) => s.to > from)?.to ??
      from + 1
    places.show({ from, to }, true)
    places.flashAt({ from, to })
    position.moveTo(from)
    if (quote) position.setCurrentId(quote.quoteId)
    places.focusText()
  })
  const isQuoteKnown = target.quoteId === undefined || spans.some((span) => span.quoteId === target.quoteId)
  useEffect(() => {
    // Fonts set the lines: what is measured before them lands elsewhere.
    const frame = requestAnimationFrame(() => goToTarget())
    return () => cancelAnimationFrame(frame)
  }, [target.quoteId, target.start, isQuoteKnown, isPages])
}
