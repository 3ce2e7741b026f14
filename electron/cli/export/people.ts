/** People, what passed with them, or the key of their pseudonyms. */
import { type Answer, type CliContext, must, optional, UsageError } from '../command.ts'
import { WrittenRecordKind } from '#shared/contract/recordTable.ts'
import { subjectOptions } from './documents.ts'
import { type ExportFormat, formatOf, give, namesOf, sayReplaced } from './format.ts'
import { exportFile, tabular, tabularUsage } from './office.ts'

export async function exportPeople(context: CliContext): Promise<Answer> {
  const { core, values } = context
  const what = (['people', 'log', 'key'] as const).find((each) => each === (optional(values, 'what') ?? 'people'))
  if (what === undefined) throw new UsageError('--what is people, log or key.')
  const format = formatOf(values, ['csv', 'markdown'])
  const made = must(await core.query('exportPeople', { what, format, names: namesOf(values) }))
  return give(context, made, {})
}

export const peopleOptions = { what: { type: 'string' } } as const

/** All quotes or notes. */
async function exportRecords(context: CliContext, what: WrittenRecordKind): Promise<Answer> {
  const { core, values } = context
  const made = must(await core.query('exportRecords', { what, names: namesOf(values), bom: values['no-bom'] !== true }))
  const { replaced, ...file } = made
  sayReplaced(context, replaced)
  return give(context, file, { replaced })
}

export const csv: ExportFormat = {
  usage: `[--what quotes|notes|people|log|key] [--real-names] [--no-bom] [-o FILE] | ${tabularUsage} -o FILE`,
  about: tabular,
  options: { ...peopleOptions, ...subjectOptions, 'no-bom': { type: 'boolean' } },
  run: (context) => {
    const isDocument = tabular.some((about) => optional(context.values, about) !== undefined)
    if (isDocument && optional(context.values, 'what') !== undefined)
      throw new UsageError('--what is of the whole workspace; leave it out, or what it is of.')
    if (isDocument) return exportFile(context, 'csv')
    const what = WrittenRecordKind.safeParse(context.values['what'])
    return what.success
      ? exportRecords(context, what.data)
      : exportPeople({ ...context, values: { ...context.values, format: 'csv' } })
  },
}
