/**
 * Collects the inline content of one block: text with white space folded the way browsers
 * fold it, and marks over it. Offsets are relative to the block until the builder places it.
 */
import type { Mark } from '#shared/model/extraction.ts'
import { cleanText } from './cleanText.ts'

export interface InlineContent {
  text: string
  marks: Mark[]
}

export interface InlineText {
  /** Adds text; folds white space unless the block is preformatted. */
  push(text: string): void
  /** A hard line break inside the block. */
  lineBreak(): void
  open(kind: Mark['kind'], href?: string): void
  /** Closes the innermost open mark of this kind. */
  close(kind: Mark['kind']): void
  readonly isEmpty: boolean
  readonly endsWithLineBreak: boolean
  /** Takes what was collected; marks that are still open are cut here and reopened. */
  take(): InlineContent
}

interface OpenMark {
  kind: Mark['kind']
  href: string | undefined
  from: number
}

const FOLDED = /[ \t\n\r\f]+/g

export function createInlineText(options: { preserve?: boolean } = {}): InlineText {
  const preserve = options.preserve === true
  let text = ''
  let last = ''
  let visible = false
  let marks: Mark[] = []
  const open: OpenMark[] = []

  const append = (piece: string) => {
    if (piece === '') return
    text += piece
    last = piece.charAt(piece.length - 1)
  }
  const cut = (mark: OpenMark) => {
    if (text.length > mark.from) marks.push(toMark(mark, text.length))
  }

  return {
    push(raw) {
      let piece = cleanText(raw)
      if (!preserve) {
        piece = piece.replace(FOLDED, ' ')
        if ((last === '' || last === ' ' || last === '\n') && piece.startsWith(' ')) piece = piece.slice(1)
      }
      if (!visible && /[^\s\u200b\u2060]/.test(piece)) visible = true
      append(piece)
    },
    lineBreak() {
      if (!preserve && last === ' ') text = text.slice(0, -1)
      if (preserve || last !== '') append('\n')
    },
    open: (kind, href) => void open.push({ kind, href, from: text.length }),
    close(kind) {
      const at = open.findLastIndex((mark) => mark.kind === kind)
      const mark = open[at]
      if (!mark) return
      open.splice(at, 1)
      cut(mark)
    },
    get isEmpty() {
      return !visible
    },
    get endsWithLineBreak() {
      return last === '\n'
    },
    take() {
      for (const mark of open) {
        cut(mark)
        mark.from = 0
      }
      const content = trimContent({ text, marks })
      text = ''
      last = ''
      visible = false
      marks = []
      return content
    },
  }
}

function toMark(mark: OpenMark, to: number): Mark {
  return mark.href === undefined
    ? { kind: mark.kind, from: mark.from, to }
    : { kind: mark.kind, from: mark.from, to, href: mark.href }
}

/** Cuts white space at both ends (a first line's indent is cut too) and fits the marks to it. */
export function trimContent(content: InlineContent): InlineContent {
  const end = content.text.trimEnd().length
  const start = Math.min(end, content.text.length - content.text.trimStart().length)
  const text = content.text.slice(start, end)
  const marks: Mark[] = []
  for (const mark of content.marks) {
    let from = Math.max(0, mark.from - start)
    let to = Math.min(text.length, mark.to - start)
    while (from < to && /\s/.test(text.charAt(from))) from++
    while (to > from && /\s/.test(text.charAt(to - 1))) to--
    if (from < to) marks.push({ ...mark, from, to })
  }
  marks.sort((a, b) => a.from - b.from || b.to - a.to)
  return { text, marks }
}
