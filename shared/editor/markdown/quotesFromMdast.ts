/** Paragraphs and quotations, and the quotes of sources that stand among them. */
import type { Blockquote, Paragraph } from 'mdast'
import { branch, decorator, isText, lineBreak, text, textOf, type TreeNode } from '../tree.ts'
import { inlineFromMdast, type ReadContext, SEPARATOR } from './inlineFromMdast.ts'
import { parseCommonplaceUrl, wikiRef } from './references.ts'

/** A paragraph, cut where a quote is embedded: a quote is a block of its own. */
export function paragraphFromMdast(node: Paragraph, context: ReadContext): TreeNode[] {
  const inline = inlineFromMdast(node.children, context)
  const quoteOf = (match: RegExpMatchArray) => {
    const found = match[1] === '!' ? context.resolve((match[2] ?? '').trim()) : null
    return found?.kind === 'quote' ? found : null
  }
  const holdsQuote = (leaf: TreeNode) =>
    isText(leaf) && leaf.type === 'text' && [...leaf.text.matchAll(wikiRef)].some((match) => quoteOf(match) !== null)
  if (!inline.some(holdsQuote)) return [branch('paragraph', inline)]
  const blocks: TreeNode[] = []
  let open: TreeNode[] = []
  const close = () => {
    while (open[0]?.type === 'linebreak') open.shift()
    while (open.at(-1)?.type === 'linebreak') open.pop()
    if (textOf(open).trim() !== '' || open.some((leaf) => 'props' in leaf)) blocks.push(branch('paragraph', open))
    open = []
  }
  for (const leaf of inline) {
    if (!isText(leaf) || leaf.type !== 'text') {
      open.push(leaf)
      continue
    }
    let from = 0
    for (const match of leaf.text.matchAll(wikiRef)) {
      const found = quoteOf(match)
      if (found === null) continue
      const before = leaf.text.slice(from, match.index).trimEnd()
      if (before !== '') open.push(text(before, leaf.format))
      close()
      blocks.push(quoteBlock(found.id, found.label, found.title ?? '', found.sourceId ?? ''))
      from = match.index + match[0].length
    }
    const rest = from === 0 ? leaf.text : leaf.text.slice(from).trimStart()
    if (rest !== '') open.push(text(rest, leaf.format))
  }
  close()
  return blocks
}

const quoteBlock = (quoteId: string, words: string, title: string, sourceId: string): TreeNode =>
  decorator('quote-block', { __quoteId: quoteId, __sourceId: sourceId, __lastWords: words, __lastTitle: title })

export function quoteFromMdast(node: Blockquote, context: ReadContext): TreeNode[] | null {
  const paragraphs = node.children.filter((child) => !(child.type === 'html' && child.value === SEPARATOR))
  if (!paragraphs.every((child) => child.type === 'paragraph')) return null
  const signature = paragraphs.at(-1)?.children
  const link = signature?.[1]
  const target = link?.type === 'link' ? parseCommonplaceUrl(link.url) : null
  if (
    signature?.length === 2 &&
    signature[0]?.type === 'text' &&
    signature[0].value === '— ' &&
    target?.kind === 'quote'
  ) {
    const words = paragraphs.slice(0, -1).map((child) => textOf(inlineFromMdast(child.children, context)))
    const title = link?.type === 'link' ? textOf(inlineFromMdast(link.children, context)) : ''
    const known = context.resolve(`quote:${target.id}`)
    return [quoteBlock(target.id, words.join('\n'), title, known?.kind === 'quote' ? (known.sourceId ?? '') : '')]
  }
  const children = joinParagraphs(paragraphs, context)
  return children && [branch('quote', children)]
}

/** Paragraphs in one element, two line breaks between them; null where the text itself has two in a row. */
export function joinParagraphs(paragraphs: readonly Paragraph[], context: ReadContext): TreeNode[] | null {
  const out: TreeNode[] = []
  for (const [i, paragraph] of paragraphs.entries()) {
    const inline = inlineFromMdast(paragraph.children, context)
    if (inline.some((leaf, at) => leaf.type === 'linebreak' && (at === 0 || inline[at - 1]?.type === 'linebreak')))
      return null
    if (i > 0) out.push(lineBreak(), lineBreak())
    out.push(...inline)
  }
  return out
}
