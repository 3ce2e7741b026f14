/** A note's Markdown as a tree for export. Links into the workspace mean nothing outside it: their words stay. */
import type { Link, Parents, PhrasingContent, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

const isOurs = (node: Link): boolean => node.url.startsWith('commonplace:')

export function parseNote(markdown: string): Root {
  const tree = parser.parse(markdown)
  // The title stands above already, and what a front matter says is for programs.
  tree.children = tree.children.filter((node) => node.type !== 'yaml')
  visit(tree, 'link', (node: Link, index: number | undefined, parent: Parents | undefined) => {
    if (!isOurs(node) || index === undefined || parent === undefined) return undefined
    ;(parent.children as PhrasingContent[]).splice(index, 1, ...node.children)
    return [SKIP, index]
  })
  return tree
}
