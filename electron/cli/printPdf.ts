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

/** The same of several pages at once, which starts one Electron for all of them. */
export async function printPdfs(pages: readonly string[], paper: Paper): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-pdf-'))
  const names = pages.map((_, i) => [join(folder, `${i}.html`), join(folder, `${i}.pdf`)] as const)
  try {
    for (const [i, [page]] of names.entries())
      await writeFile(page, await pageForPaper(pages[i] ?? '', paper), { mode: 0o600 })
    const { status, lastLine } = await runDoor(['print', ...names.flat()])
    if (status !== 0)
      throw new CommandFailed(
        appError(
          'PdfNotMade',
          `The PDF was not made, because no Electron could print it here. ${lastLine.replace(/^commonplace: /, '')} A web page (export html) prints from any browser.`,
        ),
      )
    return await Promise.all(names.map(([, pdf]) => readFile(pdf)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Tagged, with an outline, its letters inside. Ends with `PdfNotMade` where no Electron can be found or it fails. */
export async function printPdf(html: string, paper: Paper): Promise<Uint8Array> {
  const [pdf] = await printPdfs([html], paper)
  if (pdf === undefined) throw new Error('one page was printed and none came back')
  return pdf
}
