/**
 * A vault's blocks as a note can hold them: wiki links and tags become links whose meaning is found later, highlights
 * become marks, the title of a callout a line of its own. What stands in code or in addresses is left alone.
 */
import type { Blockquote, Nodes, Paragraph, Parents, PhrasingContent, RootContent, Text } from 'mdast'
import { toCommonplaceUrl } from '../markdown/references.ts'
import { parseWikiLink, quoteOfBlock, toPendingUrl, wikiLabel } from './wikiTarget.ts'

export interface Flavour {
  /** Written by us: highlights and tags are not looked for, for we write neither. */
  isOurs: boolean
}

const text = (value: string): Text => ({ type: 'text', value })

const pending = (written: string, label: string): PhrasingContent => ({
  type: 'link',
  url: toPendingUrl(written),
  children: [text(label)],
})

/** A tag has at least one sign that is no digit. */
const tag = /(?<![^\s(,;])#(?=[\p{L}\p{N}_/-]*[\p{L}_/-])([\p{L}\p{N}\p{M}_/-]+)/gu

function withTags(value: string): PhrasingContent[] {
  if (!value.includes('#')) return [text(value)]
  const parts: PhrasingContent[] = []
  let from = 0
  for (const match of value.matchAll(tag)) {
    if (match.index > from) parts.push(text(value.slice(from, match.index)))
    parts.push(pending(match[0], match[0]))
    from = match.index + match[0].length
  }
  if (from < value.length) parts.push(text(value.slice(from)))
  return parts
}

const MARK = /(?<!=)==(?!=)/g

/** `==…==` among siblings becomes `<mark>…</mark>`, which the reading of marks knows. */
function withHighlights(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  if (!nodes.some((node) => node.type === 'text' && node.value.includes('=='))) return [...nodes]
  const out: PhrasingContent[] = []
  let open: number | null = null
  for (const node of nodes) {
    if (node.type !== 'text') {
      out.push(node)
      continue
    }
    let from = 0
    for (const { index } of node.value.matchAll(MARK)) {
      const before = node.value[index - 1]
      const after = node.value[index + 2]
      const mayOpen = after === undefined ? node !== nodes.at(-1) : after.trim() !== ''
      const mayClose = before === undefined ? out.length > 0 : before.trim() !== ''
      if (open === null ? !mayOpen : !mayClose || (before === undefined && open === out.length - 1)) continue
      if (index > from) out.push(text(node.value.slice(from, index)))
      from = index + 2
      if (open === null) {
        open = out.length
        out.push({ type: 'html', value: '<mark>' })
      } else {
        out.push({ type: 'html', value: '</mark>' })
        open = null
      }
    }
    if (from < node.value.length) out.push(text(node.value.slice(from)))
  }
  // One that nothing ends is two signs.
  if (open !== null) out.splice(open, 1, text('=='))
  return out
}

function adaptInline(nodes: readonly PhrasingContent[], flavour: Flavour, inCell: boolean): PhrasingContent[] {
  const adapted = nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'raw': {
        const written = inCell ? node.value.replaceAll('\\|', '|') : node.value
        const wiki = parseWikiLink(written)
        return [wiki ? pending(written, wikiLabel(wiki)) : text(written)]
      }
      case 'text':
        return flavour.isOurs ? [node] : withTags(node.value)
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ ...node, children: adaptInline(node.children, flavour, inCell) }]
      case 'link':
      case 'linkReference':
        return [{ ...node, children: node.children.map(asWords) }]
      default:
        return [node]
    }
  })
  return flavour.isOurs ? adapted : withHighlights(adapted)
}

/** A link cannot hold a link: what looks like one in its words is words. */
function asWords(node: PhrasingContent): PhrasingContent {
  if (node.type === 'raw') return text(node.value)
  return 'children' in node ? { ...node, children: node.children.map(asWords) } : node
}

const CALLOUT = /^\[![\w-]+\][+-]?/

/** `> [!note] title` and what follows it in the next line are two paragraphs. */
function calloutTitle(paragraph: Paragraph): Paragraph[] {
  const [first] = paragraph.children
  if (first?.type !== 'text' || !CALLOUT.test(first.value)) return [paragraph]
  const at = paragraph.children.findIndex((node) => node.type === 'text' && node.value.includes('\n'))
  const node = paragraph.children[at]
  if (node?.type !== 'text') return [paragraph]
  const end = node.value.indexOf('\n')
  const [title, rest] = [node.value.slice(0, end), node.value.slice(end + 1)]
  return [
    { type: 'paragraph', children: [...paragraph.children.slice(0, at), text(title)] },
    { type: 'paragraph', children: [text(rest), ...paragraph.children.slice(at + 1)] },
  ]
}

/** A quote of a source, as we write it: its words, and below them the link to their place. */
function withQuoteLink(paragraph: Paragraph): Paragraph {
  const [dash, raw] = paragraph.children
  if (paragraph.children.length !== 2 || dash?.type !== 'text' || dash.value !== '— ') return paragraph
  if (raw?.type === 'link') {
    // A title that brackets cannot hold.
    const id = quoteOfBlock(/\.md#\^([\w-]+)$/.exec(raw.url)?.[1] ?? '')
    return id === null
      ? paragraph
      : { ...paragraph, children: [dash, { ...raw, url: toCommonplaceUrl({ kind: 'quote', id }) }] }
  }
  if (raw?.type !== 'raw') return paragraph
  const wiki = parseWikiLink(raw.value)
  const quoteId = wiki && quoteOfBlock(wiki.block)
  if (!wiki || quoteId === null) return paragraph
  const url = toCommonplaceUrl({ kind: 'quote', id: quoteId })
  return { ...paragraph, children: [dash, { type: 'link', url, children: [text(wiki.shown ?? '')] }] }
}

function quotation(node: Blockquote): Blockquote {
  const [first, ...rest] = node.children
  const children = first?.type === 'paragraph' ? [...calloutTitle(first), ...rest] : node.children
  const last = children.at(-1)
  return { ...node, children: last?.type === 'paragraph' ? [...children.slice(0, -1), withQuoteLink(last)] : children }
}

/** For the reading of a vault's Markdown; leaves the block that it is given as it is. */
export function createFlavour(flavour: Flavour): (block: RootContent) => RootContent {
  const adapt = (node: Nodes): Nodes => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      return { ...node, children: adaptInline(node.children, flavour, node.type === 'tableCell') }
    if (!('children' in node)) return node
    const shaped: Parents = node.type === 'blockquote' ? quotation(node) : node
    return { ...shaped, children: shaped.children.map(adapt) } as Nodes
  }
  return (block) => adapt(block) as RootContent
}
