/** Writes one document or its tables to a file, in any format that the core writes by itself. */
import { existsSync, mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { z } from 'zod'
import { appError } from '#shared/contract/errors.ts'
import type { documentTasks, FileFormat } from '#shared/contract/exportSubjects.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import { notWritten, writeWholeFile } from '../exchange/wholeFile.ts'
import type { WriteOffice } from '../exporters/office/inThread.ts'
import { type PictureFile, picturesBeside } from '../exporters/picturesIn.ts'
import { renderMarkdown, renderPage } from '../exporters/render.ts'
import { tableToCsv } from '../exporters/tables.ts'
import type { PreparedExport } from '../queries/exportDocument.ts'
import { type PackContext, packOf } from '../queries/pack.ts'
import { workOutExport, type WorkOutParts } from './workOutExport.ts'

type Input = z.output<(typeof documentTasks)['exportDocument']['input']>

export interface ExportDocumentParts extends PackContext, Pick<WorkOutParts, 'hub' | 'agreement'> {
  prepareExport: (input: Pick<Input, 'subject' | 'names' | 'style' | 'template'>) => PreparedExport | null
  writeOffice: WriteOffice
  relationships: PackContext['relationships'] & { ready: () => Promise<unknown> }
  now: () => number
}

const noTable = (format: FileFormat) =>
  err(
    appError(
      'FormatNotPossible',
      `There is no table in this that could be written as ${format}; choose a document format such as docx, html or md.`,
    ),
  )

const dayWords = (now: number): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(now)

/** Of the folder beside a Markdown file in which its pictures lie. */
const foldersName = (path: string): string => `${basename(path, extname(path))} pictures`

/** The document and its pictures; where one of them cannot be written, none is there that was not before. */
function writeWithPictures(path: string, content: string | Uint8Array, files: readonly PictureFile[]): void {
  const folder = join(dirname(path), foldersName(path))
  const made: string[] = []
  try {
    if (files.length > 0) mkdirSync(folder, { recursive: true })
    for (const { name, svg } of files) {
      const file = join(folder, name)
      if (!existsSync(file)) made.push(file)
      writeWholeFile(file, svg)
    }
    writeWholeFile(path, content)
  } catch (cause) {
    for (const file of made) rmSync(file, { force: true })
    try {
      if (files.length > 0) rmdirSync(folder)
    } catch {
      // Something of somebody's lies in it.
    }
    throw cause
  }
}

/** The content; null: stopped. */
async function contentOf(
  { writeOffice, now }: ExportDocumentParts,
  { document: { title, language, tree, tables, pictures }, brand }: PreparedExport,
  { format, paper }: Input,
  signal: AbortSignal | undefined,
): Promise<Outcome<string | Uint8Array | null>> {
  if (format === 'markdown') return ok(renderMarkdown(tree))
  if (format === 'html') return ok(renderPage(tree, title, language, brand, pictures))
  if (format === 'docx') {
    const document = { title, language, tree, paper, brand, subtitle: dayWords(now()) }
    const drawings = pictures === undefined ? {} : { drawings: pictures }
    return ok(await writeOffice({ kind: 'docx', document, ...drawings }, signal))
  }
  const [main] = tables ?? []
  if (main === undefined || tables === undefined) return noTable(format)
  if (format === 'csv') return ok(tableToCsv(main))
  return ok(await writeOffice({ kind: 'xlsx', tables, brand }, signal))
}

/** Null: there is no such thing. Errors: `FormatNotPossible`, `StoreWriteFailed`, `ExportCancelled`. */
export async function exportDocument(
  parts: ExportDocumentParts,
  input: Input,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<z.output<(typeof documentTasks)['exportDocument']['output']>>> {
  const { subject, format, path } = input
  const total = 3
  onProgress({ done: 0, total })
  await workOutExport(parts, subject)
  const made = parts.prepareExport(input)
  if (made === null) return ok(null)
  const beside =
    format === 'markdown' ? picturesBeside(made.document.tree, made.document.pictures, foldersName(path)) : null
  const prepared = beside === null ? made : { ...made, document: { ...made.document, tree: beside.tree } }
  onProgress({ done: 1, total })
  let content: Outcome<string | Uint8Array | null>
  if (format === 'pptx') {
    const pack = subject.kind === 'workshop' ? packOf(parts, subject.workshopId) : null
    if (pack === null || pack === undefined)
      return err(appError('FormatNotPossible', 'Only a workshop has slides; choose one, or another format.'))
    const deck = { title: pack.title, slides: pack.deck, brand: prepared.brand }
    content = ok(await parts.writeOffice({ kind: 'pptx', deck }, signal))
  } else content = await contentOf(parts, prepared, input, signal)
  if (!content.ok) return content
  if (content.value === null || signal?.aborted)
    return err(appError('ExportCancelled', `${basename(path)} was not written because you stopped.`))
  onProgress({ done: 2, total })
  try {
    writeWithPictures(path, content.value, beside?.files ?? [])
  } catch (cause) {
    return err(notWritten(path, cause))
  }
  onProgress({ done: total, total })
  const bytes = typeof content.value === 'string' ? Buffer.byteLength(content.value) : content.value.byteLength
  return ok({ path, bytes, replaced: prepared.replaced })
}
