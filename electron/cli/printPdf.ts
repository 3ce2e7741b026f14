/** Prints a page to PDF in an Electron without a window, as the window itself would. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appError } from '#shared/contract/errors.ts'
import type { Paper } from '#shared/model/workshop.ts'
import { pageForPaper } from '../paper/pageForPaper.ts'
import { CommandFailed } from './command.ts'

const DOOR = fileURLToPath(new URL('../runtime/run.mjs', import.meta.url))

/** The bootstrap's exit status, and its last line, which says why it stopped. */
function runDoor(args: readonly string[]): Promise<{ status: number; lastLine: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [DOOR, ...args], { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true })
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-4_000)
    })
    const end = (status: number) => resolve({ status, lastLine: words.trim().split('\n').at(-1) ?? '' })
    child.on('error', () => end(127))
    child.on('close', (code) => end(code ?? 1))
  })
}

/** Tagged, with an outline, its letters inside. Ends with `PdfNotMade` where no Electron can be found or it fails. */
export async function printPdf(html: string, paper: Paper): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-pdf-'))
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
  try {
    await writeFile(page, await pageForPaper(html, paper), { mode: 0o600 })
    const { status, lastLine } = await runDoor(['print', page, pdf])
    if (status !== 0)
      throw new CommandFailed(
        appError(
          'PdfNotMade',
          `The PDF was not made, because no Electron could print it here. ${lastLine.replace(/^commonplace: /, '')} A web page (export html) prints from any browser.`,
        ),
      )
    return await readFile(pdf)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
