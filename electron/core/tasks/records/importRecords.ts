/**
 * Takes quotes, notes or people out of a table. A quote is found in its source by its words; a row whose words are not there is
 * reported with its number, never guessed at. All of it is one step to undo; what is here already is passed over.
 */
import { basename } from 'node:path'
import { appError } from '#shared/contract/errors.ts'
import type { SkippedRow, TableItem } from '#shared/contract/interactionImport.ts'
import type { RecordImport, RecordPreview, RecordReading } from '#shared/contract/recordTable.ts'
import { ok, err } from '#shared/model/result.ts'
import type { Outcome } from '../../core.ts'
import type { ReadRecords, RecordRow } from '../../importers/table/readRecords.ts'
import { createImportSteps } from '../importSteps.ts'
import { readPath } from '../readPath.ts'
import { createNoteRows } from './noteRows.ts'
import { createPersonRows } from './personRows.ts'
import { createQuoteRows } from './quoteRows.ts'
import type { RecordParts, RowReader } from './row.ts'

const ROWS_PER_COMMIT = 200
const SAMPLE = 8
const SKIPPED_SHOWN = 200
const SHOWN = 160

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const skippedRow = ({ row, cells }: RecordRow, reason: string): SkippedRow => {
  const line = Object.values(cells)
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' · ')
  return { row, reason, text: line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line }
}

async function load(
  { pool }: RecordParts,
  item: TableItem,
  reading: RecordReading,
  signal: AbortSignal | undefined,
): Promise<Outcome<{ fileName: string; table: ReadRecords }>> {
  const fileName = 'path' in item ? basename(item.path) : item.fileName
  const bytes = 'path' in item ? await readPath(item.path) : ok(item.bytes)
  if (!bytes.ok) return bytes
  const table = await pool.readRecords({ records: bytes.value, fileName, reading }, signal)
  return table.ok ? ok({ fileName, table: table.value }) : table
}

const readerOf = (parts: RecordParts, { what }: RecordReading): RowReader =>
  ({ quotes: createQuoteRows, notes: createNoteRows, people: createPersonRows })[what](parts)

/** Errors: those of reading a file; what else is wrong is part of the preview. */
export async function previewRecords(
  parts: RecordParts,
  item: TableItem,
  reading: RecordReading,
  signal: AbortSignal | undefined,
): Promise<Outcome<RecordPreview>> {
  const loaded = await load(parts, item, reading, signal)
  if (!loaded.ok) return loaded
  const { fileName, table } = loaded.value
  const { columns, mapping, missing, rows } = table
  const preview: RecordPreview = {
    fileName,
    columns,
    mapping,
    missing,
    rows: rows.length,
    fresh: 0,
    alreadyThere: 0,
    sample: [],
    skipped: [],
    skippedTotal: 0,
  }
  if (missing.length > 0) return ok(preview)
  const reader = readerOf(parts, reading)
  for (const [n, row] of rows.entries()) {
    if (signal?.aborted) break
    const read = reader.read(row)
    if ('refused' in read) {
      preview.skippedTotal++
      if (preview.skipped.length < SKIPPED_SHOWN) preview.skipped.push(skippedRow(row, read.refused))
    } else if (read.isHere) preview.alreadyThere++
    else {
      preview.fresh++
      if (preview.sample.length < SAMPLE) preview.sample.push({ row: row.row, ...read.shown })
    }
    if (n % ROWS_PER_COMMIT === 0) await turn()
  }
  return ok(preview)
}

/** Errors: those of reading a file, `ColumnNotFound` and those of a commit. */
export async function importRecords(
  parts: RecordParts,
  item: TableItem,
  reading: RecordReading,
  scope: string,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<RecordImport>> {
  const loaded = await load(parts, item, reading, signal)
  if (!loaded.ok) return loaded
  const { fileName, table } = loaded.value
  const [lacking] = table.missing
  if (lacking !== undefined)
    return err(
      appError(
        'ColumnNotFound',
        `${fileName} has no column “${lacking}”; it has: ${table.columns.map(({ heading }) => heading).join(', ')}.`,
      ),
    )
  const report: RecordImport = {
    quotes: 0,
    notes: 0,
    people: 0,
    codings: 0,
    alreadyThere: 0,
    skipped: [],
    stopped: false,
  }
  const reader = readerOf(parts, reading)
  const steps = createImportSteps(parts, scope)
  const label = `${fileName} taken in`
  for (let at = 0; at < table.rows.length; at += ROWS_PER_COMMIT) {
    if (signal?.aborted) {
      report.stopped = true
      break
    }
    onProgress({ done: at, total: table.rows.length })
    const counted = { quotes: 0, notes: 0, people: 0, codings: 0 }
    const opened: string[] = []
    const failed = steps.commit((edit) => {
      for (const row of table.rows.slice(at, at + ROWS_PER_COMMIT)) {
        const read = reader.read(row)
        if ('refused' in read) report.skipped.push(skippedRow(row, read.refused))
        else if (read.isHere) report.alreadyThere++
        else {
          const { docId, codings } = read.write(edit)
          opened.push(docId)
          counted[reading.what]++
          counted.codings += codings
          // What came without a part of itself is told, though it came.
          for (const reason of read.without) report.skipped.push(skippedRow(row, reason))
        }
      }
    })
    if (failed) {
      steps.end(label)
      return err(failed)
    }
    report.quotes += counted.quotes
    report.notes += counted.notes
    report.people += counted.people
    report.codings += counted.codings
    // Each new document would stay in memory until it was idle for long.
    if (reading.what !== 'quotes') for (const docId of opened) parts.hub.evict(docId)
    await turn()
  }
  steps.end(label)
  onProgress({ done: table.rows.length, total: table.rows.length })
  return ok(report)
}
