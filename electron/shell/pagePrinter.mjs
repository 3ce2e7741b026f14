/**
 * Opens a whole HTML page in a hidden window that runs no script, has no network, no permission, and reads one temporary
 * file that is gone afterwards. Plain JavaScript, because the command line runs it in Electron as it stands here.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, session } from 'electron'

/** What the file says it was made by, instead of the browser's long name with the system in it. */
const MAKER = 'Commonplace'

function lock(own, address) {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: details.url !== address && !details.url.startsWith('data:') }),
  )
  own.on('will-download', (event) => event.preventDefault())
}

/**
 * @template T
 * @param {string} html
 * @param {(window: BrowserWindow) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPage(html, work) {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-page-'))
  const file = join(folder, 'page.html')
  const address = pathToFileURL(file).href
  app.userAgentFallback = MAKER
  const own = session.fromPartition(`page-${randomUUID()}`, { cache: false })
  lock(own, address)
  const window = new BrowserWindow({
    show: false,
    width: 900,
    height: 1200,
    webPreferences: {
      session: own,
      sandbox: true,
      javascript: false,
      contextIsolation: true,
      spellcheck: false,
      // Page numbers: a matter of course from Chromium 131 on.
      enableBlinkFeatures: 'PageMarginBoxes',
    },
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
export const pageToPdf = (html) =>
  withPage(html, (window) =>
    window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  )
