/** A note's Markdown as a tree for export. Links into the workspace mean nothing outside it: their words stay. */
import type { Link, Parents, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { parseMarkdown } from '#shared/editor/markdown/parse.ts'

const isOurs = (node: Link): boolean => node.url.startsWith('commonplace:')

export function parseNote(markdown: string): Root {
  // Too deep to be read as Markdown, it is still text.
  const tree = parseMarkdown(markdown) ?? { type: 'root', children: [{ type: 'code', value: markdown }] }
  // The title stands above already, and what a front matter says is for programs.
  tree.children = tree.children.filter((node) => node.type !== 'yaml' && (node.type as string) !== 'toml')
  visit(tree, 'link', (node: Link, index: number | undefined, parent: Parents | undefined) => {
    if (!isOurs(node) || index === undefined || parent === undefined) return undefined
    ;(parent.children as PhrasingContent[]).splice(index, 1, ...node.children)
    return [SKIP, index]
  })
  return tree
}
