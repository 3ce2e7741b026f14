/** Turns a whole HTML page into PDF or paper, with its letters inside (electron/paper). */
import type { Paper } from '#shared/model/workshop.ts'
import { pageForPaper } from '../paper/pageForPaper.ts'
import { pageToPdf, withPage } from './pagePrinter.mjs'

/** A tagged PDF with an outline of its headings, fonts embedded. */
export const htmlToPdf = async (html: string, paper: Paper): Promise<Uint8Array> =>
  pageToPdf(await pageForPaper(html, paper))

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
