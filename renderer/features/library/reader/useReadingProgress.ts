/** Where one is in a source: found again next time, and read once the end was seen. */
import { useEffect, useEffectEvent, useRef } from 'react'
import type { RefObject } from 'react'
import { execute } from '#renderer/data/core.ts'
import type { SourceView } from '#shared/contract/views.ts'
import type { ReadingText } from './readingText.ts'
import type { ReadingView } from './readingView.ts'
import { useReadingPlace } from './readingSettings.ts'
import { offsetOfPoint, rangeOfSpan } from './text/domOffsets.ts'

/** The end must be in sight this long to count as read. */
const READ_MS = 1_500
const KEEP_MS = 600

export interface ReadingProgressParts {
  source: SourceView
  reading: ReadingText
  scroller: RefObject<HTMLElement | null>
  view: RefObject<ReadingView | null>
  /** A link says where to go: the kept place waits. */
  hasTarget: boolean
}

export function useReadingProgress({ source, reading, scroller, view, hasTarget }: ReadingProgressParts) {
  const [place, keepPlace] = useReadingPlace(source.sourceId)
  const endRef = useRef<HTMLDivElement>(null)

  /** The offset of the first line in sight. */
  const topOffset = (): number => {
    const host = scroller.current
    const root = view.current?.root()
    if (!host || !root || typeof document.caretPositionFromPoint !== 'function') return 0
    const frame = host.getBoundingClientRect()
    const column = root.getBoundingClientRect()
    for (let down = 24; down < Math.min(frame.height, 240); down += 24) {
      const point = document.caretPositionFromPoint(column.left + 40, frame.top + down)
      const offset = point && offsetOfPoint(root, point.offsetNode, point.offset, 'start')
      if (offset != null) return offset
    }
    return 0
  }

  const restore = useEffectEvent(() => {
    if (hasTarget || place === 0) return
    const at = { from: Math.min(place, reading.text.length), to: Math.min(place + 1, reading.text.length) }
    view.current?.mount(at)
    const root = view.current?.root()
    const host = scroller.current
    const box = root && rangeOfSpan(root, at)?.getBoundingClientRect()
    if (box && host) host.scrollBy({ top: box.top - host.getBoundingClientRect().top - 20 })
  })
  useEffect(() => {
    // After this commit: text that is not in the page yet can be put there only then.
    const frame = requestAnimationFrame(() => restore())
    return () => cancelAnimationFrame(frame)
  }, [])

  const keep = useEffectEvent(() => {
    const offset = (scroller.current?.scrollTop ?? 0) < 40 ? 0 : topOffset()
    if (offset !== place) keepPlace(offset)
  })
  useEffect(() => {
    const host = scroller.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(() => keep(), KEEP_MS)
    }
    host?.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      host?.removeEventListener('scroll', onScroll)
    }
  }, [scroller])

  const isRead = source.read
  const wasMarked = useRef(isRead)
  useEffect(() => {
    const end = endRef.current
    if (!end || wasMarked.current || typeof IntersectionObserver === 'undefined') return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer)
      if (entry?.isIntersecting !== true) return
      timer = setTimeout(() => {
        // Once per opening: who marks it unread again means it.
        if (wasMarked.current) return
        wasMarked.current = true
        void execute('editSource', { sourceId: source.sourceId, patch: { read: true } })
      }, READ_MS)
    })
    observer.observe(end)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [source.sourceId])

  return { topOffset, endRef }
}
