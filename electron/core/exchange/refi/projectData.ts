/** What of a workspace goes into a REFI-QDA project, read from the projections: live things only, merged codes as one. */
import type { CodeId, MemberId, NoteId, QuoteId, SourceId } from '#shared/model/ids.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { CslItem } from '#shared/references/csl.ts'
import type { Db } from '../../db/database.ts'
import { referenceOf } from '../../exporters/sourceReference.ts'

export interface CodeData {
  codeId: CodeId
  name: string
  title: string
  brief: string
  definition: string
  useWhen: string
  avoidWhen: string
  example: string
  colour: string
  parent: CodeId | null
  codable: boolean
}

export interface CodingData {
  codeId: CodeId
  coder: MemberId
  stance: Stance
  /** ms since 1970 */
  at: number
}

export interface QuoteData {
  quoteId: QuoteId
  exact: string
  /** Code points of the source's text. */
  start: number
  end: number
  memo: string
  by: MemberId
  at: number
  codings: CodingData[]
}

export interface SourceData {
  sourceId: SourceId
  title: string
  kind: string
  authors: string[]
  publishedOn: string | null
  url: string | null
  language: string | null
  sameOriginAs: string | null
  /** What is known of it bibliographically; null: nothing besides the above. */
  reference: CslItem | null
  fileName: string
  mediaType: string
  originalHash: string
  extractionHash: string
  by: MemberId
  at: number
  codings: CodingData[]
  /** Those whose words were found in the text that the source has now. */
  quotes: QuoteData[]
  /** Quotes whose words are not in that text any more. */
  lost: number
}

export interface NoteData {
  noteId: NoteId
  title: string
  by: MemberId
  at: number
  /** Sources, quotes, codes and notes that it names or shows. */
  links: { kind: 'note' | 'source' | 'code' | 'quote'; target: string }[]
}

export interface ProjectData {
  name: string
  members: { memberId: MemberId; name: string }[]
  codes: CodeData[]
  sources: SourceData[]
  notes: NoteData[]
  plans: number
  people: number
}

type RawCode = Omit<CodeData, 'codable'> & { codable: number }
type RawSource = Omit<SourceData, 'authors' | 'codings' | 'quotes' | 'lost' | 'reference'> & { authors: string }
type RawQuote = Omit<QuoteData, 'codings'> & { anchor: string }

/** All codings of a source and its quotes, by what is coded. */
function codingsIn(db: Db, sourceId: string): Map<string, CodingData[]> {
  const byTarget = new Map<string, CodingData[]>()
  const rows = db.all<CodingData & { target: string }>(
    `SELECT c.target, k.resolved_id AS codeId, c.coder, c.stance, max(c.at) AS at FROM coding c JOIN code k ON k.code_id = c.code_id
     JOIN code r ON r.code_id = k.resolved_id AND r.trashed = 0
     WHERE c.source_id = ? GROUP BY c.target, k.resolved_id, c.coder ORDER BY c.target, min(c.at), k.resolved_id, c.coder`,
    sourceId,
  )
  for (const { target, ...coding } of rows) byTarget.set(target, [...(byTarget.get(target) ?? []), coding])
  return byTarget
}

/** A plain document has no more than what stands in its other fields. */
function ownReference(db: Db, { sourceId, kind }: RawSource): CslItem | null {
  const known = db.get(`SELECT 1 FROM reference WHERE source_id = ? AND (csl IS NOT NULL OR fields <> '{}')`, sourceId)
  return known || kind === 'reference' ? (referenceOf(db, sourceId, 'apa')?.item ?? null) : null
}

function readSource(db: Db, raw: RawSource): SourceData {
  const codings = codingsIn(db, raw.sourceId)
  const quotes = db.all<RawQuote>(
    `SELECT quote_id AS quoteId, exact, start, end, memo, by, at, anchor FROM quote
     WHERE source_id = ? AND trashed_at IS NULL ORDER BY start, end, quote_id`,
    raw.sourceId,
  )
  const found = quotes.filter(({ anchor }) => anchor !== 'lost')
  return {
    ...raw,
    authors: JSON.parse(raw.authors),
    reference: ownReference(db, raw),
    codings: codings.get(raw.sourceId) ?? [],
    quotes: found.map(({ anchor: _anchor, ...quote }) => ({ ...quote, codings: codings.get(quote.quoteId) ?? [] })),
    lost: quotes.length - found.length,
  }
}

const count = (db: Db, kind: string): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM entity WHERE kind = ? AND trashed_at IS NULL', kind)?.n ?? 0

const readCodes = (db: Db): CodeData[] =>
  db
    .all<RawCode>(
      `SELECT code_id AS codeId, name, title, brief, definition, use_when AS useWhen, avoid_when AS avoidWhen, example, colour, parent, codable
         FROM code WHERE trashed = 0 AND resolved_id = code_id
         ORDER BY CASE tree WHEN 'phases' THEN 0 WHEN 'norms' THEN 1 ELSE 2 END, position, code_id`,
    )
    .map((raw) => ({ ...raw, codable: raw.codable === 1 }))

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Read source by source: what is written meanwhile may be in it or not, but no reference in it leads nowhere. */
export async function readProjectData(db: Db): Promise<ProjectData> {
  const raws = db.all<RawSource>(
    `SELECT s.source_id AS sourceId, s.title, s.kind, s.authors, s.published_on AS publishedOn, s.url, s.language, s.same_origin_as AS sameOriginAs,
       s.file_name AS fileName, s.media_type AS mediaType, s.original_hash AS originalHash, s.extraction_hash AS extractionHash, e.by, e.at
     FROM source s JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL ORDER BY e.at, s.source_id`,
  )
  const sources: SourceData[] = []
  for (const raw of raws) {
    sources.push(readSource(db, raw))
    await turn()
  }
  const codes = readCodes(db)
  // One may have been thrown away in between.
  const known = new Set<string>(codes.map(({ codeId }) => codeId))
  const isKnown = ({ codeId }: CodingData): boolean => known.has(codeId)
  for (const source of sources) {
    source.codings = source.codings.filter(isKnown)
    for (const quote of source.quotes) quote.codings = quote.codings.filter(isKnown)
  }
  return {
    name: db.get<{ name: string | null }>('SELECT name FROM workspace')?.name ?? '',
    members: db.all('SELECT member_id AS memberId, name FROM member ORDER BY member_id'),
    codes,
    sources,
    notes: db
      .all<Omit<NoteData, 'links'>>(
        `SELECT n.note_id AS noteId, n.title, e.by, e.at FROM note n JOIN entity e ON e.id = n.note_id AND e.trashed_at IS NULL ORDER BY e.at, n.note_id`,
      )
      .map((note) => ({
        ...note,
        links: db.all(
          'SELECT DISTINCT kind, target FROM note_link WHERE note_id = ? ORDER BY kind, target',
          note.noteId,
        ),
      })),
    plans: count(db, 'plan'),
    people: count(db, 'person'),
  }
}
