/** A list of 10,000 references with abstracts taken in, against putting the same words into a bare full-text table. */
import { join } from 'node:path'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { createGenerator } from '#test/support/generate.ts'
import { type Benchmark, compare } from '../row.ts'
import { timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'

const ENTRIES = 10_000
const PER_COMMIT = 50

interface Entry {
  id: string
  title: string
  abstract: string
}

export const referencesIn: Benchmark = {
  key: 'references',
  title: 'A list of references in',
  run: async ({ folder }) => {
    const generate = createGenerator(31)
    const entries = Array.from({ length: ENTRIES }, (_, n): Entry & Record<string, unknown> => ({
      id: `entry${n}`,
      type: 'article-journal',
      title: `${generate.note(100).title}, ${n}`,
      author: [{ family: `Berg${n % 700}`, given: 'Jan' }],
      issued: { 'date-parts': [[1990 + (n % 30)]] },
      DOI: `10.1000/${n}`,
      abstract: generate.note(800).markdown,
    }))
    const list = JSON.stringify(entries)
    const db = openDatabase(join(folder, 'references-plain.sqlite'), createOpener({}))
    db.run('CREATE VIRTUAL TABLE plain USING fts5(id, title, abstract)')
    const theirs = await timed(() => {
      const read = JSON.parse(list) as Entry[]
      for (let at = 0; at < read.length; at += PER_COMMIT)
        db.transaction(() => {
          for (const { id, title, abstract } of read.slice(at, at + PER_COMMIT))
            db.run('INSERT INTO plain (id, title, abstract) VALUES (?, ?, ?)', id, title, abstract)
        })
    })
    db.close()
    const core = await openCore(join(folder, 'references-workspace'), { name: 'References' })
    try {
      const bytes = new TextEncoder().encode(list)
      const ours = await timed(async () => {
        const items = [{ fileName: 'list.json', bytes }]
        const report = take(await core.run('import', { items }, { scope: 'bench' }))
        if (report.imported.length !== ENTRIES) throw new Error(`${report.imported.length} references came in`)
      })
      const note = `${ENTRIES} entries of CSL-JSON: each a document of its own with its abstract as a file, safe on disk; against parsing the list and putting titles and abstracts into a full-text table, ${PER_COMMIT} a transaction; once each.`
      return [compare('A list of 10,000 references in', 'ms', ours, theirs, null, note)]
    } finally {
      await core.close()
    }
  },
}
