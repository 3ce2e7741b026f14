/** How a source is named in a document that leaves: in the citation style that the workspace, or the export, asks for. */
import type { PhrasingContent } from 'mdast'
import type { SourceKind } from '#shared/model/source.ts'
import type { CslItem } from '#shared/references/csl.ts'
import {
  type CitationStyle,
  citationStyles,
  citationText,
  fullCitation,
  type Piece,
  type Place,
  shortCitation,
} from '#shared/references/cite.ts'
import { cslOf, type ReferenceRegisters } from '#shared/references/registers.ts'
import type { Db } from '../db/database.ts'
import { emphasis, link, text } from './mdast.ts'

export interface ReferenceRow {
  sourceId: string
  title: string
  /** The whole reference, to be cited or exchanged. */
  item: CslItem
  style: CitationStyle
}

interface Stored {
  sourceId: string
  title: string
  kind: SourceKind
  authors: string
  siteName: string | null
  publishedOn: string | null
  url: string | null
  language: string | null
  fields: string | null
  csl: string | null
}

/** The columns of a source's reference; `s` is the source, joined with `reference r`. */
export const referenceColumns = `s.source_id AS sourceId, s.title, s.kind, s.authors, s.site_name AS siteName, s.published_on AS publishedOn,
  s.url, s.language, r.fields, r.csl`

/** The whole reference of a row of those columns. */
export const itemOf = (row: Stored): CslItem =>
  cslOf({
    ...(JSON.parse(row.fields ?? '{}') as Partial<ReferenceRegisters>),
    title: row.title,
    authors: JSON.parse(row.authors) as string[],
    publishedOn: row.publishedOn,
    url: row.url,
    siteName: row.siteName,
    language: row.language,
    kind: row.kind,
    csl: row.csl === null ? null : (JSON.parse(row.csl) as Record<string, unknown>),
  })

/** The style that the team cites in. */
export function workspaceStyle(db: Db): CitationStyle {
  const said = db.get<{ style: string | null }>('SELECT citation_style AS style FROM workspace')?.style
  return citationStyles.find((each) => each === said) ?? 'apa'
}

export function referenceOf(
  db: Db,
  sourceId: string,
  style: CitationStyle = workspaceStyle(db),
): ReferenceRow | undefined {
  const row = db.get<Stored>(
    `SELECT ${referenceColumns} FROM source s LEFT JOIN reference r ON r.source_id = s.source_id WHERE s.source_id = ?`,
    sourceId,
  )
  return row && { sourceId, title: row.title, item: itemOf(row), style }
}

const phrasing = (pieces: readonly Piece[]): PhrasingContent[] =>
  pieces.map((piece) =>
    piece.href !== undefined
      ? link(piece.href, piece.text)
      : piece.italic === true
        ? emphasis(piece.text)
        : text(piece.text),
  )

/** The whole reference: an entry of a list of sources, or a first footnote with the page it cites. */
export const fullReference = ({ item, style }: ReferenceRow, place: Place = {}): PhrasingContent[] =>
  phrasing(fullCitation(item, style, place))

/** "Abernethy, 2026, p. 4": enough under a quote. */
export const shortReference = ({ item, style }: ReferenceRow, place: Place = {}): string =>
  citationText(shortCitation(item, style, place))
