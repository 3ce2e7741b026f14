/** The syntax tree to Markdown, in the one style that everything we write has. */
import type { PhrasingContent, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

const processor = unified()
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    fences: true,
    incrementListMarker: true,
    listItemIndent: 'one',
    rule: '-',
  })
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze()

/** The Markdown of a document; it ends with a newline unless it is empty. */
export function stringifyMarkdown(root: Root): string {
  const markdown = processor.stringify(root)
  // A rule in the first line would open front matter.
  return root.children[0]?.type === 'thematicBreak' ? markdown.replace(/^---/, '***') : markdown
}

/** The Markdown of a few inline nodes. */
export const stringifyInline = (children: PhrasingContent[]): string =>
  processor.stringify({ type: 'root', children: [{ type: 'paragraph', children }] }).replace(/\n$/, '')
