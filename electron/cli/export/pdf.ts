/** A note, a source's quotes, a code's quotes, a plan or a search as a tagged PDF. */
import { paperForLocale } from '#shared/model/paper.ts'
import { Paper } from '#shared/model/workshop.ts'
import { templateOf, templateOptions, templateUsage } from '../commands/templates.ts'
import { must, optional, UsageError } from '../command.ts'
import { printPdf } from '../printPdf.ts'
import { writeWhole } from '../writeFile.ts'
import { notThere, subjectOf, subjectOptions, subjectUsage } from './documents.ts'
import { aboutOptions, type ExportFormat, namesOf, outPath, sayReplaced, styleOf, styleOptions } from './format.ts'

/** The paper that was asked for, otherwise the one that is usual where this computer is. */
function paperOf(asked: string | undefined): Paper {
  if (asked === undefined)
    return paperForLocale(process.env['LC_ALL'] || process.env['LC_PAPER'] || process.env['LANG'])
  const paper = Paper.safeParse(asked.toLowerCase())
  if (!paper.success) throw new UsageError('--paper is a4 or letter.')
  return paper.data
}

export const pdf: ExportFormat = {
  usage: `${subjectUsage} [--paper a4|letter] [--style apa|note] ${templateUsage} [--real-names] -o FILE`,
  about: aboutOptions,
  options: { ...subjectOptions, ...styleOptions, ...templateOptions, paper: { type: 'string' } },
  run: async (context) => {
    const { core, values } = context
    const path = outPath(context)
    const paper = paperOf(optional(values, 'paper'))
    const subject = await subjectOf(context)
    const made = must(
      await core.query('export', {
        subject,
        format: 'html',
        names: namesOf(values),
        ...styleOf(values),
        ...(await templateOf(context)),
      }),
    )
    if (made === null) throw notThere(subject.kind, optional(values, subject.kind) ?? '')
    await writeWhole(path, await printPdf(made.content, paper))
    sayReplaced(context, made.replaced)
    return { json: { path, paper, replaced: made.replaced } }
  },
}
