/** The characters of one stretch of the source, with its formatting and its quotes; holds nothing else (see domOffsets). */
import { createElement, memo } from 'react'
import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/base/cx.ts'
import type { Mark } from '#shared/model/extraction.ts'
import { cutSegments } from './text/segments.ts'
import { codesInWords } from './text/quoteWords.ts'
import { type LookOf, quoteStyle } from './text/quoteLook.ts'
import type { QuoteSpan } from './text/spans.ts'
import styles from './HolderText.module.css'

export interface QuoteDrawing {
  spans: readonly QuoteSpan[]
  look: LookOf
  /** The quote the keys act on. */
  currentId: string | null
  /** The quote pointed at. */
  liftedId: string | null
}

const tags = {
  emphasis: 'em',
  strong: 'strong',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
} as const

function formatted(text: ReactNode, marks: readonly Mark[]): ReactNode {
  return marks.reduceRight<ReactNode>((inside, mark) => {
    if (mark.kind !== 'link') return createElement(tags[mark.kind], null, inside)
    return (
      <a href={mark.href} data-link="" tabIndex={-1}>
        {inside}
      </a>
    )
  }, text)
}

export interface HolderTextProps extends QuoteDrawing {
  text: string
  from: number
  to: number
  marks: readonly Mark[]
}

export const HolderText = memo(function HolderText(props: HolderTextProps) {
  const { text, from, to, marks, spans, look, currentId, liftedId } = props
  return (
    <>
      {cutSegments(from, to, marks, spans).map((segment) => {
        const words = formatted(text.slice(segment.from, segment.to), segment.marks)
        const { quotes } = segment
        const innermost = quotes.at(-1)
        if (!innermost) return <span key={segment.from}>{words}</span>
        const begins = quotes.filter((span) => span.from === segment.from)
        return (
          <mark
            key={segment.from}
            data-quotes={quotes.map((span) => span.quoteId).join(' ')}
            data-stance={innermost.lead?.stance ?? 'none'}
            aria-description={begins.map((span) => codesInWords(span.quote, look)).join('; ') || undefined}
            className={cx(styles.mark, quotes.some((span) => span.quoteId === currentId) && styles.currentMark)}
            style={quoteStyle(quotes, look, liftedId)}
          >
            {words}
          </mark>
        )
      })}
    </>
  )
})
