/**
 * Puts blocks one after the other into one text, with the separators that Extraction promises,
 * so that no importer computes offsets itself.
 */
import { blockSeparator } from '#shared/model/checkExtraction.ts'
import type { Block, Extraction, Mark, Page } from '#shared/model/extraction.ts'
import { ImportFailure } from './errors.ts'
import type { InlineContent } from './inlineText.ts'
import { trimContent } from './inlineText.ts'
import { importLimits } from './limits.ts'

export type BlockProps = Omit<Block, 'from' | 'to' | 'cells' | 'marks'>

export interface ExtractionBuilder {
  /** Adds a block and gives its offset; a block without visible text is left out (-1). */
  add(props: BlockProps, content: InlineContent): number
  /** Adds a table row; each cell becomes one line. A row without any text is left out. */
  addRow(props: Omit<BlockProps, 'kind'>, cells: readonly InlineContent[]): number
  readonly length: number
  readonly blockCount: number
  finish(extractor: string, pages?: Page[]): Extraction
}

export function createExtractionBuilder(): ExtractionBuilder {
  const parts: string[] = []
  const blocks: Block[] = []
  let length = 0

  const place = (block: Block, text: string): number => {
    const before = blocks[blocks.length - 1]
    const separator = before ? blockSeparator(before, block) : ''
    const from = length + separator.length
    if (from + text.length > importLimits.textLength) throw new ImportFailure('FileTooLarge')
    parts.push(separator, text)
    length = from + text.length
    block.from = from
    block.to = length
    blocks.push(block)
    return from
  }

  return {
    add(props, content) {
      const { text, marks } = props.kind === 'preformatted' ? trimPreformatted(content) : trimContent(content)
      if (!/[^\s\u200b\u2060]/.test(text)) return -1
      const block: Block = { ...props, from: 0, to: 0 }
      const from = place(block, text)
      if (marks.length > 0) block.marks = moveMarks(marks, from)
      return from
    },
    addRow(props, rawCells) {
      const cells = rawCells.map((cell) => trimContent({ text: cell.text.replace(/[\t\n]/g, ' '), marks: cell.marks }))
      while (cells.length > 0 && cells[cells.length - 1]?.text === '') cells.pop()
      if (!cells.some((cell) => /[^\s\u200b\u2060]/.test(cell.text))) return -1
      const block: Block = { ...props, kind: 'tableRow', from: 0, to: 0 }
      const from = place(block, cells.map((cell) => cell.text).join('\t'))
      const marks: Mark[] = []
      const spans: { from: number; to: number }[] = []
      let at = from
      for (const cell of cells) {
        spans.push({ from: at, to: at + cell.text.length })
        marks.push(...moveMarks(cell.marks, at))
        at += cell.text.length + 1
      }
      block.cells = spans
      if (marks.length > 0) block.marks = marks
      return from
    },
    get length() {
      return length
    },
    get blockCount() {
      return blocks.length
    },
    finish(extractor, pages) {
      const extraction: Extraction = { format: 1, extractor, text: parts.join(''), blocks }
      if (pages) extraction.pages = pages
      return extraction
    },
  }
}

const moveMarks = (marks: readonly Mark[], by: number): Mark[] =>
  marks.map((mark) => ({ ...mark, from: mark.from + by, to: mark.to + by }))

/** Keeps the indent of the first line; cuts empty lines before and white space after. */
function trimPreformatted(content: InlineContent): InlineContent {
  const lead = /^(?:[^\S\n]*\n)*/.exec(content.text)?.[0].length ?? 0
  const text = content.text.slice(lead).trimEnd()
  const marks: Mark[] = []
  for (const mark of content.marks) {
    const from = Math.max(0, mark.from - lead)
    const to = Math.min(text.length, mark.to - lead)
    if (from < to) marks.push({ ...mark, from, to })
  }
  return { text, marks }
}
