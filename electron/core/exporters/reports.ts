/** Reports on the whole workspace: every quote by its code, the codebook, the people, what is counted. */
import type { FootnoteDefinition, RootContent, TableRow } from 'mdast'
import type { PromiseView } from '#shared/contract/fitContract.ts'
import type { PersonRow } from '#shared/contract/peopleQueries.ts'
import type { RelationshipRow } from '#shared/contract/relationshipQueries.ts'
import type { CodeView, QuoteView } from '#shared/contract/views.ts'
import { valueWords } from '#shared/insight/table.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import type { Db } from '../db/database.ts'
import type { ExportedDocument } from './documents.ts'
import { emphasis, heading, paragraph, quotation, text } from './mdast.ts'
import { quoteColumns, quoteRow } from './quoteRow.ts'
import { fullReference, type ReferenceRow, referenceOf, shortReference } from './sourceReference.ts'
import type { SheetTable } from './tables.ts'

export interface ReportParts {
  db: Db
  style?: CitationStyle | undefined
  /** Those in use, groups included, in order. */
  codes: () => CodeView[]
  /** As many as anybody reads (see `MAX_QUOTES`); of a code's, `CodeView.quotes` says how many there are. */
  quotes: (filter: { codeId: string } | { sourceId: string }) => QuoteView[]
  /** Of every live quote under no code that is in use; and those with these ids, as many as above. */
  uncodedIds: () => string[]
  quotesById: (ids: readonly string[]) => QuoteView[]
  promises: () => PromiseView[]
  /** Real names are asked for: what was written freely may stand in it. */
  isOpen: boolean
  people: () => PersonRow[]
  /** Null: not worked out. */
  states: () => { at: string; rows: RelationshipRow[] } | null
  /** What passed with a person, by direction. */
  passed: (personId: string) => { acts: number; gives: number; asks: number }
  figures: () => { title: string; picture: PictureSpec; table: SheetTable; note: string }[]
}

export const reportDocument = (
  title: string,
  children: RootContent[],
  more: Partial<ExportedDocument>,
): ExportedDocument => ({
  title,
  language: null,
  tree: { type: 'root', children: [heading(1, text(title)), ...children] },
  ...more,
})

const nameOf = ({ name, title }: CodeView): string => (title === '' ? name : `${name}: ${title}`)
const count = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`

const stances = [
  ['supports', 'Supports'],
  ['disputes', 'Disputes'],
  ['illustrates', 'Illustrates'],
] as const

/** Said where a chapter ends before its quotes do. */
const leftOut = (shown: number, all: number): RootContent[] =>
  all > shown
    ? [
        paragraph(
          emphasis(
            `Only the first ${shown.toLocaleString('en')} of ${all.toLocaleString('en')} quotes stand here; the table of quotes (CSV) has all of them.`,
          ),
        ),
      ]
    : []

export interface BookWish {
  /** Of this code alone. */
  codeId?: string | undefined
  /** What was quoted and stands under no code, as the last chapter; there unless it is false. */
  uncoded?: boolean | undefined
}

/** All quotes by code and stance; whose words they are stands below, the whole reference in a footnote. */
export function evidenceBook(parts: ReportParts, wish: BookWish = {}): ExportedDocument {
  const { db, style, quotes, uncodedIds, quotesById } = parts
  const codes = parts.codes().filter(({ codeId }) => wish.codeId === undefined || codeId === wish.codeId)
  const references = new Map<string, ReferenceRow | undefined>()
  const cited = (quote: QuoteView): ReferenceRow | undefined => {
    if (!references.has(quote.sourceId)) references.set(quote.sourceId, referenceOf(db, quote.sourceId, style))
    return references.get(quote.sourceId)
  }
  const notes: FootnoteDefinition[] = []
  const rows: SheetTable['rows'][number][] = []
  const contested: string[] = []
  const entry = (quote: QuoteView, code: string, stance: string, coders: readonly string[]): RootContent[] => {
    rows.push(quoteRow(quote, code, stance, coders))
    const reference = cited(quote)
    const identifier = String(notes.length + 1)
    if (reference !== undefined)
      notes.push({
        type: 'footnoteDefinition',
        identifier,
        children: [
          paragraph(...fullReference(reference), ...(quote.page === null ? [] : [text(` Page ${quote.page}.`)])),
        ],
      })
    const below =
      reference === undefined
        ? []
        : [
            text(`— ${shortReference(reference, { page: quote.page })}`),
            { type: 'footnoteReference' as const, identifier },
          ]
    return [quotation(quote.exact, ...below), ...(quote.memo === '' ? [] : [paragraph(text(`Memo: ${quote.memo}`))])]
  }
  const body = codes.flatMap((code): RootContent[] => {
    if (code.quotes === 0) return []
    const found = quotes({ codeId: code.codeId })
    const parts = stances.map(([stance, title]) => {
      const own = found.flatMap((quote) => {
        const coders = quote.codings.filter((each) => each.codeId === code.codeId && each.stance === stance)
        return coders.length === 0 ? [] : [{ quote, coders: coders.map(({ coderName }) => coderName) }]
      })
      return { stance, title, own }
    })
    const [supports, disputes] = parts
    if (supports && disputes && supports.own.length > 0 && disputes.own.length > 0)
      contested.push(`${nameOf(code)}: ${supports.own.length} for, ${disputes.own.length} against`)
    return [
      heading(2, text(nameOf(code))),
      ...(code.definition === '' ? [] : [paragraph(text(code.definition))]),
      ...parts.flatMap(({ stance, title, own }) =>
        own.length === 0
          ? []
          : [
              heading(3, text(`${title} (${own.length})`)),
              ...own.flatMap(({ quote, coders }) => entry(quote, nameOf(code), stance, coders)),
            ],
      ),
      ...leftOut(found.length, code.quotes),
    ]
  })
  const isWhole = wish.codeId === undefined && wish.uncoded !== false
  const bare = isWhole ? uncodedIds() : []
  const uncoded = quotesById(bare)
  if (uncoded.length > 0)
    body.push(
      heading(2, text('Without a code')),
      paragraph(text(`Quoted, and under no code that is in use (${bare.length.toLocaleString('en')}).`)),
      ...uncoded.flatMap((quote) => entry(quote, '', '', [])),
      ...leftOut(uncoded.length, bare.length),
    )
  const negative: RootContent[] =
    contested.length === 0
      ? []
      : [
          heading(2, text('Negative cases')),
          paragraph(
            text('These codes have quotes on both sides; read those that dispute before you rely on the others.'),
          ),
          {
            type: 'list',
            ordered: false,
            spread: false,
            children: contested.map((line) => ({ type: 'listItem', spread: false, children: [paragraph(text(line))] })),
          },
        ]
  const [only] = wish.codeId === undefined ? [] : codes
  return reportDocument(
    only === undefined ? 'Evidence book' : `Evidence book: ${nameOf(only)}`,
    body.length > 0 ? [...negative, ...body, ...notes] : [paragraph(text('Nothing has been quoted yet.'))],
    { tables: [{ name: 'Quotes by code', columns: quoteColumns, rows }] },
  )
}

export function codebookReport({ codes }: ReportParts): ExportedDocument {
  const all = codes()
  const trees = { phases: 'Phases', norms: 'Norms', own: 'Our own codes' } as const
  const body = (['phases', 'norms', 'own'] as const).flatMap((tree): RootContent[] => {
    const own = all.filter((code) => code.tree === tree)
    if (own.length === 0) return []
    return [
      heading(2, text(trees[tree])),
      ...own.flatMap((code): RootContent[] => [
        heading(3, text(nameOf(code))),
        ...[
          code.definition || code.brief,
          code.useWhen && `Use when: ${code.useWhen}`,
          code.avoidWhen && `Not when: ${code.avoidWhen}`,
          code.example && `Example: ${code.example}`,
          code.codable ? `${count(code.quotes, 'quote')} in ${count(code.sources, 'source')}.` : '',
        ]
          .filter((part) => part !== '')
          .map((part) => paragraph(text(part))),
      ]),
    ]
  })
  const word = ['Code', 'Title', 'Tree', 'Definition', 'Use when', 'Not when', 'Example'] as const
  return reportDocument('Codebook', body, {
    tables: [
      {
        name: 'Codebook',
        columns: [
          ...word.map((label) => ({ label, kind: 'text' as const })),
          { label: 'Quotes', kind: 'number' },
          { label: 'Sources', kind: 'number' },
        ],
        rows: all.map((code) => [
          code.name,
          code.title,
          trees[code.tree],
          code.definition || code.brief,
          code.useWhen,
          code.avoidWhen,
          code.example,
          code.codable ? code.quotes : null,
          code.codable ? code.sources : null,
        ]),
      },
    ],
  })
}

const tableRow = (cells: readonly string[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((value) => ({ type: 'tableCell', children: [text(value)] })),
})

/** A table as one of the tree's, its numbers to the right. */
export function tableNode({ columns, rows }: SheetTable, most = 200): RootContent {
  return {
    type: 'table',
    align: columns.map(({ kind }) => (kind === 'text' || kind === 'day' ? null : 'right')),
    children: [
      tableRow(columns.map(({ label }) => label)),
      ...rows.slice(0, most).map((row) => tableRow(columns.map(({ kind }, at) => valueWords(row[at] ?? null, kind)))),
    ],
  }
}

/** The pictures of Insight, each with its table. */
export function insightReport({ figures }: ReportParts): ExportedDocument {
  const all = figures()
  const pictures = new Map(all.map(({ picture }, i) => [`picture:${i + 1}`, picture] as const))
  return reportDocument(
    'Insight',
    all.flatMap(({ title, picture, table, note }, i): RootContent[] => [
      heading(2, text(title)),
      paragraph({ type: 'image', url: `picture:${i + 1}`, alt: picture.gist ?? picture.reading ?? picture.empty }),
      ...(table.rows.length > 0 ? [paragraph(emphasis(title)), tableNode(table)] : []),
      paragraph(text(note)),
    ]),
    { tables: all.map(({ table }) => table), pictures },
  )
}
