/** A book of 5,000 quotes with their sources as a tagged PDF: letters cut out, Electron started, pages printed. */
import { join } from 'node:path'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { printPdf } from '#electron/cli/printPdf.ts'
import type { SourceId } from '#shared/model/ids.ts'
import type { Benchmark } from '../row.ts'
import { timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'
import { seeded } from '../workspace/seeded.ts'

const QUOTES = 5000

export const printedBook: Benchmark = {
  key: 'printed',
  title: 'A book of quotes as PDF',
  run: async ({ workspace, say }) => {
    const folder = await workspace()
    const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
    const sources = db.all<{ sourceId: SourceId }>(
      'SELECT source_id AS sourceId FROM source WHERE trashed_at IS NULL ORDER BY source_id LIMIT ?',
      Math.ceil(QUOTES / seeded.quotesPerSource),
    )
    db.close()
    const core = await openCore(folder)
    let page = ''
    const reading = await timed(async () => {
      const parts: string[] = []
      for (const { sourceId } of sources) {
        const subject = { kind: 'source', sourceId } as const
        parts.push(take(await core.query('export', { subject, format: 'html', names: 'pseudonyms' }))?.content ?? '')
      }
      const bodies = parts.map((part) => /<main>([^]*)<\/main>/.exec(part)?.[1] ?? '')
      page = (parts[0] ?? '').replace(/<main>[^]*<\/main>/, () => `<main>${bodies.join('\n')}</main>`)
    })
    await core.close()
    say('Printing …')
    let bytes = 0
    const printing = await timed(async () => {
      bytes = (await printPdf(page, 'a4')).length
    })
    const note = `${page.split('<blockquote').length - 1} quotes, ${(bytes / 1e6).toFixed(1)} MB; one start of Electron in it.`
    const row = { against: null, ratio: null, budget: null, unit: 'ms' } as const
    return [
      { ...row, name: 'Book of 5,000 quotes as web page', value: reading, note: 'From the workspace to one page.' },
      { ...row, name: 'Book of 5,000 quotes as PDF', value: printing, note },
    ]
  },
}
