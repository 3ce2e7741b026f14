/**
 * The words of a page, unseen over its picture: they can be selected, found and read out. They are the
 * extraction's own words at the extraction's own places, so that offsets agree with everything else.
 */
import { memo } from 'react'
import type { Page } from '#shared/model/extraction.ts'
import styles from './Pdf.module.css'

let context: CanvasRenderingContext2D | null | undefined

/** Width of words in our own layer's letters, in pixels. */
function measure(text: string, size: number): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return text.length * size * 0.5
  context.font = `${size}px sans-serif`
  return context.measureText(text).width
}

export interface TextLayerProps {
  text: string
  page: Page
  /** CSS pixels for a point. */
  scale: number
}

export const TextLayer = memo(function TextLayer({ text, page, scale }: TextLayerProps) {
  const runs = page.runs.toSorted((a, b) => a[0] - b[0])
  return runs.map(([from, to, x, y, width, height]) => {
    const words = text.slice(from, to)
    const isUpright = height <= width * 4 || words.length < 3
    const size = Math.max(1, height * scale)
    const own = measure(words, size)
    const stretch = own > 0 && isUpright ? (width * scale) / own : 1
    return (
      <span
        key={from}
        data-from={from}
        className={styles.run}
        style={{
          left: x * scale,
          top: y * scale,
          fontSize: size,
          ...(isUpright
            ? { transform: `scaleX(${stretch})` }
            : { fontSize: (height * scale) / Math.max(1, words.length), writingMode: 'vertical-rl' }),
        }}
      >
        {words}
      </span>
    )
  })
})
