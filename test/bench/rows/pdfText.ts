/** PDFs made in the run, read by the import thread as the app does it, against `pdftotext` where the system has it. */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createImportPool } from '#core/importers/pool.ts'
import { createGenerator } from '#test/support/generate.ts'
import { column, tinyPdf } from '#test/support/tinyPdf.ts'
import { type Benchmark, compare } from '../row.ts'
import { interleaved, median, timed } from '../stats.ts'
import { importWorkerUrl } from '../support/openCore.ts'

const run = promisify(execFile)
const PAGES = 60
const ROUNDS = 5

/** Headed pages in one column; text in Latin-1, as the little writer wants it. */
function paper(): Uint8Array {
  const generate = createGenerator(77)
  const latin = (text: string): string =>
    text
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/[^\u0020-\u00ff]/g, ' ')
  const page = () => {
    const lines = [{ x: 72, y: 72, text: latin(generate.title()), size: 16 }]
    for (let y = 104; y < 640; ) {
      const set = column(latin(generate.paragraph()), { x: 72, y, measure: 88 })
      lines.push(...set.map((line) => ({ ...line, size: 10 })))
      y += (set.length + 1) * 12
    }
    return lines
  }
  return tinyPdf(Array.from({ length: PAGES }, page))
}

export const pdfText: Benchmark = {
  key: 'pdf',
  title: 'PDF text',
  run: async ({ folder }) => {
    const name = 'Text of a PDF'
    const found = await run('pdftotext', ['-v']).then(
      () => true,
      () => false,
    )
    if (!found) return [{ name, skipped: 'pdftotext is not on this machine (poppler-utils has it).' }]
    const bytes = paper()
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    const pool = createImportPool({ workerUrl: importWorkerUrl })
    try {
      const { ours, theirs } = await interleaved(
        ROUNDS,
        {
          ours: () =>
            timed(async () => {
              const outcome = await pool.run({ bytes: bytes.slice(), fileName: 'paper.pdf' })
              if (!outcome.ok) throw new Error(outcome.error.message)
            }),
          theirs: () => timed(() => run('pdftotext', ['-layout', file, join(folder, 'paper.txt')])),
        },
        { warmUp: true },
      )
      const note = `${PAGES} pages of text, with the place of every line, in the app's import thread; against a run of pdftotext; median of ${ROUNDS}.`
      return [compare(name, 'ms', median(ours), median(theirs), null, note)]
    } finally {
      await pool.close()
    }
  },
}
