/** A note, a source's quotes, a code's quotes, a plan, a search, or a workshop's handout or key as a document. */
import { appError } from '#shared/contract/errors.ts'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { NoteId, PlanId, SourceId, WorkshopId } from '#shared/model/ids.ts'
import { codeByName } from '../codeNames.ts'
import { templateOf, templateOptions, templateUsage } from '../commands/templates.ts'
import { type Answer, type CliContext, CommandFailed, must, optional, UsageError } from '../command.ts'
import {
  aboutOptions,
  type ExportFormat,
  formatOf,
  give,
  namesOf,
  sayReplaced,
  styleOf,
  styleOptions,
} from './format.ts'

const subjects = ['note', 'source', 'code', 'plan', 'workshop', 'search'] as const

/** Reports on the whole workspace by their words. */
const reports = {
  'evidence-book': 'evidenceBook',
  codebook: 'codebook',
  people: 'people',
  insight: 'insight',
} as const
export const reportUsage = `--report ${Object.keys(reports).join('|')}`

function reportOf(values: CliContext['values']): ExportSubject | undefined {
  const asked = optional(values, 'report')
  if (asked === undefined) return undefined
  if (!Object.hasOwn(reports, asked)) throw new UsageError(`--report is ${Object.keys(reports).join(', ')}.`)
  return { kind: reports[asked as keyof typeof reports] }
}

export const subjectOptions = Object.fromEntries(
  [...subjects, 'part', 'report'].map((kind) => [kind, { type: 'string' as const }]),
)
export const subjectUsage = `--note ID | --source ID | --code NAME | --plan ID | --workshop ID [--part handout|key] | --search WORDS | ${reportUsage}`

const idOf = { note: NoteId, source: SourceId, plan: PlanId, workshop: WorkshopId } as const
const missing = { note: 'NoteNotFound', plan: 'PlanNotFound', workshop: 'WorkshopNotFound' } as const

/** What is asked for by one of the options above. */
export async function subjectOf({ core, values }: CliContext): Promise<ExportSubject> {
  const subject = await askedFor(core, values)
  // Where something cannot be worked out, the document says so.
  await core.run('workOutExport', { subject })
  return subject
}

async function askedFor(core: CliContext['core'], values: CliContext['values']): Promise<ExportSubject> {
  const report = reportOf(values)
  const asked = subjects.flatMap((kind) => {
    const text = optional(values, kind)
    return text === undefined ? [] : [{ kind, text }]
  })
  const [one] = asked
  if (report !== undefined && one === undefined) return report
  if (report !== undefined || one === undefined || asked.length > 1)
    throw new UsageError(
      `One of ${subjects.map((kind) => `--${kind}`).join(', ')} or --report says what; export vault writes all there is.`,
    )
  const { kind, text } = one
  if (kind === 'search') return { kind, query: text, filters: {} }
  if (kind === 'code') return { kind, codeId: (await codeByName(core, text)).codeId }
  const id = idOf[kind].safeParse(text)
  if (!id.success) throw notThere(kind, text)
  if (kind === 'workshop') {
    const part = (['handout', 'key'] as const).find((each) => each === (optional(values, 'part') ?? 'handout'))
    if (part === undefined) throw new UsageError('--part is handout or key.')
    return { kind, workshopId: WorkshopId.parse(text), part }
  }
  return { kind, [`${kind}Id`]: id.data } as ExportSubject
}

export const notThere = (kind: string, text: string): CommandFailed => {
  const code = kind in missing ? missing[kind as keyof typeof missing] : 'SourceNotFound'
  return new CommandFailed(appError(code, `There is no ${kind} ${text} in this workspace.`))
}

/** The document in the format that `--format` names. */
export async function exportDocument(context: CliContext): Promise<Answer> {
  const { core, values } = context
  const subject = await subjectOf(context)
  const format = formatOf(values, ['markdown', 'html'])
  const made = must(
    await core.query('export', {
      subject,
      format,
      names: namesOf(values),
      ...styleOf(values),
      ...(await templateOf(context)),
    }),
  )
  if (made === null) throw notThere(subject.kind, optional(values, subject.kind) ?? '')
  const { replaced, ...document } = made
  sayReplaced(context, replaced)
  return give(context, document, { replaced })
}

const documentFormat = (format: 'markdown' | 'html'): ExportFormat => ({
  usage: `${subjectUsage} [--style apa|note]${format === 'html' ? ` ${templateUsage}` : ''} [--real-names] [-o FILE]`,
  about: aboutOptions,
  options: { ...subjectOptions, ...styleOptions, ...templateOptions },
  run: (context) => exportDocument({ ...context, values: { ...context.values, format } }),
})

export const md = documentFormat('markdown')
export const html = documentFormat('html')
