/**
 * Turns a whole HTML page into PDF or paper: in a hidden window that runs no script, has no network and
 * reads one temporary file that is gone afterwards.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow, session } from 'electron'
import { secureSession } from './security.ts'

async function withPage<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-page-'))
  const file = join(folder, 'page.html')
  const address = pathToFileURL(file).href
  const own = session.fromPartition(`page-${folder}`, { cache: false })
  secureSession(own, (url) => url === address || url.startsWith('data:'))
  const window = new BrowserWindow({
    show: false,
    width: 900,
    height: 1200,
    webPreferences: { session: own, sandbox: true, javascript: false, contextIsolation: true, spellcheck: false },
  })
  try {
    await writeFile(file, html, { mode: 0o600 })
    await window.loadURL(address)
    return await work(window)
  } finally {
    window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A tagged PDF with an outline of its headings; the page's own @page rules decide about size and margins. */
export const htmlToPdf = (html: string): Promise<Uint8Array> =>
  withPage(html, (window) =>
    window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      pageSize: 'A4',
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  )

/** What became of a page that was to be printed: done, let be by the person, or not possible here. */
export type Printed = 'printed' | 'cancelled' | 'failed'

/** Chromium's words for a dialog that was closed: every other reason is a printer or a system that failed. */
const cancelled = /cancel/i

/** Shows the print dialog. */
export const printPage = (html: string): Promise<Printed> =>
  withPage(
    html,
    (window) =>
      new Promise<Printed>((resolve) => {
        window.webContents.print({ printBackground: true }, (isPrinted, reason) =>
          resolve(isPrinted ? 'printed' : cancelled.test(reason) ? 'cancelled' : 'failed'),
        )
      }),
  )
