/**
 * A note's text as a plain tree: what Markdown, the Y document and a Lexical editor are all translated to and from,
 * so that no translation knows two of them. Properties carry the names they have in Lexical and in the Y document
 * (`__tag`, `__url`), because there they are the format.
 */

/** Bits of a text's format, Lexical's own. */
export const BOLD = 1
export const ITALIC = 2
export const STRIKETHROUGH = 4
export const UNDERLINE = 8
export const CODE = 16
export const SUBSCRIPT = 32
export const SUPERSCRIPT = 64
export const HIGHLIGHT = 128

export type Value = string | number | boolean | null | undefined

export interface TextLeaf {
  /** 'text', 'tab' (a tab in code) or 'markdown-inline'. */
  type: string
  text: string
  format: number
}
export interface LineBreak {
  type: 'linebreak'
}
export interface Branch {
  type: string
  props: Record<string, Value>
  children: TreeNode[]
}
/** A node without children: quote-block, insight-block, entity-link, horizontalrule. */
export interface Decorator {
  type: string
  props: Record<string, Value>
  children?: never
}
export type TreeNode = TextLeaf | LineBreak | Branch | Decorator

export const isText = (node: TreeNode): node is TextLeaf => 'text' in node
export const isBranch = (node: TreeNode): node is Branch => 'children' in node && node.children !== undefined
export const isDecorator = (node: TreeNode): node is Decorator => 'props' in node && !('children' in node)

export const text = (value: string, format = 0): TextLeaf => ({ type: 'text', text: value, format })
export const rawInline = (markdown: string, format = 0): TextLeaf => ({
  type: 'markdown-inline',
  text: markdown,
  format,
})
export const lineBreak = (): LineBreak => ({ type: 'linebreak' })
export const branch = (type: string, children: TreeNode[], props: Record<string, Value> = {}): Branch => ({
  type,
  props,
  children,
})
export const decorator = (type: string, props: Record<string, Value> = {}): Decorator => ({ type, props })

/** Text that may have many lines as leaves; lines are separate nodes everywhere in Lexical, code included. */
export function linesToNodes(value: string): TreeNode[] {
  const nodes: TreeNode[] = []
  for (const [row, line] of value.split('\n').entries()) {
    if (row > 0) nodes.push(lineBreak())
    if (line !== '') nodes.push(text(line))
  }
  return nodes
}

/** All text below the nodes, line breaks as '\n'. */
export function textOf(nodes: readonly TreeNode[]): string {
  let out = ''
  for (const node of nodes) {
    if (isText(node)) out += node.text
    else if (node.type === 'linebreak') out += '\n'
    else if (isBranch(node)) out += textOf(node.children)
    else if (isDecorator(node) && typeof node.props['__lastLabel'] === 'string') out += node.props['__lastLabel']
  }
  return out
}
