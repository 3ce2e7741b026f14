/** The text of a source, chunk by chunk; long ones come into the page while nothing else is to do. */
import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { ReactNode, Ref } from 'react'
import { flushSync } from 'react-dom'
import type { QuoteId } from '#shared/model/ids.ts'
import { ChunkView } from './ChunkView.tsx'
import type { MarginProps } from './margin/Margin.tsx'
import type { ReadingText } from './readingText.ts'
import type { ReadingView } from './readingView.ts'
import { blockIndexAt } from './text/sentences.ts'
import { type Chunk, chunkAt } from './text/layoutBlocks.ts'
import type { LookOf } from './text/quoteLook.ts'
import type { QuoteSpan } from './text/spans.ts'

export interface TextViewProps {
  reading: ReadingText
  spans: readonly QuoteSpan[]
  look: LookOf
  currentId: QuoteId | null
  liftedId: QuoteId | null
  /** Index of the block under the keyboard's cursor. */
  cursor: number | null
  titleIndex: number | null
  margin: Omit<MarginProps, 'column' | 'spans' | 'chunkFrom' | 'chunkTo' | 'look' | 'currentId' | 'liftedId'>
  /** Reading size in pixels and measure in pixels, to guess heights. */
  size: number
  measure: number
  head: ReactNode
  viewRef: Ref<ReadingView>
  /** After more of the text came into the page. */
  onMounted: () => void
}

/** At once in the page; more comes in idle time. */
const FIRST_CHUNKS = 3
const CHUNKS_AT_A_TIME = 4
const LONG_FROM_CHUNKS = 12

const estimate = (chunk: Chunk, size: number, measure: number): number => {
  const perLine = measure / (size * 0.48)
  return Math.round((chunk.characters / perLine + chunk.groups.length) * size * 1.66)
}

const whenIdle = (act: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, 30)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(act, { timeout: 400 })
  return () => cancelIdleCallback(handle)
}

const noSpans: readonly QuoteSpan[] = []

/** Rows arrive anew with every change; a chunk is drawn again only when what is said of its own quotes changed. */
const signatureOf = (spans: readonly QuoteSpan[]): string =>
  JSON.stringify(
    spans.map(({ quoteId, from, to, lane, quote }) => [quoteId, from, to, lane, quote.memo, quote.codings]),
  )

function useSteadySpans(spans: readonly QuoteSpan[]): readonly QuoteSpan[] {
  const signature = spans.length === 0 ? '' : signatureOf(spans)
  const [kept, setKept] = useState({ signature, spans })
  if (kept.signature !== signature) setKept({ signature, spans })
  return kept.signature === signature ? kept.spans : spans
}

export function TextView(props: TextViewProps) {
  const { reading, spans, look, currentId, liftedId, cursor, titleIndex, margin, size, measure, head, viewRef } = props
  const { chunks, text, extraction } = reading
  const root = useRef<HTMLDivElement>(null)
  /** Chunks in the page: all below the first number, and the ones that were jumped to. */
  const [mounted, setMounted] = useState<{ upTo: number; extra: ReadonlySet<number> }>({
    upTo: FIRST_CHUNKS,
    extra: new Set(),
  })
  const isMounted = (at: number) => at < mounted.upTo || mounted.extra.has(at)
  const told = useEffectEvent(props.onMounted)
  useEffect(() => {
    told()
    if (mounted.upTo >= chunks.length) return undefined
    return whenIdle(() => setMounted((now) => ({ ...now, upTo: now.upTo + CHUNKS_AT_A_TIME })))
  }, [mounted, chunks.length])

  useImperativeHandle(
    viewRef,
    () => ({
      root: () => root.current,
      mount: ({ from, to }) => {
        const wanted: number[] = []
        for (let at = chunkAt(chunks, from); at <= chunkAt(chunks, to); at++) wanted.push(at)
        flushSync(() =>
          setMounted((now) =>
            wanted.every((at) => at < now.upTo || now.extra.has(at))
              ? now
              : { ...now, extra: new Set([...now.extra, ...wanted]) },
          ),
        )
      },
    }),
    [chunks],
  )

  const cursorChunk = cursor === null ? -1 : chunkAt(chunks, extraction.blocks[cursor]?.from ?? 0)
  return (
    <div ref={root}>
      {titleIndex === null && head}
      {chunks.map((chunk, at) => {
        const own = spans.length === 0 ? noSpans : spans.filter((span) => span.from < chunk.to && span.to > chunk.from)
        const isOwn = (id: string | null) => id !== null && own.some((span) => span.quoteId === id)
        return (
          <ChunkViewInContext
            key={chunk.from}
            text={text}
            chunk={chunk}
            spans={own}
            look={look}
            currentId={isOwn(currentId) ? currentId : null}
            liftedId={isOwn(liftedId) ? liftedId : null}
            cursor={cursorChunk === at ? cursor : null}
            titleIndex={at === 0 ? titleIndex : null}
            estimatedHeight={estimate(chunk, size, measure)}
            isMounted={isMounted(at)}
            isLong={chunks.length > LONG_FROM_CHUNKS}
            margin={margin}
            isAnyCurrent={currentId !== null}
            titleFoot={at === 0 && titleIndex !== null ? head : null}
          />
        )
      })}
    </div>
  )
}

interface ChunkInContextProps {
  text: string
  chunk: Chunk
  spans: readonly QuoteSpan[]
  look: LookOf
  currentId: QuoteId | null
  liftedId: QuoteId | null
  cursor: number | null
  titleIndex: number | null
  estimatedHeight: number
  isMounted: boolean
  isLong: boolean
  isAnyCurrent: boolean
  titleFoot: ReactNode
  margin: TextViewProps['margin']
}

/** Keeps what a chunk gets the same while nothing of it changed. */
function ChunkViewInContext(props: ChunkInContextProps) {
  const { spans: given, look, currentId, liftedId, margin, isAnyCurrent, titleFoot, ...rest } = props
  const spans = useSteadySpans(given)
  const drawing = useMemo(() => ({ spans, look, currentId, liftedId }), [spans, look, currentId, liftedId])
  const ownMargin = useMemo(
    () => ({ ...margin, look, currentId: currentId ?? (isAnyCurrent ? '' : null), liftedId }),
    [margin, look, currentId, liftedId, isAnyCurrent],
  )
  return <ChunkView {...rest} drawing={drawing} margin={ownMargin} titleFoot={titleFoot} />
}

/** The block at an offset, for the cursor. */
export const cursorAt = (reading: ReadingText, offset: number): number =>
  Math.max(0, blockIndexAt(reading.extraction.blocks, offset))
