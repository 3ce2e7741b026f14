/**
 * Leaves of the plain tree as inline Markdown. The tree marks each leaf with bits; Markdown nests. Two things make
 * that hard: a mark may not begin or end with white space, and marks that touch (`**a***b*`) may be read differently.
 */
import type { PhrasingContent } from 'mdast'
import { BOLD, CODE, isBranch, isDecorator, isText, ITALIC, STRIKETHROUGH, type TreeNode } from '../tree.ts'
import { htmlMarks, inlineFromMdast, SEPARATOR } from './inlineFromMdast.ts'
import { parseMarkdown } from './parse.ts'
import { toCommonplaceUrl } from './references.ts'
import { stringifyInline } from './stringify.ts'

/** A leaf of Markdown and the marks it still has to be wrapped in. */
interface Item {
  format: number
  node: PhrasingContent
  /** White space and line breaks take part in a mark only between two parts that have it. */
  isSpace: boolean
}

const ATTENTION = BOLD | ITALIC | STRIKETHROUGH
const bits = [BOLD, ITALIC, STRIKETHROUGH, ...htmlMarks.map(([bit]) => bit)]
const ALL = bits.reduce((all, bit) => all | bit, 0)

const html = (value: string): PhrasingContent => ({ type: 'raw', value })

/** Inline Markdown of the leaves. `inCell`: line breaks are `<br>`. Marks never hold line breaks at their edges. */
export function inlineToMdast(nodes: readonly TreeNode[], { inCell = false } = {}): PhrasingContent[] {
  const items = hoistSpace(itemsOf(nodes, inCell))
  const built = build(items)
  if (!items.some((item, at) => touches(item, items[at + 1])) || readsBack(built, items)) return built
  return build(items.flatMap((item, at) => (touches(item, items[at + 1]) ? [item, separator] : [item])))
}

const separator: Item = { format: 0, node: html(SEPARATOR), isSpace: false }

const touches = (item: Item, next: Item | undefined): boolean =>
  next !== undefined &&
  !item.isSpace &&
  !next.isSpace &&
  (item.format & ATTENTION) !== (next.format & ATTENTION) &&
  (item.format & ATTENTION) !== 0

function itemsOf(nodes: readonly TreeNode[], inCell: boolean): Item[] {
  const items: Item[] = []
  for (const node of nodes) {
    if (isText(node)) items.push(...textItems(node.text, node.type, node.format, inCell))
    else if (node.type === 'linebreak')
      items.push({ format: ALL, node: inCell ? html('<br>') : { type: 'break' }, isSpace: true })
    else if (isDecorator(node)) {
      if (node.type === 'entity-link') items.push(entityItem(node.props))
    } else if (isBranch(node) && (node.type === 'link' || node.type === 'autolink'))
      items.push(linkItem(node.props, node.children, inCell))
    else if (isBranch(node)) items.push(...itemsOf(node.children, inCell))
  }
  return items
}

/** `[[…]]` that nothing was found for stays readable, unless its words would mean something else in Markdown. */
const plainWiki = /!?\[\[[^[\]\n\\`*_<>&~|@:!^][^[\]\n\\`*_<>&~|@]*\]\]/g

function textItems(value: string, type: string, format: number, inCell: boolean): Item[] {
  const rest = format & ALL
  if (type === 'markdown-inline') return [{ format: rest, node: html(value), isSpace: false }]
  if (format & CODE)
    return [{ format: rest, node: { type: 'inlineCode', value: value.replace(/\n/g, ' ') }, isSpace: false }]
  const items: Item[] = []
  const plain = (part: string) => {
    // Non-breaking and other visible spaces count too: CommonMark looks at all of Unicode's white space.
    for (const piece of part.split(/(^\s+|\s+$)/u)) {
      if (piece === '') continue
      items.push({
        format: rest,
        node: { type: 'text', value: piece.replace(/\n/g, ' ') },
        isSpace: piece.trim() === '',
      })
    }
  }
  let from = 0
  for (const match of value.matchAll(plainWiki)) {
    if (/www\.|https?:/i.test(match[0])) continue
    plain(value.slice(from, match.index))
    items.push({ format: rest, node: html(inCell ? match[0].replaceAll('|', '\\|') : match[0]), isSpace: false })
    from = match.index + match[0].length
  }
  plain(value.slice(from))
  return items
}

function entityItem(props: Readonly<Record<string, unknown>>): Item {
  const kind = props['__kind'] === 'source' || props['__kind'] === 'code' ? props['__kind'] : 'note'
  const id = typeof props['__targetId'] === 'string' ? props['__targetId'] : ''
  const label = typeof props['__lastLabel'] === 'string' && props['__lastLabel'] !== '' ? props['__lastLabel'] : id
  const format = typeof props['__format'] === 'number' ? props['__format'] & ALL : 0
  const children: PhrasingContent[] = [{ type: 'text', value: label }]
  return {
    format,
    node: { type: 'link', url: toCommonplaceUrl({ kind, id }), children },
    isSpace: false,
  }
}

const mayStandAlone = (url: string): boolean =>
  /^[a-z][a-z\d+.-]{1,31}:[^\s<>[\]|\\`]*$/i.test(url) &&
  (!/^mailto:/i.test(url) || /^mailto:[\w.+-]+@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d]+$/i.test(url))

function linkItem(props: Readonly<Record<string, unknown>>, children: readonly TreeNode[], inCell: boolean): Item {
  const inner = itemsOf(children, inCell)
  // What the whole link shares is marked around it.
  const shared = inner.reduce((all, item) => all & (item.isSpace ? ALL : item.format), inner.length === 0 ? 0 : ALL)
  const content = children.map((child) => (isText(child) ? { ...child, format: child.format & ~shared } : child))
  const url = typeof props['__url'] === 'string' ? props['__url'] : ''
  const title = typeof props['__title'] === 'string' ? props['__title'] : null
  // A link cannot hold a link.
  const phrasing = inlineToMdast(content, { inCell }).filter((node) => node.type !== 'link')
  const [only] = phrasing
  // Not every address that the parser makes a link of may stand in angle brackets; two texts are not put there.
  if (phrasing.length === 1 && only?.type === 'text' && !mayStandAlone(url) && only.value.length > 1)
    phrasing.splice(0, 1, { type: 'text', value: only.value.slice(0, 1) }, { type: 'text', value: only.value.slice(1) })
  return { format: shared, node: { type: 'link', url, title, children: phrasing }, isSpace: false }
}

function hoistSpace(items: readonly Item[]): Item[] {
  const out = items.map((item) => ({ ...item }))
  for (let at = 0; at < out.length; at += 1) {
    if (!out[at]?.isSpace) continue
    let end = at
    while (out[end]?.isSpace) end += 1
    const around = (out[at - 1]?.format ?? 0) & (out[end]?.format ?? 0)
    for (const item of out.slice(at, end)) item.format &= around
    // A mark may not fall away and come back inside the space.
    const shared = out.slice(at, end).reduce((all, item) => all & item.format, ALL)
    for (const item of out.slice(at, end)) item.format = shared
    at = end
  }
  return out
}

function build(items: readonly Item[]): PhrasingContent[] {
  const out: PhrasingContent[] = []
  for (let at = 0; at < items.length; ) {
    const item = items[at]
    if (item === undefined) break
    let bit = 0
    let end = at
    for (const candidate of bits) {
      let reach = at
      while ((items[reach]?.format ?? 0) & candidate) reach += 1
      if (reach > end) [bit, end] = [candidate, reach]
    }
    if (bit === 0) {
      const last = out.at(-1)
      if (item.node.type === 'text' && last?.type === 'text') last.value += item.node.value
      else out.push(item.node.type === 'text' ? { ...item.node } : item.node)
      at += 1
      continue
    }
    const inside = build(items.slice(at, end).map((inner) => ({ ...inner, format: inner.format & ~bit })))
    const tag = htmlMarks.find(([markBit]) => markBit === bit)?.[1]
    if (tag) out.push(html(`<${tag}>`), ...inside, html(`</${tag}>`))
    else out.push({ type: bit === BOLD ? 'strong' : bit === ITALIC ? 'emphasis' : 'delete', children: inside })
    at = end
  }
  return out
}

/** Whether what is written is read as it was meant. */
function readsBack(built: PhrasingContent[], items: readonly Item[]): boolean {
  const [paragraph] = parseMarkdown(stringifyInline(built))?.children ?? []
  if (paragraph?.type !== 'paragraph') return false
  const context = { resolve: () => null, definitionById: new Map(), usedDefinitions: new Set<never>() }
  const sketch = (nodes: readonly TreeNode[]): string => {
    let out = ''
    for (const node of nodes) {
      if (isText(node) && node.type === 'text' && !(node.format & CODE)) {
        for (const char of node.text) if (char.trim() !== '') out += `${char}${node.format & ATTENTION} `
      } else if (isText(node)) out += `${node.text}${node.format & ATTENTION} `
      else if (isBranch(node)) out += `(${sketch(node.children)})`
      else out += '|'
    }
    return out
  }
  // Both sides go through the same reading of leaves, the meant side without any marks to misread.
  const meant = items.flatMap((item) => inlineFromMdast([item.node], context, { format: item.format }))
  return sketch(inlineFromMdast(paragraph.children, context)) === sketch(meant)
}
