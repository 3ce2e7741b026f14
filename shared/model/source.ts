/** A source: a document the team gathered. Its kind, its metadata, and how it was read. */
import { z } from 'zod'
import type { Extraction } from './extraction.ts'

/** `reference`: known by its reference only; its text is an abstract, or nothing. */
export const SourceKind = z.enum(['html', 'pdf', 'docx', 'markdown', 'text', 'epub', 'reference'])
export type SourceKind = z.infer<typeof SourceKind>

/** Dates are as exact as the source is: year, year-month or full ISO 8601 day. */
export const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
export type PartialDate = z.infer<typeof PartialDate>

/** What can be learned about a source from the file itself; every field may be unknown. */
export const SourceMetadata = z.object({
  title: z.string().min(1).max(1000),
  authors: z.array(z.string().min(1).max(300)).max(100),
  publishedOn: PartialDate.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(4000)
    .optional(),
  siteName: z.string().max(300).optional(),
  /** BCP 47 tag. */
  language: z.string().max(35).optional(),
})
export type SourceMetadata = z.infer<typeof SourceMetadata>

/** What an importer returns for one file. Warnings are whole sentences for the strategist. */
export interface ImportedSource {
  kind: SourceKind
  mediaType: string
  metadata: SourceMetadata
  extraction: Extraction
  warnings: string[]
}
