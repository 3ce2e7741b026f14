/** A log of interactions out of a table: how its columns are read, what it would bring, what it brought. */
import { z } from 'zod'
import { Direction } from '../model/people.ts'
import { Day } from '../model/plan.ts'

/** A column by its heading, or by its number from 1 where there are no headings. */
const Column = z.union([z.string().min(1).max(1000), z.int().positive().max(10_000)])
export type Column = z.infer<typeof Column>

export const tableColumns = ['person', 'date', 'direction', 'kind', 'channel', 'note', 'paid', 'group'] as const
export type TableColumn = (typeof tableColumns)[number]

export const TableMapping = z.object({
  person: Column.optional(),
  date: Column.optional(),
  direction: Column.optional(),
  kind: Column.optional(),
  channel: Column.optional(),
  note: Column.optional(),
  paid: Column.optional(),
  group: Column.optional(),
})
export type TableMapping = z.infer<typeof TableMapping>

export const TableReading = z.object({
  columns: TableMapping.default({}),
  /** Columns that are not named are guessed from their headings; false: only those that are named are read. */
  guess: z.boolean().default(false),
  /** Of rows that name none. */
  defaultDirection: Direction.default('act'),
  /** What words of the direction column mean, where that cannot be told. */
  directionWords: z.record(z.string().max(300), Direction).default({}),
  /** Such as DD.MM.YYYY; without it all dates of the file are looked at. */
  dateFormat: z.string().min(1).max(60).optional(),
  hasHeader: z.boolean().optional(),
  /** Takes in again what is there already. */
  again: z.boolean().default(false),
})
export type TableReading = z.infer<typeof TableReading>

export const TableItem = z.union([
  z.object({ path: z.string().min(1).max(4096) }),
  z.object({ fileName: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }),
])
export type TableItem = z.infer<typeof TableItem>

const Count = z.int().nonnegative()

/** Rows are numbered as a spreadsheet numbers them: the first line is 1, headings included. */
export const SkippedRow = z.object({
  row: Count,
  reason: z.string(),
  /** What stands there, shortened. */ text: z.string(),
})
export type SkippedRow = z.infer<typeof SkippedRow>

export const DateChoice = z.object({ format: z.string(), day: Day })

export const InteractionPreview = z.object({
  fileName: z.string(),
  encoding: z.string(),
  hasHeader: z.boolean(),
  columns: z.array(z.object({ heading: z.string(), samples: z.array(z.string()) })),
  /** Numbers of columns from 1, as given or guessed. */
  mapping: z.record(z.enum(tableColumns), z.int().positive().nullable()),
  rows: Count,
  dates: z.object({
    /** How they are read, in words: "day.month.year". */
    readAs: z.string(),
    /** A date of the file that can be meant in several ways; nothing is taken in before a format is chosen. */
    unclear: z.object({ example: z.string(), choices: z.array(DateChoice) }).nullable(),
  }),
  /** The most frequent first; null: not known what it means. */
  directionWords: z.array(z.object({ word: z.string(), rows: Count, direction: Direction.nullable() })),
  sample: z.array(
    z.object({ row: Count, person: z.string(), isNew: z.boolean(), on: Day, direction: Direction, detail: z.string() }),
  ),
  /** Of the people in it. */
  people: Count,
  newPeople: Count,
  interactions: Count,
  alreadyThere: Count,
  /** Rows beyond the first of those that say exactly the same; they are taken in, too. */
  repeated: Count,
  skipped: z.array(SkippedRow),
  skippedTotal: Count,
})
export type InteractionPreview = z.infer<typeof InteractionPreview>

export const InteractionImportReport = z.object({
  /** Of those who got an interaction. */
  people: Count,
  newPeople: Count,
  interactions: Count,
  alreadyThere: Count,
  skipped: z.array(SkippedRow),
  /** True: somebody stopped it; what was taken in until then stays. */
  stopped: z.boolean(),
})
export type InteractionImportReport = z.infer<typeof InteractionImportReport>

export const interactionImportTasks = {
  previewInteractions: {
    input: z.object({ item: TableItem, reading: TableReading }),
    progress: z.null(),
    output: InteractionPreview,
  },
  importInteractions: {
    input: z.object({ item: TableItem, reading: TableReading }),
    progress: z.object({ done: Count, total: Count }),
    output: InteractionImportReport,
  },
} as const
