/** Moves what the caret is in one place up or down: a list's item within its list, else whole blocks. */
import { $createListNode, $isListItemNode, $isListNode, type ListNode } from '@lexical/list'
import { $findMatchingParent } from '@lexical/utils'
import { $getSelection, $isRangeSelection, $isRootNode, type LexicalNode } from 'lexical'

/** An item that only holds the list nested under the item before it. */
const isNested = (node: LexicalNode | null): boolean => $isListItemNode(node) && $isListNode(node.getFirstChild())

/** From the item that `node` is or hangs under, to the last that hangs under `last`. */
function $unitAround(node: LexicalNode, last: LexicalNode = node): LexicalNode[] {
  let first = node
  for (let before = first.getPreviousSibling(); isNested(first) && before; before = first.getPreviousSibling())
    first = before
  let end = last
  for (let after = end.getNextSibling(); isNested(after) && after; after = end.getNextSibling()) end = after
  const unit: LexicalNode[] = []
  for (let each: LexicalNode | null = first; each; each = each.is(end) ? null : each.getNextSibling()) unit.push(each)
  return unit
}

const $listsAround = (node: LexicalNode): ListNode[] => [node, ...node.getParents()].filter($isListNode)

/** The innermost list that holds both, with its items that do. */
function $commonList(a: LexicalNode, b: LexicalNode): { list: ListNode; from: LexicalNode; to: LexicalNode } | null {
  const list = $listsAround(a).find((each) => each.isParentOf(b))
  const itemIn = (node: LexicalNode) => $findMatchingParent(node, (each) => list?.is(each.getParent()) === true)
  const [from, to] = [itemIn(a), itemIn(b)]
  return list && from && to ? { list, from, to } : null
}

/** An item at the end of its list goes past the next block, into the list there or one of its own. */
function $leaveList(list: ListNode, unit: LexicalNode[], isUp: boolean): boolean {
  const sibling = (node: LexicalNode) => (isUp ? node.getPreviousSibling() : node.getNextSibling())
  const next = sibling(list)
  // A nested list is left by Shift Tab.
  if (next === null || list.getParent()?.getType() !== 'root') return false
  const isKin = (node: LexicalNode | null): node is ListNode =>
    $isListNode(node) && node.getListType() === list.getListType()
  const beyond = sibling(next)
  const into = isKin(next) ? next : isKin(beyond) ? beyond : $createListNode(list.getListType())
  if (!into.isAttached()) {
    if (isUp) next.insertBefore(into)
    else next.insertAfter(into)
  }
  if (isUp) into.append(...unit)
  else into.splice(0, 0, unit)
  if (list.isEmpty()) list.remove()
  return true
}

/** Puts the unit on the other side of its neighbour: the neighbour moves, so that the caret's own text stays as it is. */
function $pass(unit: readonly LexicalNode[], neighbour: readonly LexicalNode[], isUp: boolean): void {
  const [first] = unit
  let last = unit.at(-1)
  for (const each of neighbour) {
    if (!isUp) first?.insertBefore(each, false)
    else if (last) {
      last.insertAfter(each, false)
      last = each
    }
  }
}

/** The note's own block that the node is in; a table's cell has blocks of its own. */
const $blockOf = (node: LexicalNode): LexicalNode | undefined =>
  [node, ...node.getParents()].find((each) => $isRootNode(each.getParent()))

/** Inside an update. False where there is nowhere to go. */
export function $moveBlocks(isUp: boolean): boolean {
  const selection = $getSelection()
  if (selection === null) return false
  const nodes = selection.getNodes()
  const [a, b] = $isRangeSelection(selection)
    ? selection.isBackward()
      ? [selection.focus.getNode(), selection.anchor.getNode()]
      : [selection.anchor.getNode(), selection.focus.getNode()]
    : [nodes[0], nodes.at(-1)]
  if (a === undefined || b === undefined) return false
  const shared = $commonList(a, b)
  if (shared) {
    const unit = $unitAround(shared.from, shared.to)
    const edge = isUp ? unit[0]?.getPreviousSibling() : unit.at(-1)?.getNextSibling()
    if (edge) {
      $pass(unit, $unitAround(edge), isUp)
      return true
    }
    if (unit.length < shared.list.getChildrenSize()) return $leaveList(shared.list, unit, isUp)
  }
  const first = $blockOf(a)
  const last = $blockOf(b)
  const neighbour = isUp ? first?.getPreviousSibling() : last?.getNextSibling()
  if (!first || !last || !neighbour) return false
  $pass(first.is(last) ? [first] : [first, last], [neighbour], isUp)
  return true
}
