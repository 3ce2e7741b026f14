import type { SourceRow } from '#shared/contract/views.ts'
import { readField } from '#shared/docs/fields.ts'
import { SOURCE, sourceFields } from '#shared/docs/layout.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { noReference, type ReferenceRegisters } from '#shared/references/registers.ts'
import { extractors, isOutdated } from '../importers/extractors.ts'
import type { Query, QueryContext } from './context.ts'
import { codingsOf } from './codings.ts'
import { deviceNames, differingFields } from './history.ts'

/** Ticks beyond this cannot be told apart in a row. */
const MAX_TICKS = 24

const columns = `s.source_id AS sourceId, s.title, s.kind, s.authors, s.site_name AS siteName, s.published_on AS publishedOn, s.url, e.at AS addedAt, s.words, s.pages,
  s.same_origin_as AS sameOriginAs, o.title AS sameOriginTitle, s.warnings,
  EXISTS (SELECT 1 FROM json_each(s.read_by) WHERE value = @me) AS read,
  (SELECT count(*) FROM quote q WHERE q.source_id = s.source_id AND q.trashed_at IS NULL) AS quotes`
const tables = `source s JOIN entity e ON e.id = s.source_id LEFT JOIN source o ON o.source_id = s.same_origin_as`

type Raw = Omit<SourceRow, 'authors' | 'warnings' | 'read' | 'codes'> & {
  authors: string
  warnings: string
  read: number
}

const tick = 'SELECT coalesce(k.resolved_id, c.code_id) AS codeId'
const tickCode = 'LEFT JOIN code k ON k.code_id = c.code_id'

/** The first codes in a source: its own, then its quotes' in text order, read only as far as they are shown. */
function ticksOf({ db }: QueryContext, sourceId: string): CodeId[] {
  const own = db.all<{ codeId: CodeId }>(
    `${tick} FROM coding c ${tickCode} WHERE c.target = ? ORDER BY c.at LIMIT ${MAX_TICKS}`,
    sourceId,
  )
  const ofQuotes = db.all<{ codeId: CodeId }>(
    `${tick} FROM quote q CROSS JOIN coding c INDEXED BY coding_by_source ON c.source_id = q.source_id AND c.target = q.quote_id ${tickCode}
     WHERE q.source_id = ? AND q.trashed_at IS NULL ORDER BY q.start, c.at LIMIT ${MAX_TICKS}`,
    sourceId,
  )
  return [...own, ...ofQuotes].slice(0, MAX_TICKS).map((row) => row.codeId)
}

function toRow(raw: Raw, context: QueryContext): SourceRow {
  const codes = ticksOf(context, raw.sourceId)
  return { ...raw, authors: JSON.parse(raw.authors), warnings: JSON.parse(raw.warnings), read: raw.read === 1, codes }
}

const order = {
  added: 'e.at DESC, s.source_id',
  title: 's.title COLLATE NOCASE, s.source_id',
  published: 's.published_on IS NULL, s.published_on DESC, s.source_id',
}

/** LIKE pattern that matches the text anywhere, wildcards taken literally. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** What a list of sources holds, as a condition with @me and @like. */
function listed(show: 'all' | 'unread' | 'uncoded', filter: string): string {
  // The kind says nothing new, but by it the index finds the few sources among all notes.
  const where = [`e.kind = 'source'`, 'e.trashed_at IS NULL']
  if (show === 'unread') where.push('NOT EXISTS (SELECT 1 FROM json_each(s.read_by) WHERE value = @me)')
  if (show === 'uncoded') where.push('NOT EXISTS (SELECT 1 FROM coding c WHERE c.source_id = s.source_id)')
  if (filter !== '') where.push(`(s.title LIKE @like ESCAPE '\\' OR s.authors LIKE @like ESCAPE '\\')`)
  return where.join(' AND ')
}

export const sourcePlace: Query<'sourcePlace'> = {
  tables: ['source', 'entity', 'coding'],
  run: ({ sourceId, show, filter, sort }, { db, identity }) =>
    db.get<{ place: number }>(
      `SELECT place FROM (SELECT s.source_id AS id, row_number() OVER (ORDER BY ${order[sort]}) - 1 AS place
         FROM source s JOIN entity e ON e.id = s.source_id WHERE ${listed(show, filter)}) WHERE id = @sourceId`,
      { me: identity.me, like: likePattern(filter), sourceId },
    )?.place ?? null,
}

export const sources: Query<'sources'> = {
  tables: ['source', 'entity', 'quote', 'coding', 'code'],
  run: ({ show, filter, sort, offset, limit }, context) => {
    const { db, identity } = context
    const params = { me: identity.me, like: likePattern(filter), offset, limit }
    const condition = listed(show, filter)
    const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM ${tables} WHERE ${condition}`, params)?.n ?? 0
    const rows = db.all<Raw>(
      `SELECT ${columns} FROM ${tables} WHERE ${condition} ORDER BY ${order[sort]} LIMIT @limit OFFSET @offset`,
      params,
    )
    return { total, rows: rows.map((raw) => toRow(raw, context)) }
  },
}

export const source: Query<'source'> = {
  tables: ['source', 'reference', 'entity', 'quote', 'coding', 'code', 'member'],
  run: ({ sourceId }, context) => {
    const { db, hub, identity } = context
    const raw = db.get<
      Raw & {
        language: string | null
        fileName: string
        mediaType: string
        addedByName: string
        originalHash: never
        extractionHash: never
        trashedAt: number | null
        registers: string | null
      }
    >(
      `SELECT ${columns}, s.language, s.file_name AS fileName, s.media_type AS mediaType, coalesce(m.name, 'Somebody') AS addedByName,
         s.original_hash AS originalHash, s.extraction_hash AS extractionHash, e.trashed_at AS trashedAt, r.fields AS registers
       FROM ${tables} LEFT JOIN reference r ON r.source_id = s.source_id LEFT JOIN member m ON m.member_id = e.by WHERE s.source_id = @sourceId`,
      { me: identity.me, sourceId },
    )
    if (!raw) return null
    const { language, fileName, mediaType, addedByName, originalHash, extractionHash, trashedAt, registers } = raw
    const { doc } = hub.open(sourceId)
    const history = differingFields(doc, SOURCE, Object.keys(sourceFields), deviceNames(context))
    const extraction = sourceFields.extraction.safeParse(readField(doc, SOURCE, 'extraction')?.value)
    return {
      ...toRow(raw, context),
      language,
      fileName,
      mediaType,
      addedByName,
      originalHash,
      extractionHash,
      reference: { ...noReference, ...(JSON.parse(registers ?? '{}') as Partial<ReferenceRegisters>) },
      isReferenceOnly: extraction.success && extraction.data.extractor === extractors.reference,
      isOutdated: extraction.success && isOutdated(extraction.data.extractor),
      trashedAt,
      codings: codingsOf(db, sourceId),
      history,
    }
  },
}

export const sourceText: Query<'sourceText'> = {
  tables: [],
  run: ({ sourceId, extractionHash }, { db, extractions }) => {
    const current = db.get<{ hash: string }>(
      'SELECT extraction_hash AS hash FROM source WHERE source_id = ?',
      sourceId,
    )?.hash
    const hash = current && (extractionHash ?? current)
    const extraction = hash === undefined ? null : extractions.get(hash)
    return hash === undefined || extraction === null ? null : { sourceId, extractionHash: hash as never, extraction }
  },
}
