/** A Markdown tree's blocks as Word's paragraphs and tables, each by its style. */
import type { Blockquote, Heading, List, ListItem, Paragraph as MdastParagraph, RootContent } from 'mdast'
import { BorderStyle, type FileChild, HeadingLevel, type IParagraphOptions, Paragraph, TextRun } from 'docx'
import { cleanText, isRightToLeft } from '../cleanText.ts'
import { inlineRuns, type InlineParts } from './inlines.ts'
import { deepest, indentAt, type Marker, type Numbering } from './lists.ts'
import { look, STYLE } from './styles.ts'
import { wordTable } from './tables.ts'
import { wordsOf } from './wordsOf.ts'

export interface BlockParts extends InlineParts {
  numbering: Numbering
  /** Between the margins, in twips. */
  width: number
  /** A heading's depth in the tree → its level in Word, from 1. */
  levelOf(heading: Heading): number
  /** Sections that begin on a page of their own. */
  startsPage(heading: Heading): boolean
}

/** Beside words that are written from right to left, which begin on the other side. */
const quoteRule = { style: BorderStyle.SINGLE, size: 12, space: 10, color: look.quiet } as const

type Options = Omit<IParagraphOptions, 'children' | 'text'>

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

/** "— Ruth Abernethy, 2026-03-14" below somebody's words. */
const isAttribution = (node: RootContent): boolean => node.type === 'paragraph' && wordsOf(node).startsWith('— ')

/** One line in italics right above a table or below a picture is what it is called. */
const isCaption = (node: MdastParagraph, before: RootContent | undefined, after: RootContent | undefined): boolean =>
  node.children.length === 1 &&
  node.children[0]?.type === 'emphasis' &&
  (after?.type === 'table' || hasPicture(before) || hasPicture(after))

const hasPicture = (node: RootContent | undefined): boolean =>
  node?.type === 'paragraph' && node.children.some((child) => child.type === 'image')

export function wordBlocks(nodes: readonly RootContent[], parts: BlockParts): FileChild[] {
  const write = (node: MdastParagraph | Heading, options: Options, inItalics = false): Paragraph => {
    const isMirrored = isRightToLeft(wordsOf(node))
    const children = inItalics && node.children[0]?.type === 'emphasis' ? node.children[0].children : node.children
    return new Paragraph({
      ...options,
      ...(isMirrored && { bidirectional: true }),
      children: inlineRuns(children, parts, isMirrored ? { rightToLeft: true } : {}),
    })
  }

  const quote = ({ children }: Blockquote, depth: number): FileChild[] => {
    const room = 284 + depth * 284
    const indent = depth > 0 ? { indent: { left: room } } : {}
    const mirrored = { indent: { left: 0, right: room }, border: { right: quoteRule } }
    return children.flatMap((child, i): FileChild[] => {
      if (child.type === 'blockquote') return quote(child, depth + 1)
      if (child.type !== 'paragraph') return block(child, children[i - 1], children[i + 1])
      const isSource = i === children.length - 1 && i > 0 && isAttribution(child)
      return [
        write(child, {
          style: isSource ? STYLE.quoteSource : STYLE.quote,
          // Whose words they are stays with the words.
          ...(!isSource && isAttribution(children[i + 1] ?? child) && i + 1 < children.length && { keepNext: true }),
          ...(isRightToLeft(wordsOf(child)) ? mirrored : indent),
        }),
      ]
    })
  }

  const item = (node: ListItem, level: number, reference: string, instance: number): FileChild[] => {
    const marker: Marker | null = node.checked == null ? null : node.checked ? 'done' : 'open'
    const style = reference.startsWith('numbers') ? STYLE.number : STYLE.bullet
    const numbering = { reference: marker ?? reference, level: Math.min(level, deepest), instance }
    const [first, ...rest] = node.children
    const head =
      first?.type === 'paragraph'
        ? write(first, { style, numbering })
        : new Paragraph({ style, numbering, children: [new TextRun('')] })
    const below = first === undefined || first.type === 'paragraph' ? rest : [first, ...rest]
    return [
      head,
      ...below.flatMap((child, i): FileChild[] => {
        if (child.type === 'list') return list(child, level + 1)
        if (child.type === 'paragraph')
          return [write(child, { style: STYLE.listContinue, indent: { left: indentAt(level) } })]
        return block(child, below[i - 1], below[i + 1])
      }),
    ]
  }

  const list = (node: List, level: number): FileChild[] => {
    const reference = node.ordered ? parts.numbering.numbersFrom(Math.max(0, node.start ?? 1)) : 'bullets'
    const instance = parts.numbering.nextInstance()
    return node.children.flatMap((child) => item(child, level, reference, instance))
  }

  const block = (node: RootContent, before: RootContent | undefined, after: RootContent | undefined): FileChild[] => {
    switch (node.type) {
      case 'heading':
        return [
          write(node, {
            heading: LEVELS[Math.min(parts.levelOf(node), LEVELS.length) - 1] ?? HeadingLevel.HEADING_1,
            ...(parts.startsPage(node) && { pageBreakBefore: true }),
          }),
        ]
      case 'paragraph':
        return isCaption(node, before, after)
          ? [write(node, { style: STYLE.caption }, true)]
          : [write(node, hasPicture(node) ? { keepNext: after?.type === 'paragraph' } : {})]
      case 'blockquote':
        return quote(node, 0)
      case 'list':
        return list(node, 0)
      case 'table':
        // A table that ends a document, or stands before another, needs a paragraph after it.
        return [
          wordTable(node, parts.width, (cell) => inlineRuns(cell.children, parts)),
          new Paragraph({ spacing: { after: 60 }, children: [] }),
        ]
      case 'code':
        return [
          new Paragraph({
            style: STYLE.code,
            children: cleanText(node.value)
              .split('\n')
              .map((line, i) => new TextRun({ text: line, ...(i > 0 && { break: 1 }) })),
          }),
        ]
      case 'thematicBreak':
        return [
          new Paragraph({
            border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: look.line } },
            children: [],
          }),
        ]
      default:
        // Definitions stand where they are referred to; HTML and front matter are for programs.
        return []
    }
  }

  return nodes.flatMap((node, i) => block(node, nodes[i - 1], nodes[i + 1]))
}
