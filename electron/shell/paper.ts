/** Turns a whole HTML page into PDF or paper, with its letters inside (electron/paper). */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '#shared/contract/errors.ts'
import type { PdfBesideRequest } from '#shared/contract/shell.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { pageForPaper } from '../paper/pageForPaper.ts'
import { pageToPdf, withPage } from './pagePrinter.mjs'
import { writeWhole } from './saveFile.ts'

/** A tagged PDF with an outline of its headings, fonts embedded. */
export const htmlToPdf = async (html: string, paper: Paper): Promise<Uint8Array> =>
  pageToPdf(await pageForPaper(html, paper))

/** Prints web pages of a folder to PDFs beside them, one after the other; returns their names. Errors: `FileNotWritten`. */
export async function pdfBeside({
  folder,
  files,
  paper,
}: PdfBesideRequest): Promise<Result<{ files: string[] }, AppError>> {
  const made: string[] = []
  for (const file of files) {
    const name = file.replace(/\.html$/, '.pdf')
    const written = await writeWhole(
      join(folder, name),
      await htmlToPdf(await readFile(join(folder, file), 'utf8'), paper),
    )
    if (!written.ok) return written
    made.push(name)
  }
  return ok({ files: made })
}

/** What became of a page that was to be printed: done, let be by the person, or not possible here. */
export type Printed = 'printed' | 'cancelled' | 'failed'

/** Chromium's words for a dialog that was closed: every other reason is a printer or a system that failed. */
const cancelled = /cancel/i

/** Shows the print dialog. */
export const printPage = async (html: string, paper: Paper): Promise<Printed> =>
  withPage(
    await pageForPaper(html, paper),
    (window) =>
      new Promise<Printed>((resolve) => {
        window.webContents.print({ printBackground: true }, (isPrinted, reason) =>
          resolve(isPrinted ? 'printed' : cancelled.test(reason) ? 'cancelled' : 'failed'),
        )
      }),
  )
