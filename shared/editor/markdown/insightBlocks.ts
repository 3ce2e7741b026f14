/**
 * Pictures of Insight in Markdown. Two comments enclose what any reader sees: the caption, and in an export the
 * figure's table. Read back, all that stands between them is the block again.
 *
 *   <!-- commonplace-insight {"picture":"stance","filters":{},"caption":"…"} -->
 *   <!-- /commonplace-insight -->
 */
import type { Html, RootContent } from 'mdast'

const OPEN = /^<!-- commonplace-insight (\{.*\}) -->$/
const CLOSE = '<!-- /commonplace-insight -->'

export interface InsightReference {
  picture: string
  /** As JSON. */
  filters: string
  caption: string
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** JSON on one line that cannot end the comment. */
const inComment = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>]|--/g, (found) =>
    found === '--' ? '\\u002d\\u002d' : found === '<' ? '\\u003c' : '\\u003e',
  )

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export function insightToMdast({ picture, filters, caption }: InsightReference): [Html, Html] {
  const content = parsed(filters)
  return [
    {
      type: 'html',
      value: `<!-- commonplace-insight ${inComment({ picture, filters: isObject(content) ? content : {}, caption })} -->`,
    },
    { type: 'html', value: CLOSE },
  ]
}

/** The block alone, as Markdown. */
export const insightMarkdown = (reference: InsightReference): string =>
  insightToMdast(reference)
    .map(({ value }) => value)
    .join('\n\n')

/** The reference that a comment holds; null for any other node. */
export function insightFromMdast(node: RootContent): InsightReference | null {
  const json = node.type === 'html' ? OPEN.exec(node.value)?.[1] : undefined
  const content = json === undefined ? undefined : parsed(json)
  if (!isObject(content) || typeof content['picture'] !== 'string' || !isObject(content['filters'])) return null
  return {
    picture: content['picture'],
    filters: JSON.stringify(content['filters']),
    caption: typeof content['caption'] === 'string' ? content['caption'] : '',
  }
}

/** Where the block that opens at `from` ends: the number of its last node. Without an end it is its comment alone. */
export function insightEnd(nodes: readonly RootContent[], from: number): number {
  for (let at = from + 1; at < nodes.length; at++) {
    const node = nodes[at] as RootContent
    if (node.type === 'html' && node.value === CLOSE) return at
    if (insightFromMdast(node)) break
  }
  return from
}
