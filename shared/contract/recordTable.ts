/** Quotes, notes and people in tables: what goes out, how columns of a table that comes in are read, and what became of its rows. */
import { z } from 'zod'
import { ExportNames, ReplacedNames } from './exchange.ts'
import { SkippedRow, TableItem } from './interactionImport.ts'

export const RecordKind = z.enum(['quotes', 'notes', 'people'])
export type RecordKind = z.infer<typeof RecordKind>
/** People leave by a way of their own: by pseudonym, or with a key. */
export const WrittenRecordKind = RecordKind.exclude(['people'])
export type WrittenRecordKind = z.infer<typeof WrittenRecordKind>

/** In the order in which they are written; a table that comes in may have some of them, under any heading. */
export const recordColumns = {
  quotes: ['id', 'source', 'source id', 'quote', 'before', 'after', 'start', 'end', 'codes', 'memo', 'by', 'added'],
  notes: ['id', 'title', 'text', 'codes', 'by', 'added'],
  people: [
    'name',
    'given name',
    'surname',
    'stage',
    'groups',
    'known since',
    'places',
    'contact',
    'could wake',
    'notes',
  ],
} as const
/** Those without which a row is nothing. */
export const neededColumns = {
  quotes: ['source', 'quote'],
  notes: ['text'],
  people: ['name'],
} as const satisfies Record<RecordKind, readonly string[]>

/** A column by its heading, or by its number from 1. */
const Column = z.union([z.string().min(1).max(1000), z.int().positive().max(10_000)])

export const RecordReading = z.object({
  what: RecordKind,
  /** What is not named is found by its heading; null: it is not in this table. */
  columns: z.record(z.string().max(40), Column.nullable()).default({}),
})
export type RecordReading = z.infer<typeof RecordReading>

const Count = z.int().nonnegative()
const Column1 = z.object({ heading: z.string(), samples: z.array(z.string()) })

export const RecordPreview = z.object({
  fileName: z.string(),
  columns: z.array(Column1),
  /** Numbers of columns from 1, by name. */
  mapping: z.record(z.string(), z.int().positive().nullable()),
  /** Needed columns that were not found. */
  missing: z.array(z.string()),
  rows: Count,
  /** Rows that would come in. */
  fresh: Count,
  alreadyThere: Count,
  sample: z.array(z.object({ row: Count, title: z.string(), text: z.string(), codes: z.array(z.string()) })),
  skipped: z.array(SkippedRow),
  skippedTotal: Count,
})
export type RecordPreview = z.infer<typeof RecordPreview>

export const RecordImport = z.object({
  quotes: Count,
  notes: Count,
  people: Count,
  codings: Count,
  alreadyThere: Count,
  skipped: z.array(SkippedRow),
  /** True: somebody stopped it; what was taken in until then stays. */
  stopped: z.boolean(),
})
export type RecordImport = z.infer<typeof RecordImport>

export const recordQueries = {
  /** A table to save, as CSV. With `bom`, spreadsheets see that it is UTF-8. */
  exportRecords: {
    input: z.object({
      what: WrittenRecordKind,
      names: ExportNames.default('pseudonyms'),
      bom: z.boolean().default(true),
    }),
    output: z.object({ fileName: z.string(), content: z.string(), replaced: ReplacedNames }),
  },
} as const

export const recordTasks = {
  /** What taking a table in would do. Errors: those of reading a file. */
  previewRecords: {
    input: z.object({ item: TableItem, reading: RecordReading }),
    progress: z.null(),
    output: RecordPreview,
  },
  /** Takes quotes, notes or people out of a table; one step to undo. Errors: those of reading a file, `ColumnNotFound`, those of a commit. */
  importRecords: {
    input: z.object({ item: TableItem, reading: RecordReading }),
    progress: z.object({ done: Count, total: Count }),
    output: RecordImport,
  },
} as const
