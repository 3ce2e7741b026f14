/** Lists: bullets, numbers and tasks, each within the other; an editor has no list that mixes tasks and plain items. */
import type { List, ListItem } from 'mdast'
import { type Branch, branch, type TreeNode } from '../tree.ts'
import { type ReadContext, SEPARATOR } from './inlineFromMdast.ts'
import { joinParagraphs } from './quotesFromMdast.ts'

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
export function listsFromMdast(list: List, context: ReadContext): Branch[] | null {
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
