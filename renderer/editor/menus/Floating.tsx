/** Something that floats beside a place in the text while the caret stays in the text. */
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { cx } from '../../ui/base/cx.ts'
import { type Box, placeBeside } from './place.ts'
import styles from './Floating.module.css'

export interface FloatingProps {
  /** The place it is about, asked again whenever the window scrolls or changes size; null hides it. */
  anchor: () => Box | null
  /** Anything that, when it changes, may have moved the place or changed the size. */
  version: unknown
  preferred?: 'above' | 'below'
  align?: 'start' | 'center'
  className?: string | undefined
  children: ReactNode
}

export function Floating({
  anchor,
  version,
  preferred = 'below',
  align = 'start',
  className,
  children,
}: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null)
  const place = useCallback(() => {
    const element = ref.current
    if (element === null) return
    const box = anchor()
    // Set on the element itself: it moves with every scroll, and React has nothing to say about it.
    const { style } = element
    style.visibility = box === null ? 'hidden' : 'visible'
    if (box === null) return
    style.maxHeight = ''
    const size = { width: element.offsetWidth, height: element.offsetHeight }
    const { left, top, maxHeight } = placeBeside(
      box,
      size,
      { width: innerWidth, height: innerHeight },
      preferred,
      align,
    )
    style.left = `${left}px`
    style.top = `${top}px`
    style.maxHeight = `${Math.min(maxHeight, size.height)}px`
  }, [anchor, preferred, align])

  useLayoutEffect(place, [place, version])
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    addEventListener('scroll', place, { capture: true, passive: true })
    addEventListener('resize', place)
    const observer = new ResizeObserver(place)
    observer.observe(element)
    return () => {
      removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
      observer.disconnect()
    }
  }, [place])

  return createPortal(
    <div ref={ref} className={cx(styles.floating, className)}>
      {children}
    </div>,
    document.body,
  )
}
