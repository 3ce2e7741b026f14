/** Where stretches of the text stand in the window: to go there, to light them up, to give them the focus. */
import { useCallback, useRef, useState } from 'react'
import type { CSSProperties, RefObject } from 'react'
import type { QuoteId } from '#shared/model/ids.ts'
import { type ReadingView, scrollToBox } from './readingView.ts'
import { rangeOfSpan } from './text/domOffsets.ts'
import type { TextSpan } from '#shared/model/sentences.ts'

export interface ReadingPlaces {
  /** The box of a span in the window; null when it is not in the page. */
  boxOf: (span: TextSpan) => DOMRect | null
  /** Brings the start of a span into sight; `always` scrolls even when it is. */
  show: (span: TextSpan, always?: boolean) => void
  flashAt: (span: TextSpan) => void
  /** What is lit up now, in pixels of the article. */
  flash: { boxes: readonly CSSProperties[]; key: number } | null
  focusText: () => void
  /** The quote's bracket takes the focus; while it has none yet, the text holds it. */
  focusQuote: (quoteId: QuoteId) => void
  /** Brackets were set: hands the focus on to the one that was wanted, if it still waits in the text. Never changes. */
  onBracketsSet: () => void
}

/** Longer spans are not lit to their end. */
const MAX_FLASH_BOXES = 60
/** Characters of a long span that should come into sight. */
const SHOWN_CHARACTERS = 400

export function useReadingPlaces(
  view: RefObject<ReadingView | null>,
  scroller: RefObject<HTMLElement | null>,
  article: RefObject<HTMLElement | null>,
): ReadingPlaces {
  const [flash, setFlash] = useState<ReadingPlaces['flash']>(null)
  const rangeOf = (span: TextSpan): Range | null => {
    const root = view.current?.root()
    return root ? rangeOfSpan(root, span) : null
  }
  const boxOf = (span: TextSpan): DOMRect | null => rangeOf(span)?.getBoundingClientRect() ?? null
  // A quote that was just made is on disk before it is among the rows, and its bracket comes with these.
  const awaited = useRef<QuoteId>(null)
  const giveFocus = useCallback(
    (quoteId: QuoteId | null) => {
      const bracket =
        quoteId === null ? null : article.current?.querySelector<HTMLElement>(`[data-bracket="${quoteId}"]`)
      awaited.current = bracket ? null : quoteId
      const place = bracket ?? article.current
      place?.focus({ preventScroll: true })
    },
    [article],
  )
  const onBracketsSet = useCallback(() => {
    if (awaited.current !== null && document.activeElement === article.current) giveFocus(awaited.current)
  }, [article, giveFocus])
  return {
    boxOf,
    show: (span, always = false) => {
      view.current?.mount(span)
      const box = boxOf({ from: span.from, to: Math.min(span.to, span.from + SHOWN_CHARACTERS) })
      if (box && scroller.current) scrollToBox(scroller.current, box, always)
    },
    flashAt: (span) => {
      const frame = article.current?.getBoundingClientRect()
      const range = rangeOf(span)
      if (!frame || !range) return
      const boxes = [...range.getClientRects()].slice(0, MAX_FLASH_BOXES).map((box) => ({
        left: box.left - frame.left - 2,
        top: box.top - frame.top - 1,
        width: box.width + 4,
        height: box.height + 2,
      }))
      setFlash({ boxes, key: Date.now() })
    },
    flash,
    focusText: () => giveFocus(null),
    focusQuote: giveFocus,
    onBracketsSet,
  }
}
