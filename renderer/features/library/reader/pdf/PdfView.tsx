/** A PDF page by page, drawn as one comes near. */
import { Maximize2, Minus, Plus } from 'lucide-react'
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { CSSProperties, Ref, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import type { SourceView } from '#shared/contract/views.ts'
import type { Page } from '#shared/model/extraction.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { MarginProps } from '../margin/Margin.tsx'
import type { ReadingText } from '../readingText.ts'
import type { ReadingView } from '../readingView.ts'
import type { LookOf } from '../text/quoteLook.ts'
import type { QuoteSpan } from '../text/spans.ts'
import { PdfPage } from './PdfPage.tsx'
import { usePdf } from './usePdf.ts'
import { useSnapSelection } from './useSnapSelection.ts'
import styles from './Pdf.module.css'

export interface PdfViewProps {
  source: SourceView
  reading: ReadingText
  spans: readonly QuoteSpan[]
  look: LookOf
  currentId: QuoteId | null
  liftedId: QuoteId | null
  /** Index of the block under the keyboard's cursor. */
  cursor: number | null
  margin: Omit<MarginProps, 'column' | 'spans' | 'chunkFrom' | 'chunkTo' | 'look' | 'currentId' | 'liftedId'>
  viewRef: Ref<ReadingView>
  scroller: RefObject<HTMLElement | null>
  /** Width of a page that just fits, in CSS pixels. */
  fit: number
  zoom: number
  onZoom: (zoom: number) => void
  onText: () => void
  /** After more words came into the page. */
  onMounted: () => void
}

const ZOOM_STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const
const noPages: readonly Page[] = []

const nextZoom = (zoom: number, direction: 1 | -1): number =>
  (direction === 1
    ? ZOOM_STEPS.find((step) => step > zoom + 0.01)
    : ZOOM_STEPS.findLast((step) => step < zoom - 0.01)) ?? zoom

/** Which pages are in or near sight, and the one at the top. */
function useNearPages(root: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>, count: number) {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1, 2]))
  const [current, setCurrent] = useState(1)
  useEffect(() => {
    const element = root.current
    if (!element || typeof IntersectionObserver === 'undefined') return undefined
    const isNear = new Map<number, boolean>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          isNear.set(Number(target.getAttribute('data-page')), isIntersecting)
        setNear(new Set([...isNear].filter(([, is]) => is).map(([number]) => number)))
      },
      { root: scroller.current, rootMargin: '900px 0px' },
    )
    for (const page of element.querySelectorAll('[data-page]')) observer.observe(page)
    return () => observer.disconnect()
  }, [root, scroller, count])
  useEffect(() => {
    const host = scroller.current
    const element = root.current
    if (!host || !element) return undefined
    const look = () => {
      const top = host.getBoundingClientRect().top + host.clientHeight / 3
      const page = [...element.querySelectorAll('[data-page]')].findLast(
        (each) => each.getBoundingClientRect().top <= top,
      )
      setCurrent(Number(page?.getAttribute('data-page') ?? 1))
    }
    host.addEventListener('scroll', look, { passive: true })
    return () => host.removeEventListener('scroll', look)
  }, [root, scroller])
  return { near, setNear, current }
}

export function PdfView(props: PdfViewProps) {
  const { source, reading, spans, look, currentId, liftedId, cursor, margin, viewRef, scroller } = props
  const { fit, zoom, onZoom, onText, onMounted } = props
  const { text, extraction } = reading
  const pages = extraction.pages ?? noPages
  const pdf = usePdf(source.originalHash)
  const root = useRef<HTMLDivElement>(null)
  const { near, setNear, current } = useNearPages(root, scroller, pages.length)
  useSnapSelection(root)
  const width = Math.round(fit * zoom)

  useImperativeHandle(
    viewRef,
    () => ({
      root: () => root.current,
      mount: ({ from, to }) => {
        const wanted = pages
          .filter((page) => page.from < Math.max(to, from + 1) && page.to > from)
          .map((page) => page.number)
        flushSync(() =>
          setNear((now) => (wanted.every((number) => now.has(number)) ? now : new Set([...now, ...wanted]))),
        )
      },
    }),
    [pages, setNear],
  )
  useEffect(() => onMounted(), [near, onMounted])

  const spansByPage = useMemo(
    () =>
      new Map(pages.map((page) => [page.number, spans.filter((span) => span.from < page.to && span.to > page.from)])),
    [pages, spans],
  )
  const block = cursor === null ? undefined : extraction.blocks[cursor]
  const cursorSpan = useMemo(() => (block ? { from: block.from, to: block.to } : null), [block])
  const go = (number: number) =>
    root.current?.querySelector(`[data-page="${number}"]`)?.scrollIntoView({ block: 'start' })

  if (pdf.state === 'failed') {
    return (
      <ErrorNote what="The pages of this PDF cannot be shown" actions={[{ label: 'Show its text', onPress: onText }]}>
        {pdf.why ?? 'The original file on this computer is damaged.'} Its text and all quotes are safe.
      </ErrorNote>
    )
  }
  return (
    <div className={styles.pdf} style={{ '--measure': `${width}px` } as CSSProperties}>
      <div className={styles.tools} role="group" aria-label="Pages">
        <span className={styles.number}>
          Page {Math.min(current, pages.length)} of {pages.length}
        </span>
        <Button
          kind="icon"
          size="small"
          icon={Minus}
          label="Smaller pages"
          onPress={() => onZoom(nextZoom(zoom, -1))}
        />
        <span className={styles.zoom}>{Math.round(zoom * 100)} %</span>
        <Button kind="icon" size="small" icon={Plus} label="Larger pages" onPress={() => onZoom(nextZoom(zoom, 1))} />
        <Button
          kind="icon"
          size="small"
          icon={Maximize2}
          label="Fit the width"
          isDisabled={zoom === 1}
          onPress={() => onZoom(1)}
        />
        <label className={styles.jump}>
          Go to page
          <input
            type="number"
            min={1}
            max={pages.length}
            className={styles.field}
            onKeyDown={(event) => {
              event.stopPropagation()
              const number = Number(event.currentTarget.value)
              if (event.key === 'Enter' && number >= 1 && number <= pages.length) go(number)
            }}
          />
        </label>
      </div>
      <div ref={root}>
        {pages.map((page) => {
          const own = spansByPage.get(page.number) ?? []
          const isOwn = (id: string | null) => id !== null && own.some((span) => span.quoteId === id)
          return (
            <PdfPage
              key={page.number}
              document={pdf.state === 'open' ? pdf.document : null}
              text={text}
              page={page}
              width={width}
              spans={own}
              look={look}
              currentId={isOwn(currentId) ? currentId : null}
              liftedId={isOwn(liftedId) ? liftedId : null}
              cursor={cursorSpan && cursorSpan.from < page.to && cursorSpan.to > page.from ? cursorSpan : null}
              isNear={near.has(page.number)}
              margin={margin}
            />
          )
        })}
      </div>
    </div>
  )
}
