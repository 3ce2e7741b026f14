/** What each export holds, as a Markdown tree. */
import type { Root, RootContent } from 'mdast'
import type {
  EvidencePiece,
  EvidenceSubject,
  EvidenceView,
  GateRow,
  TensionRow,
} from '#shared/contract/evidenceQueries.ts'
import type { PlanView } from '#shared/contract/planQueries.ts'
import type { ExportSubject } from '#shared/contract/queries.ts'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import type { PlanId, WorkshopId } from '#shared/model/ids.ts'
import { citationText, fullCitation } from '#shared/references/cite.ts'
import { bullets, emphasis, heading, paragraph, quotation, text } from './mdast.ts'
import { planBody } from './plan.ts'
import { planTables } from './planTables.ts'
import { gateBody, tensionsBody } from './standing.ts'
import { quoteEntry } from './quoteEntry.ts'
import { peopleReport } from './peopleReport.ts'
import { hitTable, quoteTable } from './quoteTable.ts'
import { codebookReport, evidenceBook, insightReport, type ReportParts } from './reports.ts'
import { parseNote, type TableOf } from './noteTree.ts'
import { fullReference, referenceOf } from './sourceReference.ts'
import type { SheetTable } from './tables.ts'

export interface ExportParts extends ReportParts {
  noteMarkdown: (noteId: string) => string
  figureTable: TableOf
  plan: (planId: PlanId) => PlanView | null
  /** By pseudonym already, whatever is asked for. */
  packPart: (workshopId: WorkshopId, part: 'handout' | 'key') => ExportedDocument | null
  evidence: (subject: EvidenceSubject) => EvidenceView | null
  gate: (planId: PlanId) => GateRow[]
  tensions: () => TensionRow[]
  search: (
    query: string,
    filters: Extract<ExportSubject, { kind: 'search' }>['filters'],
  ) => { title: string; snippet: string; sourceId: string | null; kind: string }[]
}

export interface ExportedDocument {
  title: string
  language: string | null
  tree: Root
  /** The same as tables, where it is tabular; the first is the main one. */
  tables?: readonly SheetTable[]
  /** By the addresses that images of the tree have. */
  pictures?: ReadonlyMap<string, PictureSpec>
}

/** The sources named in an export, once each, at its end. */
function sourceList({ db, style }: Pick<ExportParts, 'db' | 'style'>, sourceIds: Iterable<string>): RootContent[] {
  const rows = [...new Set(sourceIds)].map((id) => referenceOf(db, id, style)).filter((row) => row !== undefined)
  if (rows.length === 0) return []
  // Under whom each is listed, as its style writes them.
  const entries = rows.map((row) => ({
    line: fullReference(row),
    words: citationText(fullCitation(row.item, row.style)),
  }))
  entries.sort((a, b) => a.words.localeCompare(b.words))
  return [heading(2, text('Sources')), bullets(entries.map(({ line }) => line))]
}

const root = (children: RootContent[]): Root => ({ type: 'root', children })

function exportNote(
  { db, style, noteMarkdown, figureTable, quotesById }: ExportParts,
  noteId: string,
): ExportedDocument | null {
  const note = db.get<{ title: string }>('SELECT title FROM note WHERE note_id = ?', noteId)
  if (!note) return null
  const title = note.title === '' ? 'Untitled note' : note.title
  const quoted = db.all<{ sourceId: string }>(
    `SELECT DISTINCT coalesce(q.source_id, l.target) AS sourceId FROM note_link l LEFT JOIN quote q ON l.kind = 'quote' AND q.quote_id = l.target
     WHERE l.note_id = ? AND (l.kind = 'source' OR q.source_id IS NOT NULL)`,
    noteId,
  )
  const stands = db.all<{ id: string }>(
    `SELECT DISTINCT l.target AS id FROM note_link l JOIN quote q ON q.quote_id = l.target AND q.trashed_at IS NULL
     WHERE l.note_id = ? AND l.kind = 'quote'`,
    noteId,
  )
  return {
    title,
    language: null,
    tables: [quoteTable(db, 'Quotes', quotesById(stands.map(({ id }) => id)))],
    tree: root([
      heading(1, text(title)),
      ...parseNote(noteMarkdown(noteId), figureTable).children,
      ...sourceList(
        { db, style },
        quoted.map((row) => row.sourceId),
      ),
    ]),
  }
}

function exportSource({ db, style, quotes }: ExportParts, sourceId: string): ExportedDocument | null {
  const reference = referenceOf(db, sourceId, style)
  if (!reference) return null
  const found = quotes({ sourceId })
  const entries = found.flatMap((quote) => quoteEntry(db, quote, { withSource: false }))
  return {
    title: reference.title,
    // Quotes are in the source's language; the few words round them are not.
    language: null,
    tables: [quoteTable(db, 'Quotes', found)],
    tree: root([
      heading(1, text(reference.title)),
      paragraph(...fullReference(reference)),
      heading(2, text(`Quotes (${found.length})`)),
      ...(entries.length > 0 ? entries : [paragraph(text('Nothing has been quoted from this source yet.'))]),
    ]),
  }
}

const stanceTitles = { supports: 'Supports', disputes: 'Disputes', illustrates: 'Illustrates' } as const

function exportCode({ db, style, quotes }: ExportParts, codeId: string): ExportedDocument | null {
  const code = db.get<{
    id: string
    name: string
    title: string
    definition: string
    useWhen: string
    avoidWhen: string
  }>(
    `SELECT r.code_id AS id, r.name, r.title, r.definition, r.use_when AS useWhen, r.avoid_when AS avoidWhen FROM code c JOIN code r ON r.code_id = c.resolved_id WHERE c.code_id = ?`,
    codeId,
  )
  if (!code) return null
  const found = quotes({ codeId })
  const body: RootContent[] = []
  for (const stance of ['supports', 'disputes', 'illustrates'] as const) {
    const own = found.filter((quote) =>
      quote.codings.some((coding) => coding.codeId === code.id && coding.stance === stance),
    )
    if (own.length === 0) continue
    body.push(
      heading(2, text(`${stanceTitles[stance]} (${own.length})`)),
      ...own.flatMap((quote) => quoteEntry(db, quote, { withSource: true, style })),
    )
  }
  const title = code.title === '' ? code.name : `${code.name}: ${code.title}`
  const about = [
    code.definition,
    code.useWhen === '' ? '' : `Use when: ${code.useWhen}`,
    code.avoidWhen === '' ? '' : `Not when: ${code.avoidWhen}`,
  ]
  return {
    title,
    language: null,
    tables: [quoteTable(db, 'Quotes', found)],
    tree: root([
      heading(1, text(title)),
      ...about.filter((part) => part !== '').map((part) => paragraph(text(part))),
      ...(body.length > 0 ? body : [paragraph(text('Nothing has been coded with this yet.'))]),
      ...sourceList(
        { db, style },
        found.map((quote) => quote.sourceId),
      ),
    ]),
  }
}

const kindWords: Readonly<Record<string, string>> = {
  source: 'source',
  quote: 'quote',
  memo: 'memo',
  note: 'note',
  code: 'code',
  step: 'step',
  person: 'person',
}

/** Without the signs that mark what was found. */
const plainWords = (snippet: string): string => snippet.replaceAll(/[\ue000\ue001]/g, '')

function exportSearch(
  { db, style, search }: ExportParts,
  query: string,
  filters: Extract<ExportSubject, { kind: 'search' }>['filters'],
): ExportedDocument {
  const hits = search(query, filters)
  const title = query === '' ? 'Search result' : `Search: ${query}`
  const entries = hits.flatMap((hit): RootContent[] => {
    const words = plainWords(hit.snippet)
    const head = paragraph(
      emphasis(hit.title === '' ? 'Untitled' : hit.title),
      text(` (${kindWords[hit.kind] ?? hit.kind})`),
    )
    return [head, hit.kind === 'quote' || hit.kind === 'source' ? quotation(words) : paragraph(text(words))]
  })
  return {
    title,
    language: null,
    tables: [
      hitTable(hits.map(({ kind, title: name, snippet }) => [kindWords[kind] ?? kind, name, plainWords(snippet)])),
    ],
    tree: root([
      heading(1, text(title)),
      paragraph(text(hits.length === 1 ? '1 result' : `${hits.length} results`)),
      ...entries,
      ...sourceList(
        { db, style },
        hits.flatMap((hit) => (hit.sourceId === null ? [] : [hit.sourceId])),
      ),
    ]),
  }
}

function exportPlan(
  { db, style, plan: planOf, evidence, gate, tensions }: ExportParts,
  planId: PlanId,
): ExportedDocument | null {
  const plan = planOf(planId)
  if (!plan) return null
  const title = plan.title === '' ? 'Untitled plan' : plan.title
  const quoted: EvidencePiece[] = []
  /** Whatever is shown has its source in the list at the end. */
  const evidenceOf = (subject: EvidenceSubject): EvidenceView | null => {
    const view = evidence(subject)
    quoted.push(...(view?.pieces ?? []))
    return view
  }
  const body = [
    ...gateBody(db, planId, gate(planId), evidenceOf, style),
    ...planBody(db, plan, (stepId) => evidenceOf({ stepId }), style),
    ...tensionsBody(db, tensions(), evidenceOf, style),
  ]
  return {
    title,
    language: null,
    tables: planTables(db, plan, (stepId) => evidence({ stepId }), style),
    tree: root([
      heading(1, text(title)),
      ...body,
      ...sourceList(
        { db, style },
        quoted.flatMap((piece) => (piece.sourceId === null ? [] : [piece.sourceId])),
      ),
    ]),
  }
}

/** The document for an export, or null when there is no such thing. */
export function exportedDocument(parts: ExportParts, subject: ExportSubject): ExportedDocument | null {
  switch (subject.kind) {
    case 'note':
      return exportNote(parts, subject.noteId)
    case 'source':
      return exportSource(parts, subject.sourceId)
    case 'code':
      return exportCode(parts, subject.codeId)
    case 'plan':
      return exportPlan(parts, subject.planId)
    case 'workshop':
      return parts.packPart(subject.workshopId, subject.part)
    case 'evidenceBook':
      return evidenceBook(parts, subject)
    case 'codebook':
      return codebookReport(parts)
    case 'people':
      return peopleReport(parts)
    case 'insight':
      return insightReport(parts)
    case 'search':
      return exportSearch(parts, subject.query, subject.filters)
  }
}
