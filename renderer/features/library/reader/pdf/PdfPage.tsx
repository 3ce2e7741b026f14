/** One page: its picture, the words over it, the quotes on it, and its margin. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { memo, useMemo, useRef } from 'react'
import type { QuoteId } from '#shared/model/ids.ts'
import type { Page } from '#shared/model/extraction.ts'
import { Margin, type MarginProps } from '../margin/Margin.tsx'
import type { LookOf } from '../text/quoteLook.ts'
import type { TextSpan } from '#shared/model/sentences.ts'
import type { QuoteSpan } from '../text/spans.ts'
import { Cursor } from './Cursor.tsx'
import { Highlights } from './Highlights.tsx'
import { PageCanvas } from './PageCanvas.tsx'
import { TextLayer } from './TextLayer.tsx'
import styles from './Pdf.module.css'

export interface PdfPageProps {
  document: PDFDocumentProxy | null
  text: string
  page: Page
  /** CSS pixels. */
  width: number
  spans: readonly QuoteSpan[]
  look: LookOf
  currentId: QuoteId | null
  liftedId: QuoteId | null
  /** The block under the keyboard's cursor, when it is on this page. */
  cursor: TextSpan | null
  /** Near enough to be drawn. */
  isNear: boolean
  margin: Omit<MarginProps, 'column' | 'spans' | 'chunkFrom' | 'chunkTo' | 'look' | 'currentId' | 'liftedId'>
}

export const PdfPage = memo(function PdfPage(props: PdfPageProps) {
  const { document, text, page, width, spans, look, currentId, liftedId, cursor, isNear, margin } = props
  const layer = useRef<HTMLDivElement>(null)
  const scale = width / page.width
  const setting = `${width} ${isNear}`
  const shared = useMemo(() => ({ ...margin, look, currentId, liftedId }), [margin, look, currentId, liftedId])
  return (
    <section data-page={page.number} aria-label={`Page ${page.number}`} className={styles.page}>
      <div className={styles.sheet} style={{ width, height: page.height * scale }}>
        {isNear && document && <PageCanvas document={document} number={page.number} width={width} />}
        {isNear && <Highlights layer={layer} {...{ spans, look, currentId, liftedId, setting }} />}
        <div ref={layer} className={styles.layer}>
          {isNear && <TextLayer text={text} page={page} scale={scale} />}
        </div>
        {isNear && cursor && <Cursor layer={layer} span={cursor} setting={setting} />}
      </div>
      {isNear && spans.length > 0 && (
        <Margin
          {...shared}
          column={layer}
          spans={spans}
          chunkFrom={page.from}
          chunkTo={page.to}
          setting={`${margin.setting} ${setting}`}
        />
      )}
    </section>
  )
})
