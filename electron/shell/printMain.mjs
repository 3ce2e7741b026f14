/**
 * Electron as a printer without a window, for the command line: reads the HTML pages and writes the PDFs that the
 * environment names in pairs, and ends. What failed is one line on stderr.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { app } from 'electron'
import { pageToPdf } from './pagePrinter.mjs'

const { COMMONPLACE_PRINT_JOBS: jobs, COMMONPLACE_PRINT_HOME: home } = process.env

async function printAll(names) {
  for (let i = 0; i + 1 < names.length; i += 2)
    await writeFile(names[i + 1], await pageToPdf(await readFile(names[i], 'utf8')))
}

// Beside a window that is open, not in its profile.
app.setPath('userData', home)
app.disableHardwareAcceleration()
app.on('window-all-closed', () => undefined)
void app
  .whenReady()
  .then(() => printAll(JSON.parse(jobs ?? '[]')))
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      app.exit(1)
    },
  )
