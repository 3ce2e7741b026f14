/** How the column, its margin and the window's width go together. */
import { useLayoutEffect, useState } from 'react'
import type { CSSProperties, RefObject } from 'react'
import type { ReadingSetting } from './readingSettings.ts'

export interface ReaderLayout {
  /** The pane's width in pixels. */
  width: number
  /** The column's, at most what was chosen. */
  measure: number
  /** Chips stand beside their brackets. */
  hasRoom: boolean
  style: CSSProperties
}

const INDENT = 48
const NARROW_INDENT = 28
const GAP = 16
const MARGIN = 216
const NARROW_MARGIN = 48

/** Pure, so that it can be tested without a window. */
export function layoutFor(
  width: number,
  chosen: number,
): Omit<ReaderLayout, 'style'> & { indent: number; margin: number } {
  const hasRoom = width >= INDENT + chosen + GAP + 170
  const margin = hasRoom ? Math.min(MARGIN, width - INDENT - chosen - GAP) : NARROW_MARGIN
  const least = hasRoom ? INDENT : NARROW_INDENT
  const measure = Math.max(240, Math.min(chosen, width - least - GAP - margin))
  const all = measure + GAP + margin
  const indent = Math.max(least, Math.floor((width - all) / 2))
  return { width, measure, hasRoom, indent: hasRoom && width < 1100 ? least : indent, margin }
}

/** Pages take what the margin leaves, within reason. */
const pageMeasure = (width: number): number => Math.max(540, Math.min(860, width - INDENT - GAP - 186))

export function useReaderLayout(
  scroller: RefObject<HTMLElement | null>,
  setting: ReadingSetting,
  isPages: boolean,
): ReaderLayout {
  const [width, setWidth] = useState(800)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    // It tells the first width as well.
    const observer = new ResizeObserver(() => setWidth(element.clientWidth || 800))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  const { measure, hasRoom, indent, margin } = layoutFor(width, isPages ? pageMeasure(width) : setting.measure)
  return {
    width,
    measure,
    hasRoom,
    style: {
      '--measure': `${measure}px`,
      '--margin-width': `${margin}px`,
      '--indent': `${indent}px`,
      '--reading-size': `${setting.size}px`,
      '--reading-line': `${Math.round(setting.size * 1.657)}px`,
    } as CSSProperties,
  }
}
