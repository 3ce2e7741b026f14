/** Documents for Word, slides and spreadsheets, and reports on the whole workspace. */
import type { FileFormat } from '#shared/contract/exportSubjects.ts'
import { Paper } from '#shared/model/workshop.ts'
import { type CliContext, must, optional, UsageError } from '../command.ts'
import { templateOf, templateOptions, templateUsage } from '../commands/templates.ts'
import { md as plainMd, notThere, reportUsage, subjectOf, subjectOptions, subjectUsage } from './documents.ts'
import { type ExportFormat, namesOf, outPath, sayReplaced, styleOf, styleOptions } from './format.ts'

const paperOptions = { paper: { type: 'string' } } as const

function paperOf(values: CliContext['values']): { paper?: Paper } {
  const asked = optional(values, 'paper')
  if (asked === undefined) return {}
  const paper = Paper.safeParse(asked.toLowerCase())
  if (!paper.success) throw new UsageError('--paper is a4 or letter.')
  return { paper: paper.data }
}

/** Into a file that has to be named. */
export async function exportFile(context: CliContext, format: FileFormat) {
  const { core, values } = context
  const subject = await subjectOf(context)
  const input = {
    subject,
    format,
    path: outPath(context),
    names: namesOf(values),
    ...styleOf(values),
    ...paperOf(values),
    ...(await templateOf(context)),
  }
  const made = must(await core.run('exportDocument', input))
  if (made === null) throw notThere(subject.kind, optional(values, subject.kind) ?? '')
  sayReplaced(context, made.replaced)
  return { json: made }
}

const fileFormat = (format: FileFormat, usage: string): ExportFormat => ({
  usage: `${usage} [--paper a4|letter] ${templateUsage} [--real-names] -o FILE`,
  options: { ...subjectOptions, ...styleOptions, ...paperOptions, ...templateOptions },
  run: (context) => exportFile(context, format),
})

export const docx = fileFormat('docx', subjectUsage)
export const xlsx = fileFormat('xlsx', `--plan ID | ${reportUsage}`)
export const pptx = fileFormat('pptx', '--workshop ID')

/** The report on Insight has pictures, which are files beside it. */
export const md: ExportFormat = {
  ...plainMd,
  run: (context) =>
    optional(context.values, 'report') === 'insight' && optional(context.values, 'out') !== undefined
      ? exportFile(context, 'markdown')
      : plainMd.run(context),
}
