/**
 * Branded ids. Every id is 128 random bits in base62 behind a one-letter prefix that
 * says what it names, so that a mixed-up id fails validation instead of finding nothing.
 */
import { z } from 'zod'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LENGTH = 22

const idSchema = <B extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-Za-z]{${LENGTH}}$`))
    .brand<B>()

export const WorkspaceId = idSchema<'WorkspaceId'>('w')
export type WorkspaceId = z.infer<typeof WorkspaceId>
export const SourceId = idSchema<'SourceId'>('s')
export type SourceId = z.infer<typeof SourceId>
export const QuoteId = idSchema<'QuoteId'>('q')
export type QuoteId = z.infer<typeof QuoteId>
export const NoteId = idSchema<'NoteId'>('n')
export type NoteId = z.infer<typeof NoteId>
export const DeviceId = idSchema<'DeviceId'>('d')
export type DeviceId = z.infer<typeof DeviceId>
export const MemberId = idSchema<'MemberId'>('m')
export type MemberId = z.infer<typeof MemberId>
/** Built-in codes have readable ids ("P1.OWNER"); codes that a team adds have random ones. */
export const CodeId = z
  .string()
  .regex(/^(c_[0-9A-Za-z]{22}|[PR][0-9X](\.[A-Z]+)?)$/)
  .brand<'CodeId'>()
export type CodeId = z.infer<typeof CodeId>
/** SHA-256 of a blob's bytes, 64 lower-case hex digits. */
export const BlobHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'BlobHash'>()
export type BlobHash = z.infer<typeof BlobHash>

/** The id of a Yjs document: the library's fixed name, or the id of what the document holds. */
export const LIBRARY_DOC = 'library'
export const DocId = z.union([z.literal(LIBRARY_DOC), SourceId, NoteId])
export type DocId = z.infer<typeof DocId>

interface IdByPrefix {
  w: WorkspaceId
  s: SourceId
  q: QuoteId
  n: NoteId
  d: DeviceId
  m: MemberId
  c: CodeId
}

/** A fresh random id. Uses the platform's cryptographic source (present in Node ≥ 20 and every renderer). */
export function createId<P extends keyof IdByPrefix>(prefix: P): IdByPrefix[P] {
  const source = (globalThis as { crypto?: { getRandomValues(a: Uint8Array): Uint8Array } }).crypto
  if (source === undefined) throw new Error('no cryptographic random source on this platform')
  let id = ''
  while (id.length < LENGTH) {
    for (const byte of source.getRandomValues(new Uint8Array(32))) {
      // 248 = 4 × 62: bytes above it would favour the first letters of the alphabet.
      if (byte < 248 && id.length < LENGTH) id += ALPHABET[byte % 62]
    }
  }
  return `${prefix}_${id}` as IdByPrefix[P]
}
