/** Words, marks and links of a Markdown paragraph as leaves of the plain tree. */
import type { Definition, PhrasingContent } from 'mdast'
import {
  BOLD,
  branch,
  CODE,
  decorator,
  HIGHLIGHT,
  ITALIC,
  isText,
  lineBreak,
  rawInline,
  STRIKETHROUGH,
  SUBSCRIPT,
  SUPERSCRIPT,
  text,
  type TreeNode,
  UNDERLINE,
} from '../tree.ts'
import { parseCommonplaceUrl, type ResolveRef, wikiRef } from './references.ts'
import { stringifyInline } from './stringify.ts'

/** What reading a document needs to know besides the node at hand. */
export interface ReadContext {
  resolve: ResolveRef
  definitionById: ReadonlyMap<string, Definition>
  /** Definitions that were written out into links; the others stay in the document. */
  usedDefinitions: Set<Definition>
  /** A list that mixes tasks and plain items becomes several; otherwise it is kept as Markdown. */
  splitsLists?: boolean
}

/** Marks that Markdown has no sign for are written as HTML, and read back. */
export const htmlMarks: readonly (readonly [bit: number, tag: string])[] = [
  [UNDERLINE, 'u'],
  [SUBSCRIPT, 'sub'],
  [SUPERSCRIPT, 'sup'],
  [HIGHLIGHT, 'mark'],
]
/** Stands between two marks (or two lists) that would run into each other; means nothing. */
export const SEPARATOR = '<!---->'

const markBits = { emphasis: ITALIC, strong: BOLD, delete: STRIKETHROUGH } as const

/** The leaves of inline Markdown. `inCell`: `<br>` is a line break there, for a table's cell has no other. */
export function inlineFromMdast(
  nodes: readonly PhrasingContent[],
  context: ReadContext,
  { format = 0, inCell = false, inLink = false } = {},
): TreeNode[] {
  const out: TreeNode[] = []
  const add = (node: TreeNode) => {
    const last = out.at(-1)
    if (
      isText(node) &&
      node.type === 'text' &&
      last &&
      isText(last) &&
      last.type === 'text' &&
      last.format === node.format
    )
      last.text += node.text
    else if (!isText(node) || node.text !== '') out.push(node)
  }
  const addAll = (children: readonly PhrasingContent[], bits: number) => {
    for (const node of inlineFromMdast(children, context, { format: format | bits, inCell, inLink })) add(node)
  }
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]
    if (node === undefined) continue
    switch (node.type) {
      case 'text':
        for (const part of textParts(node.value.replace(/[ \t]*\n[ \t]*/g, ' '), format, inLink, context.resolve))
          add(part)
        break
      case 'emphasis':
      case 'strong':
      case 'delete':
        addAll(node.children, markBits[node.type])
        break
      case 'inlineCode':
        add(text(node.value.replace(/\n/g, ' '), format | CODE))
        break
      case 'break':
        add(lineBreak())
        break
      case 'link':
        add(
          linkFrom(
            node.url,
            node.title,
            inlineFromMdast(node.children, context, { format, inCell, inLink: true }),
            format,
          ),
        )
        break
      case 'linkReference': {
        const definition = takeDefinition(node.identifier, context)
        const children = inlineFromMdast(node.children, context, { format, inCell, inLink: true })
        if (definition) add(linkFrom(definition.url, definition.title, children, format))
        else for (const child of children) add(child)
        break
      }
      case 'imageReference': {
        const definition = takeDefinition(node.identifier, context)
        const image = { type: 'image', url: definition?.url ?? '', title: definition?.title, alt: node.alt } as const
        add(rawInline(stringifyInline([image]), format))
        break
      }
      // Only what we are about to write has these.
      case 'raw':
      case 'html': {
        if (node.value === SEPARATOR) break
        if (inCell && /^<br\s*\/?>$/i.test(node.value)) {
          add(lineBreak())
          break
        }
        const mark = htmlMarks.find(([, tag]) => node.value === `<${tag}>`)
        const close = mark
          ? nodes.findIndex((other, i) => i > at && other.type === 'html' && other.value === `</${mark[1]}>`)
          : -1
        if (mark && close !== -1) {
          addAll(nodes.slice(at + 1, close), mark[0])
          at = close
        } else add(rawInline(node.value, format))
        break
      }
      default:
        add(rawInline(stringifyInline([node]), format))
    }
  }
  return out
}

function takeDefinition(identifier: string, { definitionById, usedDefinitions }: ReadContext): Definition | undefined {
  const definition = definitionById.get(identifier)
  if (definition) usedDefinitions.add(definition)
  return definition
}

function linkFrom(url: string, title: string | null | undefined, children: TreeNode[], format: number): TreeNode {
  const target = parseCommonplaceUrl(url)
  if (
    target !== null &&
    target.kind !== 'quote' &&
    title == null &&
    children.every((child) => isText(child) && child.type === 'text' && child.format === format)
  ) {
    const label = children.map((child) => (isText(child) ? child.text : '')).join('')
    return decorator('entity-link', {
      __kind: target.kind,
      __targetId: target.id,
      __lastLabel: label,
      __format: format,
    })
  }
  return branch('link', children, { __url: url, __title: title ?? null })
}

function textParts(value: string, format: number, inLink: boolean, resolve: ResolveRef): TreeNode[] {
  if (inLink || !value.includes('[[')) return [text(value, format)]
  const parts: TreeNode[] = []
  let from = 0
  for (const match of value.matchAll(wikiRef)) {
    const found = match[1] === '!' ? null : resolve((match[2] ?? '').trim())
    if (found === null || found.kind === 'quote') continue
    const props = {
      __kind: found.kind,
      __targetId: found.id,
      __lastLabel: match[3]?.trim() ?? found.label,
      __format: format,
    }
    parts.push(text(value.slice(from, match.index), format), decorator('entity-link', props))
    from = match.index + match[0].length
  }
  return [...parts, text(value.slice(from), format)]
}
