/** Whether an editor shows exactly what its document holds, as far as a reader or Markdown could tell. */
import type { LexicalEditor } from 'lexical'
import type { Doc } from 'yjs'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { treeFromState } from '#shared/editor/lexicalTree.ts'
import { isBranch, isText, type TreeNode } from '#shared/editor/tree.ts'
import { readFromY } from '#shared/editor/yTree.ts'

/** Derived or per-window properties, on which the two may honestly differ. */
const ignoredProps = new Set(['__dir', '__textFormat', '__textStyle', '__style', '__value', '__cachedText'])

/** Empty and missing are the same; text of one format is one run however it is cut. */
function sketch(nodes: readonly TreeNode[]): string {
  let out = ''
  let run = ''
  for (const node of nodes) {
    const key = isText(node) ? `${node.type}/${node.format}` : ''
    if (key !== run) out += `<${key}>`
    run = key
    if (isText(node)) {
      out += node.text
      continue
    }
    const props =
      'props' in node
        ? Object.entries(node.props)
            .filter(
              ([name, value]) =>
                !ignoredProps.has(name) && value != null && value !== '' && value !== 0 && value !== false,
            )
            .sort(([a], [b]) => (a < b ? -1 : 1))
        : []
    out += `[${node.type} ${JSON.stringify(props)}${isBranch(node) ? sketch(node.children) : ''}]`
  }
  return out
}

export const isInStep = (editor: LexicalEditor, doc: Doc): boolean =>
  sketch(treeFromState(editor.getEditorState())) === sketch(readFromY(noteRootOf(doc)))
