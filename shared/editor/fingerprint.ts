/** What a note says, in one comparable string: two notes of one fingerprint read the same. */
import * as Y from 'yjs'
import { noteRootOf } from '../docs/noteRoot.ts'
import { isBranch, isDecorator, isText, type TreeNode, type Value } from './tree.ts'
import { appendToY, readFromY } from './yTree.ts'

/** Set by editors for themselves, or found anew wherever the note is shown. */
const incidental = new Set([
  '__textFormat',
  '__textStyle',
  '__dir',
  '__isSyntaxHighlightSupported',
  '__value',
  '__sourceId',
  '__lastWords',
  '__lastTitle',
])

const said = (props: Record<string, Value>): [string, Value][] =>
  Object.entries(props)
    .filter(([name, value]) => !incidental.has(name) && value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))

function sketch(nodes: readonly TreeNode[]): unknown[] {
  const out: unknown[] = []
  let last: [string, number, string] | undefined
  for (const node of nodes) {
    if (isText(node)) {
      if (last && last[0] === node.type && last[1] === node.format) last[2] += node.text
      else if (node.text !== '') out.push((last = [node.type, node.format, node.text]))
      continue
    }
    last = undefined
    if (isBranch(node)) out.push([node.type, said(node.props), sketch(node.children)])
    else out.push(isDecorator(node) ? [node.type, said(node.props)] : [node.type])
  }
  return out
}

const ofRoot = (root: Y.XmlText): string => JSON.stringify(sketch(readFromY(root)))

export const noteFingerprint = (doc: Y.Doc): string => ofRoot(noteRootOf(doc))

/** The fingerprint that a note of these blocks would have. */
export function treeFingerprint(nodes: readonly TreeNode[]): string {
  const root = noteRootOf(new Y.Doc())
  root.doc?.transact(() => appendToY(root, nodes))
  return ofRoot(root)
}
