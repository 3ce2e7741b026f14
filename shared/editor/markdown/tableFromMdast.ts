/** A table with its columns' alignment; a cell is one paragraph. */
import type { Table } from 'mdast'
import { type Branch, branch, CODE, isText, type TreeNode } from '../tree.ts'
import { inlineFromMdast, type ReadContext } from './inlineFromMdast.ts'

/** Values of Lexical's element format for a table column's alignment. */
export const alignFormats = { left: 1, center: 2, right: 3 } as const
const ROW_HEADER = 1

/** Without white space at its ends: a table's cell cannot write it. */
export function trimmed(inline: readonly TreeNode[]): TreeNode[] {
  const nodes = [...inline]
  for (let first = nodes[0]; first !== undefined && isSpace(first); first = nodes[0]) nodes.shift()
  for (let last = nodes.at(-1); last !== undefined && isSpace(last); last = nodes.at(-1)) nodes.pop()
  const first = nodes[0]
  if (first && isText(first) && !(first.format & CODE)) nodes[0] = { ...first, text: first.text.trimStart() }
  const last = nodes.at(-1)
  if (last && isText(last) && !(last.format & CODE)) nodes[nodes.length - 1] = { ...last, text: last.text.trimEnd() }
  return nodes
}

const isSpace = (node: TreeNode): boolean => isText(node) && !(node.format & CODE) && node.text.trim() === ''

export function tableFromMdast(table: Table, context: ReadContext): Branch {
  const width = Math.max(1, ...table.children.map((row) => row.children.length))
  const rows = table.children.map((row, y) => {
    const cells = Array.from({ length: width }, (_, x) => {
      const align = table.align?.[x]
      const inline = trimmed(inlineFromMdast(row.children[x]?.children ?? [], context, { inCell: true }))
      const paragraph = branch('paragraph', inline, { __format: align ? alignFormats[align] : 0 })
      return branch('tablecell', [paragraph], { __headerState: y === 0 ? ROW_HEADER : 0 })
    })
    return branch('tablerow', cells)
  })
  return branch('table', rows)
}
