/** References for a reference manager, and annotations: of all sources, or of one, a note or a plan. */
import type { ReferenceSubject } from '#shared/contract/referenceQueries.ts'
import { type CliContext, must, optional } from '../command.ts'
import { notThere, subjectOf } from './documents.ts'
import { type ExportFormat, give, namesOf, sayReplaced } from './format.ts'

const kinds = ['source', 'note', 'plan'] as const
const USAGE = '[--source ID | --note ID | --plan ID] [--real-names] [-o FILE]'

async function subjectIn(context: CliContext): Promise<ReferenceSubject | undefined> {
  const { values } = context
  if (kinds.every((kind) => optional(values, kind) === undefined)) return undefined
  return (await subjectOf(context)) as ReferenceSubject
}

const missing = (context: CliContext, subject: ReferenceSubject | undefined) =>
  notThere(subject?.kind ?? 'source', optional(context.values, subject?.kind ?? 'source') ?? '')

const referenceFile = (format: 'bibtex' | 'ris' | 'csl'): ExportFormat => ({
  usage: USAGE,
  about: kinds,
  run: async (context) => {
    const subject = await subjectIn(context)
    const made = must(
      await context.core.query('exportReferences', {
        format,
        names: namesOf(context.values),
        ...(subject && { subject }),
      }),
    )
    if (made === null) throw missing(context, subject)
    const { replaced, left, sources, ...document } = made
    sayReplaced(context, replaced)
    return give(context, document, { sources, left, replaced })
  },
})

export const bibtex = referenceFile('bibtex')
export const ris = referenceFile('ris')
export const csl = referenceFile('csl')

export const jsonld: ExportFormat = {
  usage: USAGE,
  about: kinds,
  run: async (context) => {
    const subject = await subjectIn(context)
    const made = must(
      await context.core.run('exportAnnotations', { names: namesOf(context.values), ...(subject && { subject }) }),
    )
    const { replaced, left, annotations, ...document } = made
    sayReplaced(context, replaced)
    return give(context, document, { annotations, left, replaced })
  },
}
