/** One chunk of a long text with its own margin, so that what is far away costs nothing. */
import { memo, useRef } from 'react'
import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/base/cx.ts'
import { Groups } from './Groups.tsx'
import { Margin, type MarginProps } from './margin/Margin.tsx'
import type { QuoteDrawing } from './HolderText.tsx'
import type { Chunk } from './text/layoutBlocks.ts'
import styles from './ChunkView.module.css'

export interface ChunkViewProps {
  text: string
  chunk: Chunk
  drawing: QuoteDrawing
  /** Index of the block under the cursor, when it is in this chunk. */
  cursor: number | null
  titleIndex: number | null
  /** Pixels to hold free while the chunk is not in the page. */
  estimatedHeight: number
  isMounted: boolean
  /** Leaves laying out what is out of sight to the browser. */
  isLong: boolean
  /** Stands under the title, when the text begins with it: byline and date. */
  titleFoot: ReactNode
  margin: Omit<MarginProps, 'column' | 'spans' | 'chunkFrom' | 'chunkTo'>
}

export const ChunkView = memo(function ChunkView(props: ChunkViewProps) {
  const { text, chunk, drawing, cursor, titleIndex, estimatedHeight, isMounted, isLong, margin, titleFoot } = props
  const column = useRef<HTMLDivElement>(null)
  if (!isMounted) return <div data-chunk={chunk.index} style={{ height: estimatedHeight }} />
  return (
    <div
      data-chunk={chunk.index}
      data-section={chunk.section}
      className={cx(styles.chunk, isLong && styles.skippable)}
      style={{ containIntrinsicHeight: `auto ${estimatedHeight}px` }}
    >
      {chunk.beginsSection && (
        <p className={styles.sectionHeading} role="heading" aria-level={3}>
          {chunk.section === 'comments' ? 'Readers’ comments' : 'Footnotes'}
        </p>
      )}
      <div ref={column} className={styles.column}>
        <Groups
          text={text}
          groups={chunk.groups}
          drawing={drawing}
          cursor={cursor}
          titleIndex={titleIndex}
          titleFoot={titleFoot}
        />
      </div>
      {drawing.spans.length > 0 && (
        <Margin {...margin} column={column} spans={drawing.spans} chunkFrom={chunk.from} chunkTo={chunk.to} />
      )}
    </div>
  )
})
