/** All quotes or all notes as a table, its columns always the same ones in the same order. */
import { stringify } from 'csv-stringify/sync'
import type { ExportNames, ReplacedNames } from '#shared/contract/exchange.ts'
import { recordColumns, type WrittenRecordKind } from '#shared/contract/recordTable.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { Extractions } from '../blobs/extractions.ts'
import type { Db } from '../db/database.ts'
import { createProjectNames } from '../exchange/refi/withoutPeople.ts'
import { createNameFinder } from './nameFinder.ts'
import { knownPeople } from './pseudonyms.ts'

export interface RecordParts {
  db: Db
  workspaceId: string
  extractions: Extractions
  noteMarkdown: (noteId: string) => string
}

type Row = Readonly<Record<string, string | number | null>>

/** "P1.OWNER: supports; R1.HELP: disputes", as the reading of such tables takes it. */
const codesOf = (db: Db, quoteId: string): string =>
  db
    .all<{ name: string; stance: string }>(
      `SELECT DISTINCT r.name, c.stance FROM coding c JOIN code k ON k.code_id = c.code_id JOIN code r ON r.code_id = k.resolved_id AND r.trashed = 0
       WHERE c.target = ? ORDER BY r.name, c.stance`,
      quoteId,
    )
    .map(({ name, stance }) => `${name}: ${stance}`)
    .join('; ')

const time = (at: number): string => new Date(at).toISOString()

const AROUND = 32

/** The words around a quote, by which it is told from the same words elsewhere. */
function around(text: string | undefined, start: number | null, end: number | null): { before: string; after: string } {
  if (text === undefined || start === null || end === null) return { before: '', after: '' }
  const index = createTextIndex(text)
  const [from, to] = [index.toUtf16(start), index.toUtf16(end)]
  return {
    before: text.slice(index.toUtf16(Math.max(0, start - AROUND)), from),
    after: text.slice(to, index.toUtf16(Math.min(index.length, end + AROUND))),
  }
}

interface QuoteRow {
  id: string
  source: string
  'source id': string
  quote: string
  start: number | null
  end: number | null
  memo: string
  by: string | null
  added: number
  extraction: string
}

function quoteRows({ db, extractions }: RecordParts): Row[] {
  const rows = db.all<QuoteRow>(
    `SELECT q.quote_id AS id, s.title AS source, s.source_id AS "source id", q.exact AS quote, s.extraction_hash AS extraction,
       CASE WHEN q.anchor = 'lost' THEN NULL ELSE q.start END AS start, CASE WHEN q.anchor = 'lost' THEN NULL ELSE q.end END AS end,
       q.memo, m.name AS by, q.at AS added
     FROM quote q JOIN source s ON s.source_id = q.source_id JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL
     LEFT JOIN member m ON m.member_id = q.by WHERE q.trashed_at IS NULL ORDER BY s.title COLLATE NOCASE, s.source_id, q.start, q.quote_id`,
  )
  let read: { hash: string; text: string | undefined } | undefined
  return rows.map(({ extraction, ...row }) => {
    // Source by source: one text at a time.
    if (read?.hash !== extraction) read = { hash: extraction, text: extractions.get(extraction)?.text }
    return { ...row, ...around(read.text, row.start, row.end), codes: codesOf(db, row.id), added: time(row.added) }
  })
}

const noteRows = ({ db, noteMarkdown }: RecordParts): Row[] =>
  db
    .all<{ id: string; title: string; by: string | null; added: number; codes: string | null }>(
      `SELECT n.note_id AS id, n.title, m.name AS by, e.at AS added,
         (SELECT group_concat(c.name, '; ') FROM (SELECT DISTINCT target FROM note_link WHERE note_id = n.note_id AND kind = 'code') l JOIN code c ON c.code_id = l.target) AS codes
       FROM note n JOIN entity e ON e.id = n.note_id AND e.trashed_at IS NULL LEFT JOIN member m ON m.member_id = e.by ORDER BY n.title COLLATE NOCASE, n.note_id`,
    )
    .map((row) => ({ ...row, text: noteMarkdown(row.id), added: time(row.added) }))

export function exportRecords(
  parts: RecordParts,
  { what, names, bom }: { what: WrittenRecordKind; names: ExportNames; bom: boolean },
): { fileName: string; content: string; replaced: ReplacedNames } {
  const known = createProjectNames(createNameFinder(names === 'names' ? [] : knownPeople(parts.db, parts.workspaceId)))
  const rows = (what === 'quotes' ? quoteRows(parts) : noteRows(parts)).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [
        column,
        // Ids hold nobody's name, and who quoted is one of us.
        typeof cell === 'string' && !/^(?:id|source id|by|added)$/.test(column) ? known.replace(cell) : (cell ?? ''),
      ]),
    ),
  )
  // A cell that begins like a formula is not one.
  const content = stringify(rows, { header: true, columns: [...recordColumns[what]], escape_formulas: true, bom })
  return { fileName: what === 'quotes' ? 'Quotes.csv' : 'Notes.csv', content, replaced: known.replaced() }
}
