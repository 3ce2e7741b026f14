/** The plain tree to Markdown. Accepts any tree, also one that a merge left in odd shape. */
import type {
  BlockContent,
  DefinitionContent,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast'
import { type Branch, isBranch, isDecorator, isText, lineBreak, textOf, type TreeNode } from '../tree.ts'
import { alignFormats, trimmed } from './tableFromMdast.ts'
import { SEPARATOR } from './inlineFromMdast.ts'
import { insightToMdast } from './insightBlocks.ts'
import { inlineToMdast } from './inlineToMdast.ts'
import { toCommonplaceUrl } from './references.ts'
import { stringifyMarkdown } from './stringify.ts'

/** The words and the source's title of a quote as they stand now; null where the quote is not here. */
export type LookupQuote = (quoteId: string) => { words: string; title: string } | null

type Block = BlockContent | DefinitionContent

/** The Markdown of a note; '' for an empty one. `stringify` writes it in a dialect of its own. */
export function treeToMarkdown(
  nodes: readonly TreeNode[],
  lookup: LookupQuote = () => null,
  stringify: (root: Root) => string = stringifyMarkdown,
): string {
  const blocks: RootContent[] = []
  for (const block of blocksToMdast(nodes, lookup)) {
    // Kept Markdown may begin or end with a list, into which a list beside it would run.
    const previous = blocks.at(-1)
    if (previous && mayRunTogether(previous, block)) blocks.push({ type: 'html', value: SEPARATOR })
    blocks.push(block)
  }
  const root: Root = { type: 'root', children: blocks }
  return stringify(root)
}

const beginsAsList = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:\s|$)/

function mayRunTogether(previous: RootContent, next: RootContent): boolean {
  const raws = [previous, next].filter((node) => node.type === 'html')
  const isListLike = (node: RootContent) =>
    node.type === 'list' || (node.type === 'html' && beginsAsList.test(node.value))
  return raws.length > 0 && isListLike(previous) && isListLike(next)
}

const inlineTypes = new Set([
  'text',
  'tab',
  'linebreak',
  'markdown-inline',
  'link',
  'autolink',
  'entity-link',
  'code-highlight',
])
const isInline = (node: TreeNode): boolean => isText(node) || inlineTypes.has(node.type)

/** Runs of inline nodes (a paragraph each) and the blocks between them. */
function* runsOf(nodes: readonly TreeNode[]): Generator<TreeNode[] | TreeNode> {
  let run: TreeNode[] = []
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node)
      continue
    }
    if (run.length > 0) yield run
    run = []
    yield node
  }
  if (run.length > 0) yield run
}

function blocksToMdast(nodes: readonly TreeNode[], lookup: LookupQuote): Block[] {
  const blocks: Block[] = []
  for (const run of runsOf(nodes)) blocks.push(...(Array.isArray(run) ? paragraphs(run) : blockToMdast(run, lookup)))
  return blocks
}

function blockToMdast(node: TreeNode, lookup: LookupQuote): Block[] {
  if (isDecorator(node)) {
    if (node.type === 'horizontalrule') return [{ type: 'thematicBreak' }]
    if (node.type === 'insight-block') return insightBlockToMdast(node.props)
    return node.type === 'quote-block' ? [quoteBlockToMdast(node.props, lookup)] : []
  }
  if (!isBranch(node)) return []
  const { type, props, children } = node
  switch (type) {
    case 'heading': {
      const depth = Number(/^h([1-6])$/.exec(String(props['__tag']))?.[1] ?? 1) as 1 | 2 | 3 | 4 | 5 | 6
      return [
        { type: 'heading', depth, children: inlineToMdast(children) },
        ...blocksToMdast(
          children.filter((child) => !isInline(child)),
          lookup,
        ),
      ]
    }
    case 'quote':
      return [{ type: 'blockquote', children: splitRuns(children, lookup) }]
    case 'list':
    case 'listitem':
      return listsToMdast(type === 'list' ? node : { ...node, type: 'list', children: [node] }, lookup)
    case 'table':
      return tableToMdast(node)
    case 'code': {
      const [lang = '', ...meta] = typeof props['__language'] === 'string' ? props['__language'].split(' ') : []
      return [{ type: 'code', lang: lang || null, meta: meta.join(' ') || null, value: textOf(children) }]
    }
    case 'markdown': {
      const value = textOf(children).replace(/^\n+|\n+$/g, '')
      return value.trim() === '' ? [] : [{ type: 'html', value }]
    }
    default:
      return blocksToMdast(children, lookup)
  }
}

/** One paragraph, or none when nothing is in it. A line break at its end says nothing in Markdown. */
function paragraphs(inline: readonly TreeNode[]): Paragraph[] {
  const nodes = [...inline]
  while (nodes.at(-1)?.type === 'linebreak') nodes.pop()
  const children = inlineToMdast(nodes)
  return children.length === 0 ? [] : [{ type: 'paragraph', children }]
}

/** Inside a list's item or a block quote two line breaks part paragraphs, because Lexical has none there. */
function splitRuns(nodes: readonly TreeNode[], lookup: LookupQuote): Block[] {
  const blocks: Block[] = []
  for (const run of runsOf(nodes)) {
    if (!Array.isArray(run)) {
      blocks.push(...blockToMdast(run, lookup))
      continue
    }
    let open: TreeNode[] = []
    for (const [at, node] of run.entries()) {
      if (open.length > 0 || node.type !== 'linebreak') open.push(node)
      if (node.type === 'linebreak' && run[at + 1]?.type === 'linebreak') {
        blocks.push(...paragraphs(open))
        open = []
      }
    }
    blocks.push(...paragraphs(open))
  }
  return blocks
}

function insightBlockToMdast(props: Readonly<Record<string, unknown>>): Block[] {
  const string = (name: string) => (typeof props[name] === 'string' ? props[name] : '')
  return insightToMdast({
    picture: string('__picture'),
    filters: string('__filters'),
    caption: string('__caption'),
  })
}

function quoteBlockToMdast(props: Readonly<Record<string, unknown>>, lookup: LookupQuote): Block {
  const string = (name: string) => (typeof props[name] === 'string' ? props[name] : '')
  const id = string('__quoteId')
  const found = lookup(id)
  const words = (found?.words ?? string('__lastWords')).split(/\s*\n\s*/).filter((line) => line.trim() !== '')
  const title = (found?.title ?? string('__lastTitle')).replace(/\s+/g, ' ').trim()
  const signature: PhrasingContent[] = [
    { type: 'text', value: '— ' },
    {
      type: 'link',
      url: toCommonplaceUrl({ kind: 'quote', id }),
      children: title === '' ? [] : [{ type: 'text', value: title }],
    },
  ]
  const lines = words.map(
    (line): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value: line.trim() }] }),
  )
  return { type: 'blockquote', children: [...lines, { type: 'paragraph', children: signature }] }
}

function listsToMdast(list: Branch, lookup: LookupQuote): Block[] {
  const ordered =
    list.props['__listType'] === 'number' || (list.props['__listType'] == null && list.props['__tag'] === 'ol')
  const isCheck = list.props['__listType'] === 'check'
  const start = Number(list.props['__start'] ?? 1)
  const items: ListItem[] = []
  for (const child of list.children) {
    const content = isBranch(child) && child.type === 'listitem' ? child.children : [child]
    const own = content.filter((node) => !(isBranch(node) && node.type === 'list'))
    const nested = content.filter((node): node is Branch => isBranch(node) && node.type === 'list')
    const blocks = splitRuns(own, lookup)
    const last = items.at(-1)
    // Lexical puts a nested list into an item of its own; in Markdown it belongs to the item before.
    if (own.length === 0 && nested.length > 0 && last) {
      for (const inner of nested) last.children.push(...listsToMdast(inner, lookup))
      continue
    }
    const checked = isCheck && isBranch(child) ? child.props['__checked'] === true : null
    const isEmptyTask = checked !== null && blocks.length === 0
    const head: Block[] = isEmptyTask
      ? [{ type: 'paragraph', children: [{ type: 'raw', value: checked ? '[x]' : '[ ]' }] }]
      : []
    const children = [...head, ...blocks, ...nested.flatMap((inner) => listsToMdast(inner, lookup))]
    const spread = blocks.length > 1
    items.push({ type: 'listItem', spread, checked: isEmptyTask ? null : checked, children })
  }
  if (items.length === 0) return []
  const safeStart = Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1
  return [{ type: 'list', ordered, start: ordered ? safeStart : null, spread: false, children: items }]
}

/** A cell's blocks in one line, `<br>` between them: Markdown has nothing else there. */
function cellInline(nodes: readonly TreeNode[]): TreeNode[] {
  const out: TreeNode[] = []
  for (const run of runsOf(nodes)) {
    const inline = Array.isArray(run) ? run : isBranch(run) ? cellInline(run.children) : []
    if (out.length > 0 && inline.length > 0) out.push(lineBreak())
    out.push(...inline)
  }
  return out
}

function tableToMdast(table: Branch): Block[] {
  const cellsByRow = table.children
    .filter(isBranch)
    .filter((row) => row.type === 'tablerow')
    .map((row) => row.children.filter(isBranch))
  const [header] = cellsByRow
  if (header === undefined) return []
  const width = Math.max(1, ...cellsByRow.map((cells) => cells.length))
  const align = Array.from({ length: width }, (_, x) => {
    const format = header[x]?.children.filter(isBranch)[0]?.props['__format']
    return (Object.entries(alignFormats).find(([, value]) => value === format)?.[0] ?? null) as
      | 'left'
      | 'center'
      | 'right'
      | null
  })
  const rows = cellsByRow.map(
    (cells): TableRow => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, x) => ({
        type: 'tableCell',
        children: inlineToMdast(trimmed(cellInline(cells[x]?.children ?? [])), { inCell: true }),
      })),
    }),
  )
  return [{ type: 'table', align, children: rows }]
}
