/** What can leave as a document or a table, in which formats, and the task that writes it to a file. */
import { z } from 'zod'
import { CodeId, NoteId, PlanId, SourceId, WorkshopId } from '../model/ids.ts'
import { Paper } from '../model/workshop.ts'
import { citationStyles } from '../references/cite.ts'
import { ExportNames, ReplacedNames } from './exchange.ts'
import { SearchFilters } from './searchFilters.ts'
import { TemplateChoice } from './templates.ts'

/** A note, a source's quotes, a code's quotes, a plan, a workshop's handout or key, a search result; and reports on the whole workspace. */
export const ExportSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('note'), noteId: NoteId }),
  z.object({ kind: z.literal('source'), sourceId: SourceId }),
  z.object({ kind: z.literal('code'), codeId: CodeId }),
  z.object({ kind: z.literal('plan'), planId: PlanId }),
  z.object({
    kind: z.literal('workshop'),
    workshopId: WorkshopId,
    part: z.enum(['handout', 'key']).default('handout'),
  }),
  z.object({ kind: z.literal('search'), query: z.string().max(1000), filters: SearchFilters }),
  z.object({
    kind: z.literal('evidenceBook'),
    /** Of this code alone. */
    codeId: CodeId.optional(),
    /** What was quoted and not coded, as its last chapter; there unless it is false, and never beside one code. */
    uncoded: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('codebook') }),
  z.object({ kind: z.literal('people') }),
  z.object({ kind: z.literal('insight') }),
])
export type ExportSubject = z.infer<typeof ExportSubject>

/** Formats that are written to a file by the core; PDF is made of the web page. */
export const FileFormat = z.enum(['markdown', 'html', 'docx', 'pptx', 'xlsx', 'csv'])
export type FileFormat = z.infer<typeof FileFormat>

/** What somebody sees of a document before it leaves. */
export const ExportPreview = z.object({
  /** What a file of it is called, without an ending. */
  fileName: z.string(),
  replaced: ReplacedNames,
  /** In which sources are cited; null: none is cited in it. */
  style: z.enum(citationStyles).nullable(),
  shown: z.discriminatedUnion('kind', [
    /** A whole web page, as it is printed. */
    z.object({ kind: z.literal('pages'), html: z.string() }),
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('table'), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
    /** There is nothing of this kind in it. */
    z.object({ kind: z.literal('nothing') }),
  ]),
  /** More of it leaves than is shown. */
  isCut: z.boolean(),
})
export type ExportPreview = z.infer<typeof ExportPreview>

export const documentTasks = {
  /**
   * Works out what a document tells of that is otherwise only worked out once somebody looks (states, agreement), so
   * that the query `export` has it. Where that cannot be, the document says so.
   */
  workOutExport: { input: z.object({ subject: ExportSubject }), progress: z.object({}), output: z.object({}) },
  /**
   * Writes a document to a file; a file that was there is replaced once the new one is whole. Null: there is no such
   * thing to export. Errors: `FormatNotPossible` (no table or no deck in it), `StoreWriteFailed`, `ExportCancelled`.
   */
  exportDocument: {
    input: z.object({
      subject: ExportSubject,
      format: FileFormat,
      path: z.string().min(1).max(4096),
      paper: Paper.default('a4'),
      names: ExportNames.default('pseudonyms'),
      style: z.enum(citationStyles).optional(),
      template: TemplateChoice.default('usual'),
    }),
    progress: z.object({ done: z.int(), total: z.int() }),
    output: z.object({ path: z.string(), bytes: z.int(), replaced: ReplacedNames }).nullable(),
  },
} as const
