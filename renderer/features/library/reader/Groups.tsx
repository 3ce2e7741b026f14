/** Sets the blocks of a chunk: headings, paragraphs, lists, tables, quotations, preformatted text. */
import type { ReactNode } from 'react'
import { cx } from '#renderer/ui/base/cx.ts'
import type { Block } from '#shared/model/extraction.ts'
import { HolderText, type QuoteDrawing } from './HolderText.tsx'
import type { Group } from './text/layoutBlocks.ts'
import styles from './Groups.module.css'
import headStyles from './ReaderHead.module.css'

const none: readonly never[] = []

export interface GroupsProps {
  text: string
  groups: readonly Group[]
  drawing: QuoteDrawing
  /** Where J and K are. */
  cursor: number | null
  /** The source's own title, set as the page's. */
  titleIndex: number | null
  titleFoot: ReactNode
}

export function Groups({ text, groups, drawing, cursor, titleIndex, titleFoot }: GroupsProps) {
  return groups.map((group) => {
    if (group.kind === 'single') {
      const { block, index } = group
      return (
        <Single
          key={block.from}
          text={text}
          block={block}
          drawing={drawing}
          isCursor={cursor === index}
          isTitle={titleIndex === index}
          titleFoot={titleFoot}
        />
      )
    }
    const set = { text, blocks: group.blocks, drawing, cursor: cursor === null ? null : cursor - group.index }
    return group.kind === 'list' ? (
      <List key={group.blocks[0]?.from} {...set} />
    ) : (
      <Rows key={group.blocks[0]?.from} {...set} />
    )
  })
}

interface SingleProps {
  text: string
  block: Block
  drawing: QuoteDrawing
  isCursor: boolean
  isTitle: boolean
  titleFoot: ReactNode
}

function Single({ text, block, drawing, isCursor, isTitle, titleFoot }: SingleProps) {
  const holder = {
    dir: 'auto',
    'data-from': block.from,
    'data-cursor': isCursor || undefined,
    children: <HolderText text={text} from={block.from} to={block.to} marks={block.marks ?? none} {...drawing} />,
  } as const
  if (isTitle)
    return (
      <>
        <h2 dir="auto" data-from={block.from} data-cursor={holder['data-cursor']} className={headStyles.title}>
          {holder.children}
        </h2>
        {titleFoot}
      </>
    )
  switch (block.kind) {
    case 'heading': {
      // The page's title is level 2 of the window; what stands under it goes one deeper.
      const level = Math.min(6, Math.max(3, (block.level ?? 2) + 1))
      const Heading = `h${level}` as 'h3' | 'h4' | 'h5' | 'h6'
      return <Heading {...holder} className={cx(styles.heading, level > 3 && styles.lesserHeading)} />
    }
    case 'quotation':
      return <blockquote {...holder} className={styles.quotation} />
    case 'preformatted':
      return <pre {...holder} className={styles.preformatted} />
    case 'caption':
      return <p {...holder} className={styles.caption} />
    case 'paragraph':
    case 'listItem':
    case 'tableRow':
      return <p {...holder} className={styles.paragraph} />
  }
}

interface GatheredProps {
  text: string
  blocks: readonly Block[]
  drawing: QuoteDrawing
  cursor: number | null
}

function List({ text, blocks, drawing, cursor }: GatheredProps) {
  return (
    <ul dir="auto" className={styles.list}>
      {blocks.map((block, at) => (
        <li
          key={block.from}
          dir="auto"
          data-from={block.from}
          data-cursor={cursor === at || undefined}
          data-marker={block.ordered === true ? `${block.ordinal ?? at + 1}.` : '•'}
          aria-level={(block.level ?? 0) + 1}
          style={{ marginInlineStart: (block.level ?? 0) * 24 }}
        >
          <HolderText text={text} from={block.from} to={block.to} marks={block.marks ?? none} {...drawing} />
        </li>
      ))}
    </ul>
  )
}

function Rows({ text, blocks, drawing, cursor }: GatheredProps) {
  return (
    <div className={styles.tableScroll}>
      <table dir="auto" className={styles.table}>
        <tbody>
          {blocks.map((block, at) => {
            const Cell = block.headerRow === true ? 'th' : 'td'
            return (
              <tr key={block.from} data-cursor={cursor === at || undefined}>
                {(block.cells ?? [block]).map((cell) => (
                  <Cell
                    key={`${cell.from} ${cell.to}`}
                    dir="auto"
                    data-from={cell.from}
                    {...(block.headerRow === true && { scope: 'col' })}
                  >
                    <HolderText text={text} from={cell.from} to={cell.to} marks={block.marks ?? none} {...drawing} />
                  </Cell>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
