/** A note's Markdown as a tree for export. Links into the workspace mean nothing outside it: their words stay. */
import type { Link, Parents, PhrasingContent, Root, RootContent, Table, TableRow } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { insightEnd, insightFromMdast, type InsightReference } from '#shared/editor/markdown/insightBlocks.ts'
import { parseMarkdown } from '#shared/editor/markdown/parse.ts'
import { figureOf } from '#shared/insight/figures.ts'
import { type InsightTable, valueWords } from '#shared/insight/table.ts'
import { emphasis, paragraph, text } from './mdast.ts'

const isOurs = (node: Link): boolean => node.url.startsWith('commonplace:')

/** A figure's table as it is now; null where this app does not know the figure, or it is not worked out. */
export type TableOf = (reference: InsightReference) => InsightTable | null

const NOT_KNOWN = 'This version of Commonplace cannot draw this picture; a newer one made it.'
const NOT_WORKED_OUT = 'The figures of this picture could not be worked out here.'

/** Longer tables are for a file of their own. */
const MOST_ROWS = 200

function tableToMdast({ columns, rows }: InsightTable): Table {
  const row = (cells: readonly string[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
  })
  return {
    type: 'table',
    align: columns.map(({ kind }) => (kind === 'text' || kind === 'day' ? null : 'right')),
    children: [
      row(columns.map(({ label }) => label)),
      ...rows
        .slice(0, MOST_ROWS)
        .map((each) => row(columns.map(({ key, kind }) => valueWords(each[key] ?? null, kind)))),
    ],
  }
}

/** What stands for a picture on paper: its caption, its table, and what was counted. */
function pictureToMdast(reference: InsightReference, table: InsightTable | null): RootContent[] {
  const figure = figureOf(reference.picture)
  const title = table?.title ?? figure?.title ?? 'A picture of Insight'
  const caption = reference.caption === '' ? title : reference.caption
  const without = figure ? (figure.none ?? NOT_WORKED_OUT) : NOT_KNOWN
  const left = (table?.rows.length ?? 0) - MOST_ROWS
  return [
    paragraph(emphasis(caption)),
    ...(table && table.rows.length > 0 ? [tableToMdast(table)] : []),
    paragraph(text(table === null ? without : left > 0 ? `${table.note} ${left} more rows are left out.` : table.note)),
  ]
}

/** Puts the tables between the comments that enclose each picture, so that Markdown can be read back. */
function withPictures(nodes: readonly RootContent[], tableOf: TableOf): RootContent[] {
  const out: RootContent[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as RootContent
    out.push(node)
    const reference = insightFromMdast(node)
    if (!reference) continue
    const end = insightEnd(nodes, at)
    out.push(...pictureToMdast(reference, tableOf(reference)))
    const last = nodes[end]
    if (end > at && last) out.push(last)
    at = end
  }
  return out
}

/** The pictures that a note's Markdown holds, in its order. */
export const picturesOf = (markdown: string): InsightReference[] =>
  (parseMarkdown(markdown)?.children ?? []).flatMap((node) => insightFromMdast(node) ?? [])

export function parseNote(markdown: string, tableOf: TableOf = () => null): Root {
  // Too deep to be read as Markdown, it is still text.
  const tree = parseMarkdown(markdown) ?? { type: 'root', children: [{ type: 'code', value: markdown }] }
  // The title stands above already, and what a front matter says is for programs.
  tree.children = tree.children.filter((node) => node.type !== 'yaml' && (node.type as string) !== 'toml')
  visit(tree, 'link', (node: Link, index: number | undefined, parent: Parents | undefined) => {
    if (!isOurs(node) || index === undefined || parent === undefined) return undefined
    ;(parent.children as PhrasingContent[]).splice(index, 1, ...node.children)
    return [SKIP, index]
  })
  return { ...tree, children: withPictures(tree.children, tableOf) }
}
