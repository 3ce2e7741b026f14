/** A PDF page by page. */
import type { Ref } from 'react'
import type { SourceView } from '#shared/contract/views.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { MarginProps } from '../margin/Margin.tsx'
import type { ReadingText } from '../readingText.ts'
import type { ReadingView } from '../readingView.ts'
import type { LookOf } from '../text/quoteLook.ts'
import type { QuoteSpan } from '../text/spans.ts'

export interface PdfViewProps {
  source: SourceView
  reading: ReadingText
  spans: readonly QuoteSpan[]
  look: LookOf
  currentId: QuoteId | null
  liftedId: QuoteId | null
  margin: Omit<MarginProps, 'column' | 'spans' | 'chunkFrom' | 'chunkTo' | 'look' | 'currentId' | 'liftedId'>
  viewRef: Ref<ReadingView>
  width: number
  onText: () => void
}

export function PdfView(_props: PdfViewProps) {
  return null
}
