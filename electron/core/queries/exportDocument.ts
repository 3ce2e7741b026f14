import type { ReplacedNames } from '#shared/contract/exchange.ts'
import { figureByKind } from '#shared/insight/figures.ts'
import type { InsightTable } from '#shared/insight/table.ts'
import type { CodeId, SourceId } from '#shared/model/ids.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import type { Brand } from '../exporters/brand.ts'
import { type ExportedDocument, type ExportParts, exportedDocument } from '../exporters/documents.ts'
import { createNameFinder } from '../exporters/nameFinder.ts'
import { knownPeople } from '../exporters/pseudonyms.ts'
import { picturesBeside } from '../exporters/picturesIn.ts'
import { fileNameOf, renderMarkdown, renderPage } from '../exporters/render.ts'
import type { SheetTable } from '../exporters/tables.ts'
import { withoutNames } from '../exporters/withoutNames.ts'
import type { Db } from '../db/database.ts'
import { search } from '../search/search.ts'
import { codes } from './codes.ts'
import type { ParsedQuery, Query, QueryContext } from './context.ts'
import { evidence } from './evidence.ts'
import { FIGURE_TABLES, figureTable, madeOf } from './insight/figureTable.ts'
import { promises } from './fit.ts'
import { gate } from './gate.ts'
import { markdownOfNote } from './notes.ts'
import { pack, packOf } from './pack.ts'
import { people } from './people.ts'
import { plan } from './plans.ts'
import { quotes, quoteViews } from './quotes.ts'
import { relationships } from './relationships.ts'
import { BRAND_TABLES, brandFor, packBrand } from './templates.ts'
import { tensions } from './tensions.ts'

/** More than anybody reads; an export of everything is what a backup is for. */
const MAX_QUOTES = 5000
const MAX_HITS = 500

const passedWith = (db: Db, personId: string): { acts: number; gives: number; asks: number } => {
  const days = (directions: string): number =>
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM interaction WHERE person_id = ? AND trashed_at IS NULL AND direction IN (${directions})`,
      personId,
    )?.n ?? 0
  return { acts: days("'act', 'mutual'"), gives: days("'give'"), asks: days("'ask'") }
}

/** A figure's table as it leaves for spreadsheets. */
const sheetOf = ({ title, columns, rows }: InsightTable): SheetTable => ({
  name: title,
  columns: columns.map(({ label, kind }) => ({ label, kind: kind === 'count' ? 'number' : kind })),
  rows: rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
})

const UNCODED_QUOTES = `SELECT q.quote_id AS id FROM quote q JOIN entity e ON e.id = q.source_id
  WHERE q.trashed_at IS NULL AND e.trashed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM coding c JOIN code k ON k.code_id = c.code_id JOIN code used ON used.code_id = k.resolved_id
    WHERE c.target = q.quote_id AND used.archived = 0 AND used.trashed = 0)`

const partsOf = (context: QueryContext, style: CitationStyle | undefined, isOpen: boolean): ExportParts => ({
  db: context.db,
  style,
  noteMarkdown: (noteId) => markdownOfNote(context, noteId),
  figureTable: ({ picture, filters }) => figureTable(picture, filters, context),
  quotes: (filter) =>
    quotes.run({ ...(filter as { codeId: CodeId } | { sourceId: SourceId }), offset: 0, limit: MAX_QUOTES }, context)
      .rows,
  uncodedIds: () => context.db.all<{ id: string }>(UNCODED_QUOTES).map(({ id }) => id),
  quotesById: (ids) => quoteViews(ids, { offset: 0, limit: MAX_QUOTES }, context),
  promises: () => promises.run({}, context),
  isOpen,
  plan: (planId) => plan.run({ planId }, context),
  packPart: (workshopId, part) => packOf(context, workshopId)?.[part] ?? null,
  evidence: (subject) => evidence.run({ subject }, context),
  gate: (planId) => gate.run({ planId }, context),
  tensions: () => tensions.run({}, context),
  codes: () => codes.run({ archived: false }, context),
  people: () => people.run({}, context),
  states: () => relationships.run({}, context),
  passed: (personId) => passedWith(context.db, personId),
  figures: () =>
    Object.values(figureByKind).flatMap(({ title, visit }) =>
      visit((of) => {
        const made = madeOf(of, {}, context)
        if (made === null) return []
        const { picture, table } = made
        return [{ title, picture, table: sheetOf(table), note: table.note }]
      }),
    ),
  search: (query, filters) => search(context.db, query, filters, 0, MAX_HITS).hits,
})

export interface PreparedExport {
  document: ExportedDocument
  brand: Brand
  replaced: ReplacedNames
}

/** The document with names as they were asked for; null: there is no such thing. */
export function preparedExport(
  { subject, names, style, template }: Pick<ParsedQuery<'export'>, 'subject' | 'names' | 'style' | 'template'>,
  context: QueryContext,
): PreparedExport | null {
  const whole = exportedDocument(partsOf(context, style, names === 'names'), subject)
  if (!whole) return null
  // What a pack holds is by pseudonym already, and a pseudonym may be somebody's name.
  const isOpen = names === 'names' || subject.kind === 'workshop'
  const known = isOpen ? [] : knownPeople(context.db, context.identity.workspaceId)
  const brand =
    subject.kind === 'workshop' ? packBrand(context, subject.workshopId, template).brand : brandFor(context, template)
  return { ...withoutNames(whole, createNameFinder(known), subject.kind === 'search'), brand }
}

export const exportDocument: Query<'export'> = {
  tables: [
    ...new Set([
      'note',
      'source',
      'reference',
      'workspace',
      'quote',
      'coding',
      'code',
      'doc',
      'member',
      'person',
      ...plan.tables,
      ...pack.tables,
      ...evidence.tables,
      ...gate.tables,
      ...tensions.tables,
      ...codes.tables,
      ...people.tables,
      ...promises.tables,
      ...relationships.tables,
      ...FIGURE_TABLES,
      ...BRAND_TABLES,
    ]),
  ],
  readsText: true,
  run: ({ subject, format, names, style, template }, context) => {
    const prepared = preparedExport({ subject, names, style, template }, context)
    if (!prepared) return null
    const { document, brand, replaced } = prepared
    const { title, language, tree, pictures } = document
    return format === 'markdown'
      ? {
          fileName: fileNameOf(title, 'md'),
          content: renderMarkdown(picturesBeside(tree, pictures, null).tree),
          replaced,
        }
      : {
          fileName: fileNameOf(title, 'html'),
          content: renderPage(tree, title, language, brand, pictures),
          replaced,
        }
  },
}
