/** One box over everything: ranked by BM25 with titles first, grouped by what was found, filtered, with snippets. */
import type { QueryOutput, SearchFilters } from '#shared/contract/queries.ts'
import type { SearchHit } from '#shared/contract/views.ts'
import type { CodeId, PlanId, SourceId } from '#shared/model/ids.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { Db } from '../db/database.ts'
import { BLOCKS_PER_ITEM, isUnspaced, rowidParam, textTableOf } from '../projections/searchBlocks.ts'
import { parseTerms, toMatchExpression } from './matchExpression.ts'

/** A hit in a title weighs as much as this many in text. */
const TITLE_WEIGHT = 3
/** Marks round a hit in a snippet: private-use characters, so that no text can fake them. */
const OPEN = '\ue000'
const CLOSE = '\ue001'
const SNIPPET_TOKENS = 28
const EXCERPT_LENGTH = 220

interface Found {
  rowid: number
  kind: SearchHit['kind']
  itemId: string
  docId: string
}

interface Params {
  [name: string]: string | number | undefined
}

const sameCode =
  'IN (SELECT code_id FROM code WHERE resolved_id = (SELECT resolved_id FROM code WHERE code_id = @codeId))'

/** The date that stands for an item: its source's (or its own) publication, else when it was added or last edited. */
const dateOfItem = `coalesce(
  (SELECT s.published_on FROM source s WHERE s.source_id = i.doc_id),
  (SELECT strftime('%Y-%m-%d', max(n.edited_at, d.edited_at) / 1000, 'unixepoch') FROM note n JOIN doc d ON d.doc_id = n.note_id WHERE n.note_id = i.doc_id),
  (SELECT strftime('%Y-%m-%d', e.at / 1000, 'unixepoch') FROM entity e WHERE e.id = i.doc_id))`

/** SQL conditions on `search_item i` for the filters that are set. */
function conditions(filters: SearchFilters, params: Params): string[] {
  const where: string[] = []
  if (filters.kinds && filters.kinds.length > 0) {
    where.push(`i.kind IN (${filters.kinds.map((_, n) => `@kind${n}`).join(', ')})`)
    for (const [n, kind] of filters.kinds.entries()) params[`kind${n}`] = kind
  }
  if (filters.sourceId !== undefined) {
    where.push('i.doc_id = @sourceId')
    params['sourceId'] = filters.sourceId
  }
  if (filters.codeId !== undefined || filters.stance !== undefined || filters.coder !== undefined) {
    const coding = ['c.target = i.item_id']
    if (filters.codeId !== undefined) coding.push(`c.code_id ${sameCode}`)
    if (filters.stance !== undefined) coding.push('c.stance = @stance')
    if (filters.coder !== undefined) coding.push('c.coder = @coder')
    const coded = `EXISTS (SELECT 1 FROM coding c WHERE ${coding.join(' AND ')})`
    // A note counts as coded when it names the code, or holds a quote that carries it.
    const inNote = `EXISTS (SELECT 1 FROM note_link l LEFT JOIN coding c ON l.kind = 'quote' AND c.target = l.target WHERE l.note_id = i.item_id AND ${[
      filters.codeId === undefined
        ? 'c.target IS NOT NULL'
        : filters.stance === undefined && filters.coder === undefined
          ? `(l.target ${sameCode} OR c.code_id ${sameCode})`
          : `c.code_id ${sameCode}`,
      ...(filters.stance === undefined ? [] : ['c.stance = @stance']),
      ...(filters.coder === undefined ? [] : ['c.coder = @coder']),
    ].join(' AND ')})`
    where.push(`(${coded} OR (i.kind = 'note' AND ${inNote}))`)
    Object.assign(params, { codeId: filters.codeId, stance: filters.stance, coder: filters.coder })
  }
  if (filters.since !== undefined) {
    where.push(`${dateOfItem} >= @since`)
    params['since'] = filters.since
  }
  if (filters.until !== undefined) {
    // "2024" includes everything dated within 2024.
    where.push(`${dateOfItem} <= @until || '~'`)
    params['until'] = filters.until
  }
  return where
}

interface Page {
  total: number
  found: Found[]
}

/** The tables in which what passes the filters can stand: people's words have their own. */
function tablesOf(kind: 'text' | 'infix', { kinds = [] }: SearchFilters): string[] {
  const isAll = kinds.length === 0
  return [
    ...(isAll || kinds.some((each) => each !== 'person') ? [`search_${kind}`] : []),
    ...(isAll || kinds.includes('person') ? [`people_${kind}`] : []),
  ]
}

/** Runs the ranked, grouped statement over full-text tables. */
function ranked(db: Db, tables: readonly string[], match: string, where: string[], params: Params): Page {
  // Without filters the items need no join; the trash is empty most of the time, and then costs nothing.
  const anyHidden = db.get('SELECT 1 FROM search_item WHERE hidden = 1 LIMIT 1') !== undefined
  const filter = [...where, ...(anyHidden ? ['i.hidden = 0'] : [])]
  const weighted = (table: string) =>
    `SELECT rowid, rank * CASE rowid & ${BLOCKS_PER_ITEM - 1} WHEN 0 THEN ${TITLE_WEIGHT} ELSE 1 END AS score FROM ${table} WHERE ${table} MATCH @match`
  // BM25 weighs a word by how rare it is in its own table, so scores of two tables cannot be compared as they are: each
  // is taken by its share of the table's best (normalising before merging, as in Lee, SIGIR 1997).
  const hits =
    tables.length === 1
      ? tables.map(weighted)
      : tables.map((table) => `SELECT rowid, -score / min(score) OVER () AS score FROM (${weighted(table)})`)
  const rows = db.all<{ rowid: number; total: number }>(
    `WITH hit AS MATERIALIZED (${hits.join(' UNION ALL ')})
     SELECT rowid, count(*) OVER () AS total FROM (
       SELECT h.rowid, min(h.score) AS score FROM hit h
       ${filter.length > 0 ? `JOIN search_item i ON i.item_no = h.rowid >> 20 WHERE ${filter.join(' AND ')}` : ''}
       GROUP BY h.rowid >> 20)
     ORDER BY score, rowid LIMIT @limit OFFSET @offset`,
    { ...params, match },
  )
  return { total: rows[0]?.total ?? 0, found: rows.map(({ rowid }) => withItem(db, rowid)) }
}

function withItem(db: Db, rowid: number): Found {
  const item = db.get<Omit<Found, 'rowid'>>(
    'SELECT kind, item_id AS itemId, doc_id AS docId FROM search_item WHERE item_no = ?',
    Math.floor(rowid / BLOCKS_PER_ITEM),
  )
  return { rowid, ...(item as Omit<Found, 'rowid'>) }
}

/** Filters without words: everything that passes them, newest first. */
function listed(db: Db, where: string[], params: Params): Page {
  const condition = ['i.hidden = 0', ...where].join(' AND ')
  // An empty memo is an item without text; it is nothing that could be found.
  const inTable = (table: string) =>
    `EXISTS (SELECT 1 FROM ${table} t WHERE t.rowid BETWEEN i.item_no * ${BLOCKS_PER_ITEM} AND (i.item_no + 1) * ${BLOCKS_PER_ITEM} - 1)`
  const hasText = `CASE i.kind WHEN 'person' THEN ${inTable('people_text')} ELSE ${inTable('search_text')} END`
  const rows = db.all<{ no: number; kind: SearchHit['kind']; total: number }>(
    `SELECT i.item_no AS no, i.kind, count(*) OVER () AS total FROM search_item i WHERE ${condition} AND ${hasText} ORDER BY i.item_no DESC LIMIT @limit OFFSET @offset`,
    params,
  )
  const found = rows.map(({ no, kind }) => {
    const first = db.get<{ rowid: number }>(
      `SELECT rowid FROM ${textTableOf(kind)} WHERE rowid > ? AND rowid < ? ORDER BY rowid LIMIT 1`,
      rowidParam(no * BLOCKS_PER_ITEM - 1),
      rowidParam((no + 1) * BLOCKS_PER_ITEM),
    )
    return withItem(db, first?.rowid ?? no * BLOCKS_PER_ITEM)
  })
  return { total: rows[0]?.total ?? 0, found }
}

/** Infix search for parts of words in titles, and for scripts without spaces. Under three characters the index has nothing to offer. */
function infix(db: Db, query: string, filters: SearchFilters, where: string[], params: Params): Page {
  const terms = parseTerms(query).filter((term) => !term.exclude)
  if (terms.length === 0) return { total: 0, found: [] }
  if (terms.every((term) => [...term.text].length >= 3))
    return ranked(db, tablesOf('infix', filters), terms.map((term) => `"${term.text}"`).join(' AND '), where, params)
  const like = terms.map((_, n) => `t.body LIKE @like${n} ESCAPE '\\'`).join(' AND ')
  for (const [n, term] of terms.entries()) params[`like${n}`] = `%${term.text.replace(/[\\%_]/g, '\\$&')}%`
  const bodies = tablesOf('infix', filters)
    .map((table) => `SELECT rowid, body FROM ${table}`)
    .join(' UNION ALL ')
  const rows = db.all<{ rowid: number; total: number }>(
    `SELECT min(t.rowid) AS rowid, count(*) OVER () AS total FROM (${bodies}) t JOIN search_item i ON i.item_no = t.rowid >> 20
     WHERE ${[like, 'i.hidden = 0', ...where].join(' AND ')} GROUP BY t.rowid >> 20 ORDER BY 1 LIMIT @limit OFFSET @offset`,
    params,
  )
  return { total: rows[0]?.total ?? 0, found: rows.map(({ rowid }) => withItem(db, rowid)) }
}

/** Marks plain occurrences of the terms, for rows found by infix where FTS5 has no snippet to give. */
function markPlain(body: string, terms: readonly string[]): string {
  const lower = body.toLowerCase()
  const first = Math.min(...terms.map((term) => lower.indexOf(term.toLowerCase())).filter((at) => at >= 0), body.length)
  const from = Math.max(0, first - 60)
  const window = body.slice(from, from + EXCERPT_LENGTH)
  const pattern = new RegExp(terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu')
  return `${from > 0 ? '…' : ''}${window.replace(pattern, (hit) => `${OPEN}${hit}${CLOSE}`)}${from + EXCERPT_LENGTH < body.length ? '…' : ''}`
}

const sourceTitle = 'SELECT title, published_on AS date FROM source WHERE source_id = ?'
const titleSql: Readonly<Record<SearchHit['kind'], string>> = {
  source: sourceTitle,
  quote: sourceTitle,
  memo: sourceTitle,
  note: 'SELECT title, NULL AS date FROM note WHERE note_id = ?',
  code: 'SELECT name AS title, NULL AS date FROM code WHERE code_id = ?',
  step: 'SELECT text AS title, NULL AS date FROM step WHERE step_id = ?',
  person: 'SELECT name AS title, NULL AS date FROM person WHERE person_id = ?',
  workshop: 'SELECT title, on_day AS date FROM workshop WHERE workshop_id = ?',
}

function toHit(
  db: Db,
  { rowid, kind, itemId, docId }: Found,
  match: string | null,
  terms: readonly string[],
): SearchHit {
  const table = textTableOf(kind)
  const row = db.get<{ body: string; start: number | null }>(
    `SELECT body, start FROM ${table} WHERE rowid = ?`,
    rowidParam(rowid),
  )
  const snippet =
    (match !== null &&
      db.get<{ snippet: string }>(
        `SELECT snippet(${table}, 0, '${OPEN}', '${CLOSE}', '…', ${SNIPPET_TOKENS}) AS snippet FROM ${table} WHERE ${table} MATCH ? AND rowid = ?`,
        match,
        rowidParam(rowid),
      )?.snippet) ||
    (terms.length > 0 ? markPlain(row?.body ?? '', terms) : (row?.body ?? '').slice(0, EXCERPT_LENGTH))
  const isSource = docId.startsWith('s_')
  const head = db.get<{ title: string; date: string | null }>(titleSql[kind], isSource ? docId : itemId)
  const date =
    db.get<{ date: string | null }>(
      `SELECT ${dateOfItem} AS date FROM search_item i WHERE i.kind = ? AND i.item_id = ?`,
      kind,
      itemId,
    )?.date ?? null
  const codes = db.all<{ codeId: CodeId; stance: Stance }>(
    `SELECT DISTINCT coalesce(k.resolved_id, c.code_id) AS codeId, c.stance FROM coding c LEFT JOIN code k ON k.code_id = c.code_id WHERE c.target = ? ORDER BY 1, 2`,
    itemId,
  )
  return {
    kind,
    id: itemId,
    title: head?.title ?? '',
    snippet,
    sourceId: isSource ? (docId as SourceId) : null,
    planId: kind === 'step' ? (docId as PlanId) : null,
    start: row?.start ?? null,
    codes,
    date,
  }
}

/** Looks for `query` under the filters; with an empty query, lists what passes the filters (nothing without any). */
export function search(
  db: Db,
  query: string,
  filters: SearchFilters,
  offset: number,
  limit: number,
): QueryOutput<'search'> {
  const started = performance.now()
  const params: Params = { offset, limit }
  const where = conditions(filters, params)
  const terms = parseTerms(query)
  const plain = terms.filter((term) => !term.exclude).map((term) => term.text)
  const match = toMatchExpression(terms, !/\s$/.test(query))
  let page: Page = { total: 0, found: [] }
  let usedMatch: string | null = null
  if (match === null) {
    if (query.trim() === '' && where.length > 0) page = listed(db, where, params)
  } else {
    if (!isUnspaced(query)) {
      page = ranked(db, tablesOf('text', filters), match, where, params)
      usedMatch = match
    }
    if (page.total === 0) {
      page = infix(db, query, filters, where, params)
      usedMatch = null
    }
  }
  const hits = page.found.map((found) => toHit(db, found, usedMatch, plain))
  return { hits, total: page.total, ms: Math.round((performance.now() - started) * 100) / 100 }
}
