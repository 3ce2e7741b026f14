/**
 * Electron as a printer without a window, for the command line: reads the HTML page and writes the PDF that the
 * environment names, and ends. What failed is one line on stderr.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { app } from 'electron'
import { pageToPdf } from './pagePrinter.mjs'

const { COMMONPLACE_PRINT_PAGE: page, COMMONPLACE_PRINT_PDF: pdf, COMMONPLACE_PRINT_HOME: home } = process.env

// Beside a window that is open, not in its profile.
app.setPath('userData', home)
app.disableHardwareAcceleration()
app.on('window-all-closed', () => undefined)
void app
  .whenReady()
  .then(async () => writeFile(pdf, await pageToPdf(await readFile(page, 'utf8'))))
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      app.exit(1)
    },
  )
