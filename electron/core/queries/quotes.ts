import type { QuoteView } from '#shared/contract/views.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { Query, QueryContext } from './context.ts'
import { codingsOf } from './codings.ts'

const columns = `q.quote_id AS quoteId, q.source_id AS sourceId, s.title AS sourceTitle, s.authors, s.published_on AS publishedOn, q.exact, q.start, q.end, q.anchor, q.memo,
  q.at AS createdAt, q.by AS createdBy, coalesce(m.name, 'Somebody') AS createdByName, coalesce(q.trashed_at, e.trashed_at) AS trashedAt, s.extraction_hash AS extractionHash, s.pages`
const tables = `quote q JOIN source s ON s.source_id = q.source_id JOIN entity e ON e.id = q.source_id LEFT JOIN member m ON m.member_id = q.by`
const inLists = 'e.at DESC, q.source_id, q.start, q.quote_id'
const live = 'q.trashed_at IS NULL AND e.trashed_at IS NULL'

type Raw = Omit<QuoteView, 'authors' | 'page' | 'codings'> & {
  authors: string
  extractionHash: string
  pages: number | null
}

interface PageStart {
  number: number
  /** Code points of the text. */
  start: number
}

/** By the text's hash, which never means another: a book asks for each of its quotes, and a text is long to unpack. */
const pagesByText = new Map<string, readonly PageStart[]>()
const MOST_TEXTS = 1000

function pagesOf(hash: string, { extractions }: QueryContext): readonly PageStart[] {
  const known = pagesByText.get(hash)
  if (known) return known
  const extraction = extractions.get(hash)
  // It may come from a colleague yet.
  if (!extraction?.pages) return []
  const index = createTextIndex(extraction.text)
  const pages = extraction.pages.map(({ number, from }) => ({ number, start: index.toCodePoint(from) }))
  if (pagesByText.size >= MOST_TEXTS) pagesByText.delete(pagesByText.keys().next().value ?? '')
  pagesByText.set(hash, pages)
  return pages
}

/** The page on which a quote starts, for paged sources whose text is here. */
const pageOf = (raw: Raw, context: QueryContext): number | null =>
  raw.pages === null
    ? null
    : (pagesOf(raw.extractionHash, context).findLast(({ start }) => start <= raw.start)?.number ?? null)

function toView(raw: Raw, context: QueryContext): QuoteView {
  const { extractionHash: _hash, pages: _pages, ...rest } = raw
  return {
    ...rest,
    authors: JSON.parse(raw.authors),
    page: pageOf(raw, context),
    codings: codingsOf(context.db, raw.quoteId),
  }
}

const reads = ['quote', 'source', 'entity', 'coding', 'code', 'member']

export const quote: Query<'quote'> = {
  tables: reads,
  run: ({ quoteId }, context) => {
    const raw = context.db.get<Raw>(`SELECT ${columns} FROM ${tables} WHERE q.quote_id = ?`, quoteId)
    return raw ? toView(raw, context) : null
  },
}

export const quotesOfSource: Query<'quotesOfSource'> = {
  tables: reads,
  run: ({ sourceId }, context) =>
    context.db
      .all<Raw>(
        `SELECT ${columns} FROM ${tables} WHERE q.source_id = ? AND q.trashed_at IS NULL ORDER BY q.start, q.end, q.quote_id`,
        sourceId,
      )
      .map((raw) => toView(raw, context)),
}

/** These quotes, in the order of every list of quotes. */
export const quoteViews = (
  ids: readonly string[],
  { offset, limit }: { offset: number; limit: number },
  context: QueryContext,
): QuoteView[] =>
  context.db
    .all<Raw>(
      `SELECT ${columns} FROM ${tables} WHERE q.quote_id IN (SELECT value FROM json_each(@ids)) ORDER BY ${inLists} LIMIT @limit OFFSET @offset`,
      { ids: JSON.stringify(ids), offset, limit },
    )
    .map((raw) => toView(raw, context))

export const quotes: Query<'quotes'> = {
  tables: reads,
  run: ({ codeId, sourceId, stance, coder, offset, limit }, context) => {
    const where = [live]
    if (sourceId !== undefined) where.push('q.source_id = @sourceId')
    if (codeId !== undefined || stance !== undefined || coder !== undefined) {
      const coding: string[] = []
      if (codeId !== undefined)
        coding.push(
          'c.code_id IN (SELECT code_id FROM code WHERE resolved_id = (SELECT resolved_id FROM code WHERE code_id = @codeId))',
        )
      if (stance !== undefined) coding.push('c.stance = @stance')
      if (coder !== undefined) coding.push('c.coder = @coder')
      // From the code to its quotes: the other way, every quote there is would be asked for its codings.
      where.push(`q.quote_id IN (SELECT c.target FROM coding c WHERE ${coding.join(' AND ')})`)
    }
    const params = { codeId, sourceId, stance, coder, offset, limit }
    const condition = where.join(' AND ')
    const total =
      context.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${tables} WHERE ${condition}`, params)?.n ?? 0
    const rows = context.db.all<Raw>(
      `SELECT ${columns} FROM ${tables} WHERE ${condition} ORDER BY ${inLists} LIMIT @limit OFFSET @offset`,
      params,
    )
    return { total, rows: rows.map((raw) => toView(raw, context)) }
  },
}
