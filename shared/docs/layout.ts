/**
 * What stands where inside the documents. Six kinds, one shape: `items` holds records that
 * never change, `fields` holds registers (see fields.ts), and a note's text is the Y.XmlText "root".
 *
 *   library   items: documents (source, note, plan, person, workshop), own codes, members, the community's groups, own tensions
 *             and exercises, templates for documents (see templateLayout.ts)
 *             fields of "workspace": name, citation style, usual template · of a document: trashed, purged · of a code: its texts, parent,
 *             colour, archived, alias · of a member and a group: name · of a person: purged (their name is in their own
 *             document only)
 *             tensions: see tensionLayout.ts · exercises: see workshopLayout.ts
 *   source    items: quotes, settlements (see settlementLayout.ts)
 *             fields of "source": metadata, its reference under CSL's names, original, extraction, codings, read marks
 *             fields of a quote: memo, trashed, place (when re-anchored), codings, coders' reasons
 *   note      fields of "note": title, edited; text in "root"
 *   plan      see planLayout.ts · person  see personLayout.ts · workshop  see workshopLayout.ts
 */
import { z } from 'zod'
import { BlobHash, CodeId, MemberId } from '../model/ids.ts'
import { QuoteSelector } from '../model/coding.ts'
import { PartialDate, SourceKind } from '../model/source.ts'
import { CslRegister, referenceFields } from '../references/registers.ts'

export const WORKSPACE = 'workspace'
export const SOURCE = 'source'
export const NOTE = 'note'
/** A note's field whose stamp says when its text was last edited; its value is always true. */
export const EDITED = 'edited'
/** Name of the Y.XmlText that holds a note's text, as the editor's binding expects it. */
export const NOTE_ROOT = 'root'

const Time = z.int().nonnegative()

export const ItemRecord = z.object({
  kind: z.enum([
    'source',
    'note',
    'code',
    'member',
    'plan',
    'person',
    'group',
    'tension',
    'workshop',
    'exercise',
    'template',
  ]),
  by: MemberId,
  at: Time,
})
export type ItemRecord = z.infer<typeof ItemRecord>

/** Set while something lies in the trash; null after it was restored. */
export const Trashed = z.object({ at: Time, by: MemberId }).nullable()
export type Trashed = z.infer<typeof Trashed>

/**
 * Set when a document was deleted for ever, and never taken back: its content is removed wherever this is known, and
 * what a peer still has or makes of it is not taken in again. Quotes need no such mark: their record and fields are
 * taken out of their source's document, which merges as a deletion.
 */
export const Purged = z.object({ at: Time, by: MemberId })
export type Purged = z.infer<typeof Purged>

export const sourceFields = {
  title: z.string().min(1),
  authors: z.array(z.string()),
  publishedOn: PartialDate.nullable(),
  kind: SourceKind,
  url: z.string().nullable(),
  siteName: z.string().nullable(),
  language: z.string().nullable(),
  sameOriginAs: z.string().nullable(),
  ...referenceFields,
  /** The reference as it came in, whole. */
  csl: CslRegister,
  warnings: z.array(z.string()),
  original: z.object({ hash: BlobHash, bytes: Time, mediaType: z.string(), fileName: z.string() }),
  extraction: z.object({ hash: BlobHash, extractor: z.string(), words: Time, pages: Time.nullable() }),
} as const

/** A quote's place in a newer extraction of its source; null: its words were not found there. */
export const QuotePlaceField = z.object({ extraction: BlobHash, selector: QuoteSelector }).nullable()

export const codeFields = {
  name: z.string().min(1),
  title: z.string(),
  brief: z.string(),
  definition: z.string(),
  useWhen: z.string(),
  avoidWhen: z.string(),
  example: z.string(),
  /** Empty: at the top, also for a built-in code. Null, as after an undo: where it stood at first. */
  parent: z.union([CodeId, z.literal('')]).nullable(),
  colour: z.string(),
  order: z.number(),
  archived: z.boolean(),
  alias: CodeId.nullable(),
} as const

/** Each coder's decision on a code is a field of its own, so that agreement and disagreement can be seen. */
export const codingField = (code: CodeId, coder: MemberId): string => `coding:${code}:${coder}`

export function parseCodingField(field: string): { code: CodeId; coder: MemberId } | undefined {
  const [head, code, coder, ...rest] = field.split(':')
  if (head !== 'coding' || rest.length > 0) return undefined
  const parsedCode = CodeId.safeParse(code)
  const parsedCoder = MemberId.safeParse(coder)
  return parsedCode.success && parsedCoder.success ? { code: parsedCode.data, coder: parsedCoder.data } : undefined
}

/** "Read" is each member's own mark. */
export const readMarkField = (member: MemberId): string => `read:${member}`
