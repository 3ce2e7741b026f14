/** References that leave for a reference manager, and passages that leave as annotations. */
import { z } from 'zod'
import { NoteId, PlanId, SourceId } from '../model/ids.ts'
import { ExportNames, ReplacedNames } from './exchange.ts'

/** Of what; without one, all sources that are not in the trash. */
export const ReferenceSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('source'), sourceId: SourceId }),
  z.object({ kind: z.literal('note'), noteId: NoteId }),
  z.object({ kind: z.literal('plan'), planId: PlanId }),
])
export type ReferenceSubject = z.infer<typeof ReferenceSubject>

const Exported = z.object({
  fileName: z.string(),
  content: z.string(),
  /** What the format does not carry, a sentence each. */
  left: z.array(z.string()),
  replaced: ReplacedNames,
})

export const referenceQueries = {
  /** A file of references; null: there is no such subject. */
  exportReferences: {
    input: z.object({
      format: z.enum(['bibtex', 'ris', 'csl']),
      subject: ReferenceSubject.optional(),
      names: ExportNames.default('pseudonyms'),
    }),
    output: Exported.extend({ sources: z.int() }).nullable(),
  },
} as const

export const AnnotationsExport = Exported.extend({ annotations: z.int() })
export type AnnotationsExport = z.infer<typeof AnnotationsExport>

export const annotationTasks = {
  /** Quotes, codes of whole sources and memos as W3C Web Annotations in JSON-LD. Errors: `SourceNotFound`. */
  exportAnnotations: {
    input: z.object({ subject: ReferenceSubject.optional(), names: ExportNames.default('pseudonyms') }),
    progress: z.object({}),
    output: AnnotationsExport,
  },
} as const
