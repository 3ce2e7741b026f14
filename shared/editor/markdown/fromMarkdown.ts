/**
 * Markdown to the plain tree. A block that Lexical has no form for is kept as the Markdown it was written in
 * (see nodes/markdownNodes.ts), so that reading never loses anything.
 */
import type { Definition, FootnoteReference, ImageReference, LinkReference, Nodes, Root, RootContent } from 'mdast'
import { type Branch, branch, decorator, linesToNodes, type TreeNode } from '../tree.ts'
import { inlineFromMdast, type ReadContext, SEPARATOR } from './inlineFromMdast.ts'
import { insightEnd, insightFromMdast } from './insightBlocks.ts'
import { listsFromMdast } from './listsFromMdast.ts'
import { chunksOf, cleanMarkdown, parseMarkdown } from './parse.ts'
import { paragraphFromMdast, quoteFromMdast } from './quotesFromMdast.ts'
import type { ResolveRef } from './references.ts'
import { stringifyBlock } from './stringify.ts'
import { tableFromMdast } from './tableFromMdast.ts'

/** Deeper blocks are kept as Markdown: everything after this point may recurse. */
const MAX_DEPTH = 40

/** How a dialect of Markdown is read. */
export interface ReadOptions {
  splitsLists?: boolean
  /** Null: too large or too deep. May leave `raw` nodes in the text. */
  parse?: (cleaned: string) => Root | null
  /** A block as it is to be read; what is kept word for word is taken from the block that was parsed. */
  adapt?: (block: RootContent) => RootContent
}

const rawBlock = (markdown: string): Branch => branch('markdown', linesToNodes(markdown))

/**
 * The blocks of a note. Never throws; what cannot be read safely comes back as kept Markdown. With `splitsLists`, for
 * what a person pastes, a list that mixes tasks and plain items becomes several lists, as the editor has no such list;
 * otherwise it is kept word for word.
 */
export function treeFromMarkdown(
  markdown: string,
  resolve: ResolveRef = () => null,
  { splitsLists = false, parse = parseMarkdown, adapt }: ReadOptions = {},
): TreeNode[] {
  const cleaned = cleanMarkdown(markdown)
  const root = parse(cleaned)
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
  const slice = (node: RootContent) => asWritten(node, cleaned, parse)
  const keptRaw: RootContent[] = []
  let insideInsight = -1
  const blocks = root.children.map((node, at): [RootContent, TreeNode[]] => {
    if (at <= insideInsight) return [node, []]
    const insight = insightFromMdast(node)
    if (insight) {
      insideInsight = insightEnd(root.children, at)
      const { picture, filters, caption } = insight
      return [node, [decorator('insight-block', { __picture: picture, __filters: filters, __caption: caption })]]
    }
    if (node.type === 'html' && node.value === SEPARATOR) return [node, []]
    if (node.type === 'definition') return [node, []]
    const read = depthOf(node) > MAX_DEPTH ? null : blockFromMdast(adapt ? adapt(node) : node, context)
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
function asWritten(node: RootContent, markdown: string, parse: typeof parseMarkdown): string {
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
  const alone = parse(['x', written, 'x', ...stubs].join('\n\n'))?.children
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
