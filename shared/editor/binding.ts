/**
 * Keeping an editor true to its document. The binding between Lexical and Yjs can drift under concurrent edits: the
 * document is right on every device, one editor shows something else. So a window compares when idle, and rebinds.
 */
import type { Binding } from '@lexical/yjs'
import {
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical'
import * as Y from 'yjs'
import { noteRootOf } from '../docs/noteRoot.ts'
import { treeFromState } from './lexicalTree.ts'
import { isBranch, isDecorator, isText, type TreeNode, type Value } from './tree.ts'
import { readFromY } from './yTree.ts'

/** Set by each editor for itself while it works; they say nothing about the text. */
const incidental = new Set(['__textFormat', '__textStyle', '__dir', '__isSyntaxHighlightSupported', '__value'])

/** Whether the editor shows something else than its document says. Takes time in proportion to the note: call when idle. */
export function bindingDrifted(editor: LexicalEditor, doc: Y.Doc): boolean {
  return !saysTheSame(treeFromState(editor.getEditorState()), readFromY(noteRootOf(doc)))
}

function saysTheSame(shown: readonly TreeNode[], meant: readonly TreeNode[]): boolean {
  const left = mergeTexts(shown)
  const right = mergeTexts(meant)
  return (
    left.length === right.length &&
    left.every((node, at) => {
      const other = right[at]
      if (other === undefined || node.type !== other.type) return false
      if (isText(node)) return isText(other) && node.text === other.text && node.format === other.format
      if (isBranch(node))
        return isBranch(other) && agree(node.props, other.props) && saysTheSame(node.children, other.children)
      return !isDecorator(node) || (isDecorator(other) && agree(node.props, other.props))
    })
  )
}

/** A property that the document does not have is at its default in the editor. */
const agree = (shown: Record<string, Value>, meant: Record<string, Value>): boolean =>
  Object.entries(meant).every(([name, value]) => incidental.has(name) || (shown[name] ?? null) === (value ?? null))

/** Whether two neighbours are one text or two, and whether an empty one stands between them, is not seen. */
function mergeTexts(nodes: readonly TreeNode[]): TreeNode[] {
  const out: TreeNode[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (isText(node) && node.text === '') continue
    if (
      isText(node) &&
      node.type === 'text' &&
      last &&
      isText(last) &&
      last.type === 'text' &&
      last.format === node.format
    )
      out[out.length - 1] = { ...last, text: last.text + node.text }
    else out.push(node)
  }
  return out
}

/**
 * Makes the editor show what its document says, keeping the binding and, where its place still exists, the caret.
 * Also takes in the document at first, before the binding's observers run.
 */
export function repairBinding(editor: LexicalEditor, binding: Binding, doc: Y.Doc): void {
  const root = noteRootOf(doc)
  adoptStrayCharacters(doc, root)
  editor.update(
    () => {
      const selection = $getSelection()
      const places = $isRangeSelection(selection) ? [placeOf(selection.anchor), placeOf(selection.focus)] : []
      $setSelection(null)
      $getRoot().clear()
      forgetNodes(root)
      binding.collabNodeMap.clear()
      binding.root._children = []
      binding.root._key = 'root'
      Object.assign(root, { _collabNode: binding.root })
      binding.root.applyChildrenYjsDelta(binding, root.toDelta())
      binding.root.syncChildrenFromYjs(binding)
      const [anchor, focus] = places
      if (anchor && focus) $restore(anchor, focus)
    },
    { discrete: true, skipTransforms: true, tag: 'collaboration' },
  )
}

/**
 * Cures the binding of its most frequent drift. When a node that went away comes back, the binding reads the whole of
 * its element again on top of what it still remembers, and shows every word twice; some of these end in a circle of
 * siblings, which never returns. A node without children has nothing to be remembered. Call once per binding.
 */
export function steadyBinding(binding: Binding): void {
  type Element = typeof binding.root
  const prototype = Object.getPrototypeOf(binding.root) as {
    isSteady?: true
    applyChildrenYjsDelta: (this: Element, ...given: Parameters<Element['applyChildrenYjsDelta']>) => void
  }
  if (prototype.isSteady) return
  const apply = prototype.applyChildrenYjsDelta
  prototype.applyChildrenYjsDelta = function (...given) {
    const node = this.getNode()
    if (this._children.length > 0 && node !== null && node.getFirstChild() === null) this._children = []
    apply.apply(this, given)
  }
  prototype.isSteady = true
}

/** Gives characters that a merge left without a text their text back; the binding would delete them. */
function adoptStrayCharacters(doc: Y.Doc, root: Y.XmlText): void {
  const visit: Y.XmlText[] = [root]
  doc.transact(() => {
    for (let element = visit.pop(); element !== undefined; element = visit.pop()) {
      const strays: number[] = []
      let at = 0
      let isOpen = false
      for (let item = element._start; item !== null; item = item.right) {
        if (item.deleted || !item.countable) continue
        if (item.content instanceof Y.ContentString) {
          if (!isOpen) strays.push(at)
          isOpen = true
        } else if (item.content instanceof Y.ContentType) {
          const { type } = item.content
          isOpen = type instanceof Y.Map && type.get('__type') !== 'linebreak'
          if (type instanceof Y.XmlText) visit.push(type)
        }
        at += item.length
      }
      for (const index of strays.reverse())
        element.insertEmbed(
          index,
          new Y.Map<unknown>([
            ['__type', 'text'],
            ['__format', 0],
            ['__style', ''],
            ['__mode', 0],
            ['__detail', 0],
          ]),
        )
    }
  }, 'repair')
}

/** What the binding remembers on the shared types would otherwise be taken over, drift and all. */
function forgetNodes(root: Y.XmlText): void {
  const visit: Y.XmlText[] = [root]
  for (let element = visit.pop(); element !== undefined; element = visit.pop()) {
    for (let item = element._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue
      Object.assign(item.content.type, { _collabNode: undefined })
      if (item.content.type instanceof Y.XmlText) visit.push(item.content.type)
    }
  }
}

interface Place {
  /** Child indices from the root. */
  path: number[]
  offset: number
}

function placeOf(point: PointType): Place | null {
  const path: number[] = []
  for (let node: LexicalNode | null = $getNodeByKey(point.key); node !== null; node = node.getParent()) {
    if (node.getParent() !== null) path.unshift(node.getIndexWithinParent())
  }
  return { path, offset: point.offset }
}

function $restore(anchor: Place, focus: Place): void {
  const selection = $createRangeSelection()
  for (const [point, { path, offset }] of [
    [selection.anchor, anchor],
    [selection.focus, focus],
  ] as const) {
    let node: LexicalNode = $getRoot()
    for (const index of path) {
      const child: LexicalNode | null = $isElementNode(node) ? node.getChildAtIndex(index) : null
      if (child === null) break
      node = child
    }
    if ($isTextNode(node)) point.set(node.getKey(), Math.min(offset, node.getTextContentSize()), 'text')
    else if ($isElementNode(node)) point.set(node.getKey(), Math.min(offset, node.getChildrenSize()), 'element')
    else return
  }
  $setSelection(selection)
}
