/** A note, a source's quotes, a code's quotes, a plan or a search as a document. */
import { appError } from '#shared/contract/errors.ts'
import type { ExportSubject } from '#shared/contract/queries.ts'
import { NoteId, PlanId, SourceId } from '#shared/model/ids.ts'
import { codeByName } from '../codeNames.ts'
import { type Answer, type CliContext, CommandFailed, must, optional, UsageError } from '../command.ts'
import { type ExportFormat, formatOf, give, namesOf, sayReplaced, styleOf, styleOptions } from './format.ts'

const subjects = ['note', 'source', 'code', 'plan', 'search'] as const

export const subjectOptions = Object.fromEntries(subjects.map((kind) => [kind, { type: 'string' as const }]))
export const subjectUsage = '--note ID | --source ID | --code NAME | --plan ID | --search WORDS'

/** What is asked for by one of the options above. */
export async function subjectOf({ core, values }: CliContext): Promise<ExportSubject> {
  const asked = subjects.flatMap((kind) => {
    const text = optional(values, kind)
    return text === undefined ? [] : [{ kind, text }]
  })
  const [one] = asked
  if (one === undefined || asked.length > 1)
    throw new UsageError(`One of ${subjects.map((kind) => `--${kind}`).join(', ')} says what.`)
  const { kind, text } = one
  if (kind === 'search') return { kind, query: text, filters: {} }
  if (kind === 'code') return { kind, codeId: (await codeByName(core, text)).codeId }
  const id =
    kind === 'note' ? NoteId.safeParse(text) : kind === 'plan' ? PlanId.safeParse(text) : SourceId.safeParse(text)
  if (!id.success) throw notThere(kind, text)
  return { kind, [`${kind}Id`]: id.data } as ExportSubject
}

export const notThere = (kind: string, text: string): CommandFailed => {
  const code = kind === 'note' ? 'NoteNotFound' : kind === 'plan' ? 'PlanNotFound' : 'SourceNotFound'
  return new CommandFailed(appError(code, `There is no ${kind} ${text} in this workspace.`))
}

/** The document in the format that `--format` names. */
export async function exportDocument(context: CliContext): Promise<Answer> {
  const { core, values } = context
  const subject = await subjectOf(context)
  const format = formatOf(values, ['markdown', 'html'])
  const made = must(await core.query('export', { subject, format, names: namesOf(values), ...styleOf(values) }))
  if (made === null) throw notThere(subject.kind, optional(values, subject.kind) ?? '')
  const { replaced, ...document } = made
  sayReplaced(context, replaced)
  return give(context, document, { replaced })
}

const documentFormat = (format: 'markdown' | 'html'): ExportFormat => ({
  usage: `${subjectUsage} [--style apa|note] [--real-names] [-o FILE]`,
  options: { ...subjectOptions, ...styleOptions },
  run: (context) => exportDocument({ ...context, values: { ...context.values, format } }),
})

export const md = documentFormat('markdown')
export const html = documentFormat('html')
