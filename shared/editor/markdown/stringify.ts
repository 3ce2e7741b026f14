/** The syntax tree to Markdown, in the one style that everything we write has. */
import type { Literal, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'

/** Inline Markdown that is written as it is. `html` would be kept from the beginning of a line. */
interface Raw extends Literal {
  type: 'raw'
}
declare module 'mdast' {
  interface PhrasingContentMap {
    raw: Raw
  }
  interface RootContentMap {
    raw: Raw
  }
}

const writeRaw = Object.assign((node: Raw) => node.value, { peek: (node: Raw) => node.value.charAt(0) })

const processor = unified()
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    fences: true,
    incrementListMarker: true,
    listItemIndent: 'one',
    rule: '-',
    handlers: { raw: writeRaw },
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

/** The Markdown of one block as the parser read it. */
export const stringifyBlock = (node: RootContent): string =>
  processor.stringify({ type: 'root', children: [loosened(node)] }).replace(/\n$/, '')

/** Tight lists of several blocks are not always read back as they were; loose ones are. */
function loosened<T extends Nodes>(node: T): T {
  const children = 'children' in node ? { children: node.children.map(loosened) } : {}
  return {
    ...node,
    ...children,
    ...('spread' in node && 'children' in node && node.children.length > 1 ? { spread: true } : {}),
  }
}
