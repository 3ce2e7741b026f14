/**
 * Markdown to the plain tree. A block that Lexical has no form for is kept as the Markdown it was written in
 * (see nodes/markdownNodes.ts), so that reading never loses anything.
 */
import type {
  Blockquote,
  Definition,
  FootnoteReference,
  ImageReference,
  LinkReference,
  List,
  ListItem,
  Nodes,
  Paragraph,
  RootContent,
  Table,
} from 'mdast'
import {
  type Branch,
  branch,
  CODE,
  decorator,
  isText,
  lineBreak,
  linesToNodes,
  text,
  textOf,
  type TreeNode,
} from '../tree.ts'
import { inlineFromMdast, type ReadContext, SEPARATOR } from './inlineFromMdast.ts'
import { chunksOf, cleanMarkdown, parseMarkdown } from './parse.ts'
import { parseCommonplaceUrl, type ResolveRef, wikiRef } from './references.ts'
import { stringifyBlock } from './stringify.ts'

/** Deeper blocks are kept as Markdown: everything after this point may recurse. */
const MAX_DEPTH = 40
/** Values of Lexical's element format for a table column's alignment. */
export const alignFormats = { left: 1, center: 2, right: 3 } as const

const rawBlock = (markdown: string): Branch => branch('markdown', linesToNodes(markdown))

/**
 * The blocks of a note. Never throws; what cannot be read safely comes back as kept Markdown. With `splitsLists`, for
 * what a person pastes, a list that mixes tasks and plain items becomes several lists, as the editor has no such list;
 * otherwise it is kept word for word.
 */
export function treeFromMarkdown(
  markdown: string,
  resolve: ResolveRef = () => null,
  { splitsLists = false } = {},
): TreeNode[] {
  const cleaned = cleanMarkdown(markdown)
  const root = parseMarkdown(cleaned)
  if (root === null)
    return chunksOf(cleaned)
      .filter((chunk) => chunk.trim() !== '')
      .map((chunk) => rawBlock(chunk.replace(/\s+$/, '')))
  const context: ReadContext = {
    resolve,
    definitionById: definitionsOf(root.children),
    usedDefinitions: new Set(),
    splitsLists,
  }
  const slice = (node: RootContent) => asWritten(node, cleaned)
  const keptRaw: RootContent[] = []
  const blocks = root.children.map((node): [RootContent, TreeNode[]] => {
    if (node.type === 'html' && node.value === SEPARATOR) return [node, []]
    if (node.type === 'definition') return [node, []]
    const read = depthOf(node) > MAX_DEPTH ? null : blockFromMdast(node, context)
    if (read === null) keptRaw.push(node)
    return [node, read ?? [rawBlock(slice(node))]]
  })
  // A definition may go when every link that used it was written out; kept Markdown still needs its own.
  const stillNeeded = new Set(
    keptRaw
      .flatMap(referencesIn)
      .filter(({ type }) => type !== 'footnoteReference')
      .map(({ identifier }) => identifier),
  )
  return blocks.flatMap(([node, read]) => {
    if (node.type !== 'definition') return read
    return context.usedDefinitions.has(node) && !stillNeeded.has(node.identifier) ? [] : [rawBlock(slice(node))]
  })
}

/**
 * A block's own Markdown. What it means may hang on the lines around it (a list that follows a paragraph without a
 * blank line); then it is written anew.
 */
function asWritten(node: RootContent, markdown: string): string {
  const start = node.position?.start.offset ?? 0
  const lineStart = markdown.lastIndexOf('\n', start - 1) + 1
  const end = node.position?.end.offset ?? markdown.length
  const isContainer = node.type === 'list' || node.type === 'blockquote' || node.type === 'footnoteDefinition'
  if (!isContainer) return markdown.slice(start, end)
  // Moved to the margin, or it might be read as part of a list before it.
  const margin = /^ {0,3}$/.exec(markdown.slice(lineStart, start))?.[0].length ?? 0
  const written = markdown.slice(start, end).replace(new RegExp(`\\n {0,${margin}}`, 'g'), '\n')
  // What it refers to must be there, or a reference would read as text.
  const stubs = referencesIn(node).map(
    ({ type, label, identifier }) => `[${type === 'footnoteReference' ? '^' : ''}${label ?? identifier}]: x`,
  )
  const alone = parseMarkdown(['x', written, 'x', ...stubs].join('\n\n'))?.children
  const shape = (block: RootContent | undefined) =>
    JSON.stringify(block, (name, value: unknown) =>
      name === 'position' || name === 'spread' ? undefined : typeof value === 'string' ? value.trimEnd() : value,
    )
  return alone?.[2]?.type === 'paragraph' && shape(alone[1]) === shape(node) ? written : stringifyBlock(node)
}

function definitionsOf(nodes: readonly RootContent[]): Map<string, Definition> {
  const byId = new Map<string, Definition>()
  const visit: Nodes[] = [...nodes].reverse()
  for (let node = visit.pop(); node !== undefined; node = visit.pop()) {
    if (node.type === 'definition' && !byId.has(node.identifier)) byId.set(node.identifier, node)
    if ('children' in node) visit.push(...[...node.children].reverse())
  }
  return byId
}

function referencesIn(root: RootContent): (LinkReference | ImageReference | FootnoteReference)[] {
  const found: (LinkReference | ImageReference | FootnoteReference)[] = []
  const visit: Nodes[] = [root]
  for (let node = visit.pop(); node !== undefined; node = visit.pop()) {
    if (node.type === 'linkReference' || node.type === 'imageReference' || node.type === 'footnoteReference')
      found.push(node)
    if ('children' in node) visit.push(...node.children)
  }
  return found
}

function depthOf(root: Nodes): number {
  let deepest = 0
  const visit: [Nodes, number][] = [[root, 0]]
  for (let next = visit.pop(); next !== undefined; next = visit.pop()) {
    const [node, depth] = next
    deepest = Math.max(deepest, depth)
    if ('children' in node) for (const child of node.children) visit.push([child, depth + 1])
  }
  return deepest
}

/** Null: Lexical has no form for this block. */
function blockFromMdast(node: RootContent, context: ReadContext): TreeNode[] | null {
  switch (node.type) {
    case 'paragraph':
      return paragraphFromMdast(node, context)
    case 'heading':
      return [branch('heading', inlineFromMdast(node.children, context), { __tag: `h${node.depth}` })]
    case 'thematicBreak':
      return [decorator('horizontalrule')]
    case 'code': {
      const language = node.lang == null ? undefined : [node.lang, node.meta].filter(Boolean).join(' ')
      return [branch('code', linesToNodes(node.value), { __language: language })]
    }
    case 'blockquote':
      return quoteFromMdast(node, context)
    case 'list':
      return listsFromMdast(node, context)
    case 'table':
      return [tableFromMdast(node, context)]
    default:
      return null
  }
}

/** A paragraph, cut where a quote is embedded: a quote is a block of its own. */
function paragraphFromMdast(node: Paragraph, context: ReadContext): TreeNode[] {
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

function quoteFromMdast(node: Blockquote, context: ReadContext): TreeNode[] | null {
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
function joinParagraphs(paragraphs: readonly Paragraph[], context: ReadContext): TreeNode[] | null {
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

/** A ticked box without words is not a task to the parser, but an empty task in an editor. */
function taskOf(item: ListItem): { checked: boolean | null; children: ListItem['children'] } {
  const children = item.children.filter((child) => !(child.type === 'html' && child.value === SEPARATOR))
  const [first] = children
  const only = first?.type === 'paragraph' && first.children.length === 1 ? first.children[0] : undefined
  const box = item.checked == null && only?.type === 'text' ? /^\[([ xX])\]$/.exec(only.value) : null
  if (box) return { checked: box[1] !== ' ', children: [{ type: 'paragraph', children: [] }, ...children.slice(1)] }
  return { checked: item.checked ?? null, children }
}

/** One list, or where lists are split those that a mixed one falls into; null where there is no form for it. */
function listsFromMdast(list: List, context: ReadContext): Branch[] | null {
  const runs: List[] = []
  let last: boolean | undefined
  for (const item of list.children) {
    const isTask = taskOf(item).checked !== null
    const run = runs.at(-1)
    if (run === undefined || (context.splitsLists && isTask !== last))
      // Only bullets have boxes; numbers go on where the list before ended.
      runs.push(
        isTask && context.splitsLists
          ? { ...list, ordered: false, children: [item] }
          : { ...list, start: (list.start ?? 1) + list.children.indexOf(item), children: [item] },
      )
    else run.children.push(item)
    last = isTask
  }
  const read = runs.map((run) => listFromMdast(run, context))
  return read.every((each) => each !== null) ? read : null
}

function listFromMdast(list: List, context: ReadContext): Branch | null {
  const tasks = list.children.map(taskOf)
  const isCheck = tasks.length > 0 && tasks.every(({ checked }) => checked !== null)
  if (!isCheck && tasks.some(({ checked }) => checked !== null)) return null
  if (isCheck && list.ordered) return null
  const start = list.ordered ? (list.start ?? 1) : 1
  const items: TreeNode[] = []
  let value = start
  for (const { checked, children } of tasks) {
    const split = children.findIndex((child) => child.type !== 'paragraph')
    const paragraphs = (split === -1 ? children : children.slice(0, split)).filter(
      (child) => child.type === 'paragraph',
    )
    const nested = split === -1 ? [] : children.slice(split)
    if (!nested.every((child) => child.type === 'list') || (paragraphs.length === 0 && nested.length > 0)) return null
    const inline = joinParagraphs(paragraphs, context)
    if (inline === null) return null
    items.push(branch('listitem', inline, { __value: value, __checked: isCheck ? checked : undefined }))
    value += 1
    for (const child of nested) {
      const inner = listsFromMdast(child, context)
      if (inner === null) return null
      for (const each of inner) items.push(branch('listitem', [each], { __value: value }))
    }
  }
  const listType = isCheck ? 'check' : list.ordered ? 'number' : 'bullet'
  return branch('list', items, { __listType: listType, __tag: list.ordered ? 'ol' : 'ul', __start: start })
}

const ROW_HEADER = 1

/** Without white space at its ends: a table's cell cannot write it. */
export function trimmed(inline: readonly TreeNode[]): TreeNode[] {
  const nodes = [...inline]
  for (let first = nodes[0]; first !== undefined && isSpace(first); first = nodes[0]) nodes.shift()
  for (let last = nodes.at(-1); last !== undefined && isSpace(last); last = nodes.at(-1)) nodes.pop()
  const first = nodes[0]
  if (first && isText(first) && !(first.format & CODE)) nodes[0] = { ...first, text: first.text.trimStart() }
  const last = nodes.at(-1)
  if (last && isText(last) && !(last.format & CODE)) nodes[nodes.length - 1] = { ...last, text: last.text.trimEnd() }
  return nodes
}

const isSpace = (node: TreeNode): boolean => isText(node) && !(node.format & CODE) && node.text.trim() === ''

function tableFromMdast(table: Table, context: ReadContext): Branch {
  const width = Math.max(1, ...table.children.map((row) => row.children.length))
  const rows = table.children.map((row, y) => {
    const cells = Array.from({ length: width }, (_, x) => {
      const align = table.align?.[x]
      const inline = trimmed(inlineFromMdast(row.children[x]?.children ?? [], context, { inCell: true }))
      const paragraph = branch('paragraph', inline, { __format: align ? alignFormats[align] : 0 })
      return branch('tablecell', [paragraph], { __headerState: y === 0 ? ROW_HEADER : 0 })
    })
    return branch('tablerow', cells)
  })
  return branch('table', rows)
}
