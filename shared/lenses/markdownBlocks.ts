/**
 * A Markdown file as blocks for the lenses, with offsets in the file as it was written. Block quotes are somebody
 * else's words; code, addresses, pictures, front matter and HTML are not prose.
 */
import type { Nodes, Root } from 'mdast'
import { parseMarkdown } from '../editor/markdown/parse.ts'
import { createTextIndex } from '../model/textIndex.ts'
import type { LensBlock, Stretch } from './block.ts'

/** The same length, with line ends that the parser's limits know. */
const sameLength = (text: string): string =>
  text
    .replace(/^\uFEFF/, ' ')
    .replace(/\r\n/g, ' \n')
    .replaceAll('\r', '\n')

const stretchOf = ({ position }: Nodes): Stretch | undefined => {
  const from = position?.start.offset
  const to = position?.end.offset
  return from === undefined || to === undefined ? undefined : { from, to }
}

const OPAQUE = new Set(['inlineCode', 'image', 'imageReference', 'footnoteReference', 'html', 'break'])
const SKIPPED = new Set(['code', 'yaml', 'toml', 'definition', 'image'])

interface Inline {
  opaque: Stretch[]
  /** What a reader sees, in order. */
  seen: Stretch[]
}

/** `<q>` in a line opens somebody else's words until `</q>`. */
function readInline(node: Nodes, into: Inline, said: { from: number | undefined }): void {
  const stretch = stretchOf(node)
  if (!stretch) return
  if (node.type === 'text') into.seen.push(stretch)
  else if (OPAQUE.has(node.type)) {
    into.opaque.push(stretch)
    if (node.type === 'html') {
      if (/^<q[\s>]/i.test(node.value)) said.from ??= stretch.from
      else if (/^<\/q\s*>/i.test(node.value) && said.from !== undefined) {
        into.opaque.push({ from: said.from, to: stretch.to })
        said.from = undefined
      }
    }
  } else if ('children' in node) for (const child of node.children) readInline(child, into, said)
}

/** What lies between the stretches that a reader sees and those that are opaque: signs of formatting. */
function markupOf(whole: Stretch, { seen, opaque }: Inline): Stretch[] {
  const known = [...seen, ...opaque].sort((a, b) => a.from - b.from)
  const between: Stretch[] = []
  let at = whole.from
  for (const { from, to } of known) {
    if (from > at) between.push({ from: at, to: from })
    at = Math.max(at, to)
  }
  if (at < whole.to) between.push({ from: at, to: whole.to })
  return between
}

type RawBlock = Omit<LensBlock, 'text' | 'start'> & Stretch

function readTree(root: Root): RawBlock[] {
  const blocks: RawBlock[] = []
  /** Open `<blockquote>` tags of HTML, whose content Markdown reads as its own blocks. */
  let quoted = 0
  const visit = (node: Nodes, isQuotation: boolean): void => {
    if (SKIPPED.has(node.type)) return
    if (node.type === 'html') {
      quoted += node.value.match(/<blockquote[\s>]/gi)?.length ?? 0
      quoted = Math.max(0, quoted - (node.value.match(/<\/blockquote\s*>/gi)?.length ?? 0))
      return
    }
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const whole = stretchOf(node)
      if (!whole) return
      const inline: Inline = { opaque: [], seen: [] }
      const said: { from: number | undefined } = { from: undefined }
      for (const child of node.children) readInline(child, inline, said)
      if (said.from !== undefined) inline.opaque.push({ from: said.from, to: whole.to })
      const inBlock = ({ from, to }: Stretch): Stretch => ({ from: from - whole.from, to: to - whole.from })
      const inOrder = (a: Stretch, b: Stretch): number => a.from - b.from
      blocks.push({
        ...whole,
        isQuotation: isQuotation || quoted > 0,
        opaque: inline.opaque.sort(inOrder).map(inBlock),
        markup: markupOf(whole, inline).map(inBlock),
      })
      return
    }
    if ('children' in node) for (const child of node.children) visit(child, isQuotation || node.type === 'blockquote')
  }
  visit(root, false)
  return blocks
}

/** Where the parser cannot go (a file of many megabytes): paragraphs, without fenced code and quoted lines. */
function readPlainly(text: string): RawBlock[] {
  const blocks: RawBlock[] = []
  let at = 0
  let isFenced = false
  let from = -1
  const close = (to: number): void => {
    if (from >= 0) blocks.push({ from, to, isQuotation: /^\s*>/.test(text.slice(from, from + 200)) })
    from = -1
  }
  for (const line of text.split('\n')) {
    const isFence = /^\s{0,3}(?:```|~~~)/.test(line)
    const isOut = isFence || isFenced || line.trim() === '' || /^(?: {4}|\t)/.test(line)
    if (isOut) close(Math.max(0, at - 1))
    else if (from < 0) from = at
    if (isFence) isFenced = !isFenced
    at += line.length + 1
  }
  close(text.length)
  return blocks
}

/** The blocks of a Markdown text in order; `start` counts code points of the text as given. */
export function markdownToBlocks(markdown: string): LensBlock[] {
  const text = sameLength(markdown)
  const root = parseMarkdown(text)
  const index = createTextIndex(markdown)
  return (root === null ? readPlainly(text) : readTree(root)).map(({ from, to, ...rest }) => ({
    ...rest,
    text: markdown.slice(from, to),
    start: index.toCodePoint(from),
  }))
}
