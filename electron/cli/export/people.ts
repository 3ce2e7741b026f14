/** People, what passed with them, or the key of their pseudonyms. */
import { type Answer, type CliContext, must, optional, UsageError } from '../command.ts'
import { type ExportFormat, formatOf, give, namesOf } from './format.ts'

export async function exportPeople(context: CliContext): Promise<Answer> {
  const { core, values } = context
  const what = (['people', 'log', 'key'] as const).find((each) => each === (optional(values, 'what') ?? 'people'))
  if (what === undefined) throw new UsageError('--what is people, log or key.')
  const format = formatOf(values, ['csv', 'markdown'])
  const made = must(await core.query('exportPeople', { what, format, names: namesOf(values) }))
  return give(context, made, {})
}

export const peopleOptions = { what: { type: 'string' } } as const

export const csv: ExportFormat = {
  usage: '[--what people|log|key] [--real-names] [-o FILE]',
  options: peopleOptions,
  run: (context) => exportPeople({ ...context, values: { ...context.values, format: 'csv' } }),
}
