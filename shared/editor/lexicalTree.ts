/** The plain tree in and out of a Lexical editor: pasted Markdown, a selection as Markdown, comparing with a document. */
import {
  $isDecoratorNode,
  $isElementNode,
  $isTextNode,
  type EditorState,
  type LexicalNode,
  $getRoot,
  $createLineBreakNode,
  $getEditor,
} from 'lexical'
import { branch, decorator, isBranch, isText, lineBreak, type TreeNode, type Value } from './tree.ts'

/** Kept by Lexical for itself; the binding does not share them either. */
const privateProps = new Set([
  '__key',
  '__parent',
  '__next',
  '__prev',
  '__state',
  '__slotHost',
  '__slots',
  '__first',
  '__last',
  '__size',
  '__type',
  '__text',
])

const isValue = (value: unknown): value is Value =>
  value === null || (typeof value !== 'object' && typeof value !== 'function')

function propsOf(node: LexicalNode): Record<string, Value> {
  const props: Record<string, Value> = {}
  for (const [name, value] of Object.entries(node))
    if (name.startsWith('__') && !privateProps.has(name) && isValue(value)) props[name] = value
  return props
}

/** Lexical nodes as a tree. Inside a read or an update only. */
export function $treeFromNodes(nodes: readonly LexicalNode[]): TreeNode[] {
  return nodes.map((node): TreeNode => {
    if ($isTextNode(node)) return { type: node.getType(), text: node.getTextContent(), format: node.getFormat() }
    if ($isElementNode(node)) return branch(node.getType(), $treeFromNodes(node.getChildren()), propsOf(node))
    if ($isDecoratorNode(node)) return decorator(node.getType(), propsOf(node))
    return lineBreak()
  })
}

/** An editor's whole text as a tree. */
export const treeFromState = (state: EditorState): TreeNode[] =>
  state.read(() => $treeFromNodes($getRoot().getChildren()))

const TOKEN_MODE = 1

/** New Lexical nodes for a tree. Inside an update only; the editor must know `appNodes`. */
export function $nodesFromTree(tree: readonly TreeNode[]): LexicalNode[] {
  return tree.map((item): LexicalNode => {
    if (!isText(item) && item.type === 'linebreak') return $createLineBreakNode()
    const klass = $getEditor()._nodes.get(item.type)?.klass
    if (klass === undefined) throw new Error(`no node of type ${item.type}`)
    const node: LexicalNode = new klass()
    if (isText(item))
      Object.assign(
        node,
        { __text: item.text, __format: item.format },
        item.type === 'markdown-inline' ? { __mode: TOKEN_MODE } : {},
      )
    else if ('props' in item) Object.assign(node, item.props)
    if (isBranch(item) && $isElementNode(node)) node.append(...$nodesFromTree(item.children))
    return node
  })
}
