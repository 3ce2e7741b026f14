/** Quotes, notes and people out of a table, its columns named or found by their headings. */
import { RecordKind, recordColumns } from '#shared/contract/recordTable.ts'
import { type CoreCommand, many, must, need, UsageError } from '../command.ts'

function columnsOf(values: Parameters<typeof many>[0], what: RecordKind): Record<string, string> {
  const columns: Record<string, string> = {}
  for (const told of many(values, 'column')) {
    const at = told.indexOf('=')
    const name = told.slice(0, at)
    if (at < 1 || !(recordColumns[what] as readonly string[]).includes(name))
      throw new UsageError(`--column is NAME=HEADING, and NAME one of ${recordColumns[what].join(', ')}.`)
    columns[name] = told.slice(at + 1)
  }
  return columns
}

export const tableImport: CoreCommand = {
  usage: 'table-import FILE.csv --what quotes|notes|people [--column NAME=HEADING]… --data DIR',
  options: { what: { type: 'string' }, column: { type: 'string', multiple: true } },
  words: [1, 1],
  run: async ({ core, words, values, path }) => {
    const what = RecordKind.safeParse(need(values, 'what'))
    if (!what.success) throw new UsageError('--what is quotes, notes or people.')
    const abort = new AbortController()
    const stop = () => abort.abort()
    process.once('SIGINT', stop)
    try {
      const reading = { what: what.data, columns: columnsOf(values, what.data) }
      const item = { path: path(words[0] as string) }
      const report = must(await core.run('importRecords', { item, reading }, { signal: abort.signal }))
      const { quotes, notes, people, codings, alreadyThere, skipped, stopped } = report
      return { json: { quotes, notes, people, codings, alreadyThere, skipped }, failed: stopped }
    } finally {
      process.off('SIGINT', stop)
    }
  },
}
