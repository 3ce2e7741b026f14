/** Documents for Word, slides and spreadsheets, and reports on the whole workspace. */
import type { FileFormat } from '#shared/contract/exportSubjects.ts'
import { Paper } from '#shared/model/workshop.ts'
import { type CliContext, must, optional, UsageError } from '../command.ts'
import { templateOf, templateOptions, templateUsage } from '../commands/templates.ts'
import { askedWorkshop } from '../commands/workshops.ts'
import { md as plainMd, notThere, reportUsage, subjectOf, subjectOptions, subjectUsage } from './documents.ts'
import {
  type About,
  aboutOptions,
  type ExportFormat,
  namesOf,
  outPath,
  sayReplaced,
  styleOf,
  styleOptions,
} from './format.ts'

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

const fileFormat = (format: FileFormat, about: readonly About[], usage: string): ExportFormat => ({
  usage: `${usage} ${templateUsage} [--real-names] -o FILE`,
  about,
  options: { ...subjectOptions, ...styleOptions, ...paperOptions, ...templateOptions },
  run: (context) => exportFile(context, format),
})

/** What is or holds a table: rows of quotes, steps, hits. */
export const tabular = aboutOptions.filter((each) => each !== 'workshop')
export const tabularUsage = `--note ID | --source ID | --code NAME | --plan ID | --search WORDS | ${reportUsage}`

export const docx = fileFormat('docx', aboutOptions, `${subjectUsage} [--paper a4|letter] [--style apa|note]`)
export const xlsx = fileFormat('xlsx', tabular, tabularUsage)

/** Of the workshop made last, unless another is named. */
const slides = fileFormat('pptx', ['workshop'], '[--workshop ID]')
export const pptx: ExportFormat = {
  ...slides,
  run: async (context) => {
    const workshop = await askedWorkshop(context.core, context.values)
    return slides.run({ ...context, values: { ...context.values, workshop } })
  },
}

/** The report on Insight has pictures, which are files beside it. */
export const md: ExportFormat = {
  ...plainMd,
  run: (context) =>
    optional(context.values, 'report') === 'insight' && optional(context.values, 'out') !== undefined
      ? exportFile(context, 'markdown')
      : plainMd.run(context),
}
