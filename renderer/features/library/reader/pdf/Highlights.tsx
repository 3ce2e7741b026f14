/** Quotes on a page: washes and underlines where the words stand. */
import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { cx } from '#renderer/ui/base/cx.ts'
import { rangeOfSpan } from '../text/domOffsets.ts'
import { type LookOf, quoteStyle } from '../text/quoteLook.ts'
import type { QuoteSpan } from '../text/spans.ts'
import { type Box, joinLines } from './joinLines.ts'
import styles from './Pdf.module.css'

export interface HighlightsProps {
  layer: RefObject<HTMLElement | null>
  spans: readonly QuoteSpan[]
  look: LookOf
  currentId: string | null
  liftedId: string | null
  /** Changes when the page is drawn at another size. */
  setting: string
}

interface Drawn {
  span: QuoteSpan
  boxes: readonly Box[]
}

export function Highlights({ layer, spans, look, currentId, liftedId, setting }: HighlightsProps) {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])
  useLayoutEffect(() => {
    const element = layer.current
    if (!element) return undefined
    const measure = () => {
      const frame = element.getBoundingClientRect()
      const next = spans.map((span) => {
        const rects = rangeOfSpan(element, span)?.getClientRects() ?? []
        const boxes = [...rects].map((rect) => ({
          left: rect.left - frame.left,
          top: rect.top - frame.top,
          width: rect.width,
          height: rect.height,
        }))
        return { span, boxes: joinLines(boxes) }
      })
      setDrawn(next)
    }
    // It tells once at the start, and again when the page is zoomed.
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [layer, spans, setting])
  return (
    <div aria-hidden="true" className={styles.highlights}>
      {drawn.flatMap(({ span, boxes }) =>
        boxes.map((box, at) => (
          <span
            key={`${span.quoteId} ${at}`}
            data-highlight={span.quoteId}
            data-stance={span.lead?.stance ?? 'none'}
            className={cx(styles.highlight, span.quoteId === currentId && styles.current)}
            style={{ ...box, height: box.height + 4, ...quoteStyle([span], look, liftedId) }}
          />
        )),
      )}
    </div>
  )
}
