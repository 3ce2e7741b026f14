/** Holds the picker below what it is about, in the text's own scroll, so that it never covers the words. */
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import styles from './PickerPlace.module.css'

export interface PickerPlaceProps {
  scroller: RefObject<HTMLElement | null>
  article: RefObject<HTMLElement | null>
  /** Boxes of the words in the window. */
  boxOf: () => DOMRect | null
  /** Changes when the text is set otherwise. */
  setting: string
  onClose: () => void
  children: ReactNode
}

const GAP = 6

/** The column's width: the picker leaves the margin free. */
const measureOf = (article: Element | null): number =>
  article ? Number.parseFloat(getComputedStyle(article).getPropertyValue('--measure')) || 540 : 540

export function PickerPlace({ scroller, article, boxOf, setting, onClose, children }: PickerPlaceProps) {
  const element = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null)
  const measure = useEffectEvent(() => {
    const box = boxOf()
    const frame = article.current?.getBoundingClientRect()
    const host = scroller.current?.getBoundingClientRect()
    if (!frame || !host) return
    const below = box ?? new DOMRect(frame.left, host.top, 0, 0)
    const width = element.current?.offsetWidth ?? 540
    const left = Math.max(0, Math.min(below.left - frame.left, measureOf(article.current) - width))
    setPlace({ top: below.bottom - frame.top + GAP, left })
  })
  useLayoutEffect(() => measure(), [setting])
  // The picker grows and shrinks as one types: what it is about stays in sight, and all of the picker if it can.
  useLayoutEffect(() => {
    const host = scroller.current
    const own = element.current
    if (!host || !own || !place) return undefined
    const keepInSight = () => {
      const frame = host.getBoundingClientRect()
      const box = own.getBoundingClientRect()
      const missing = box.bottom - (frame.bottom - 8)
      if (missing > 0) host.scrollBy({ top: Math.min(missing, Math.max(0, box.top - frame.top - 40)) })
      else if (box.top < frame.top + 40) host.scrollBy({ top: box.top - frame.top - 40 })
    }
    keepInSight()
    if (typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(keepInSight)
    observer.observe(own)
    return () => observer.disconnect()
  }, [place, scroller])
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target
      // Tooltips and menus of the picker hang on the body.
      if (
        target instanceof Element &&
        !element.current?.contains(target) &&
        !target.closest('[data-overlay-container]')
      )
        close()
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [])
  return (
    <div
      ref={element}
      className={styles.place}
      style={place === null ? { opacity: 0, top: 0 } : { top: place.top, insetInlineStart: place.left }}
    >
      {children}
    </div>
  )
}
