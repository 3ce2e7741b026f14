/**
 * A note's Markdown as a vault reads it: links into the workspace are wiki links to the files beside it, formulas and tags
 * stand word for word, a callout is one again. Read back by `treeFromVault`, it is the same note.
 */
import type { Link, Nodes, PhrasingContent, Root, Text } from 'mdast'
import { type CommonplaceRef, parseCommonplaceUrl } from '../markdown/references.ts'
import { stringifyMarkdown } from '../markdown/stringify.ts'
import { type LookupQuote, treeToMarkdown } from '../markdown/toMarkdown.ts'
import type { TreeNode } from '../tree.ts'
import { blockOfQuote } from './wikiTarget.ts'

/** The file of a thing, below the top, without its ending; for a quote its source's. Null: it has none. */
export type FileOf = (ref: CommonplaceRef) => string | null

/** Stands in the file as it is. */
export const verbatimText = (value: string): PhrasingContent => ({ type: 'raw', value })
const raw = verbatimText

/** Between brackets every sign is itself, but these end them or part them. */
const isWikiSafe = (label: string): boolean => label !== '' && label.trim() === label && !/[[\]|\n\\]/.test(label)

function linkAcross(node: Link, fileOf: FileOf, inCell: boolean): PhrasingContent {
  const ref = parseCommonplaceUrl(node.url)
  const file = ref && fileOf(ref)
  if (!ref || file === null) return node
  const place = ref.kind === 'quote' ? `#^${blockOfQuote(ref.id)}` : ''
  const [only] = node.children
  const label = node.children.length === 1 && only?.type === 'text' ? only.value : null
  const isBare = node.children.length === 0 && ref.kind === 'quote'
  if (isBare) return raw(`[[${file}${place}]]`)
  if (label !== null && isWikiSafe(label) && !node.title)
    return raw(`[[${file}${place}${inCell ? '\\|' : '|'}${label}]]`)
  // Each file lies in a folder of its kind, one below the top.
  return { ...node, url: `../${file.split('/').map(encodeURIComponent).join('/')}.md${place}` }
}

/** As the reading of vaults sees a formula in a line; what comes before may not escape it. */
const formula =
  /(?<![\\$])(\$\$(?!\$)(?:[^$\n\\]|\\[^\n])+\$\$(?!\$)|\$(?![\s$])(?:[^$\n\\]|\\[^\n])*(?<![\s\\])\$(?![\d$]))/g
const tag = /(?<![^\s(,;])#(?=[\p{L}\p{N}_/-]*[\p{L}_/-])(?:[\p{L}\p{N}\p{M}_/-]+)/gu
/** Not at its end, where an escape or a mark of the next node may belong to it. */
const verbatim = new RegExp(`${formula.source}|${tag.source}|(\\$)`, 'gu')

function textAcross({ value }: Text, inCell: boolean): PhrasingContent[] {
  if (!/[$#]/.test(value)) return [{ type: 'text', value }]
  const parts: PhrasingContent[] = []
  let from = 0
  const add = (words: string): void => {
    if (words !== '') parts.push({ type: 'text', value: words })
  }
  for (const match of value.matchAll(verbatim)) {
    add(value.slice(from, match.index))
    const word = match[0]
    // Any other sign might open a formula with one that stands further on.
    if (word === '$') parts.push(raw('\\$'))
    else parts.push(raw(inCell ? word.replaceAll('|', '\\|') : word))
    from = match.index + word.length
  }
  add(value.slice(from))
  return parts
}

const CALLOUT = /^\[![\w-]+\][+-]?/

function across(node: Nodes, fileOf: FileOf, inCell: boolean): Nodes[] {
  if (node.type === 'link') return [linkAcross(node, fileOf, inCell)]
  if (node.type === 'text') return textAcross(node, inCell)
  if (!('children' in node)) return [node]
  const isCell = inCell || node.type === 'tableCell'
  const children = node.children.flatMap((child) => across(child, fileOf, isCell))
  if (node.type === 'blockquote') {
    const [first] = children
    const [words] = first?.type === 'paragraph' ? first.children : []
    const sign = words?.type === 'text' ? CALLOUT.exec(words.value)?.[0] : undefined
    if (first?.type === 'paragraph' && words?.type === 'text' && sign !== undefined)
      first.children = [raw(sign), { type: 'text', value: words.value.slice(sign.length) }, ...first.children.slice(1)]
  }
  return [{ ...node, children } as Nodes]
}

/** A document's Markdown; its links are `commonplace:` addresses. */
export const vaultMarkdown = (root: Root, fileOf: FileOf): string =>
  stringifyMarkdown({
    ...root,
    children: root.children.flatMap((node) => across(node, fileOf, false)) as Root['children'],
  })

/** A note's Markdown. */
export const treeToVault = (nodes: readonly TreeNode[], lookup: LookupQuote, fileOf: FileOf): string =>
  treeToMarkdown(nodes, lookup, (root) => vaultMarkdown(root, fileOf))
