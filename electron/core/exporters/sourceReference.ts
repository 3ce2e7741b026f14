/** How a source is named in an export: authors, title, site, date, address; what is unknown is left out. */
import type { PhrasingContent } from 'mdast'
import type { Db } from '../db/database.ts'
import { emphasis, link, text } from './mdast.ts'

export interface ReferenceRow {
  sourceId: string
  title: string
  authors: string
  siteName: string | null
  publishedOn: string | null
  url: string | null
}

export const referenceOf = (db: Db, sourceId: string): ReferenceRow | undefined =>
  db.get<ReferenceRow>(
    'SELECT source_id AS sourceId, title, authors, site_name AS siteName, published_on AS publishedOn, url FROM source WHERE source_id = ?',
    sourceId,
  )

const authorsOf = (row: ReferenceRow): string => (JSON.parse(row.authors) as string[]).join(', ')

/** "Ruth Abernethy, *A title*, Some Site, 2026-03-14, https://…" */
export function fullReference(row: ReferenceRow): PhrasingContent[] {
  const parts: PhrasingContent[][] = []
  const authors = authorsOf(row)
  if (authors !== '') parts.push([text(authors)])
  parts.push([emphasis(row.title)])
  if (row.siteName !== null && row.siteName !== '') parts.push([text(row.siteName)])
  if (row.publishedOn !== null) parts.push([text(row.publishedOn)])
  if (row.url !== null) parts.push([link(row.url, row.url)])
  return parts.flatMap((part, i) => (i === 0 ? part : [text(', '), ...part]))
}

/** "Ruth Abernethy, 2026-03-14", or the title where nobody is named: enough under a quote. */
export const shortReference = (row: ReferenceRow): string =>
  [authorsOf(row) || row.title, ...(row.publishedOn === null ? [] : [row.publishedOn])].join(', ')
