/** The bar beside the paragraph that J and K are on. */
import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { rangeOfSpan } from '../text/domOffsets.ts'
import type { TextSpan } from '#shared/model/sentences.ts'
import styles from './Pdf.module.css'

export interface CursorProps {
  layer: RefObject<HTMLElement | null>
  span: TextSpan
  setting: string
}

export function Cursor({ layer, span, setting }: CursorProps) {
  const [place, setPlace] = useState<{ left: number; top: number; height: number } | null>(null)
  const { from, to } = span
  useLayoutEffect(() => {
    const element = layer.current
    if (!element) return undefined
    const measure = () => {
      const box = rangeOfSpan(element, { from, to })?.getBoundingClientRect()
      if (!box) return
      const frame = element.getBoundingClientRect()
      setPlace({ left: box.left - frame.left - 12, top: box.top - frame.top, height: box.height })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [layer, from, to, setting])
  return place && <span aria-hidden="true" className={styles.cursor} style={place} />
}
