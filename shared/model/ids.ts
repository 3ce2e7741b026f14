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
export const PlanId = idSchema<'PlanId'>('p')
export type PlanId = z.infer<typeof PlanId>
export const StepId = idSchema<'StepId'>('t')
export type StepId = z.infer<typeof StepId>
/** One sign by which a step's success will be known. */
export const MeasureId = idSchema<'MeasureId'>('k')
export type MeasureId = z.infer<typeof MeasureId>
/** Something a member saw or heard themselves. */
export const ObservationId = idSchema<'ObservationId'>('b')
export type ObservationId = z.infer<typeof ObservationId>
export const PersonId = idSchema<'PersonId'>('h')
export type PersonId = z.infer<typeof PersonId>
export const InteractionId = idSchema<'InteractionId'>('i')
export type InteractionId = z.infer<typeof InteractionId>
/** One import of a log into a person's document: what came with it can be taken back together. */
export const ImportId = idSchema<'ImportId'>('j')
export type ImportId = z.infer<typeof ImportId>
export const PromiseId = idSchema<'PromiseId'>('o')
export type PromiseId = z.infer<typeof PromiseId>
/** What a member declared of a relationship, or a change of the rules of its states. */
export const JudgementId = idSchema<'JudgementId'>('u')
export type JudgementId = z.infer<typeof JudgementId>
/** What the team settled where its coders differ. */
export const SettlementId = idSchema<'SettlementId'>('a')
export type SettlementId = z.infer<typeof SettlementId>
/** A part of the community, as the team names it. */
export const GroupId = idSchema<'GroupId'>('g')
export type GroupId = z.infer<typeof GroupId>
/** A picture on the dashboard. Those that every team starts with have readable ids, as tensions have. */
export const CardId = z
  .string()
  .regex(/^(v_[0-9A-Za-z]{22}|V\.[A-Z]+)$/)
  .brand<'CardId'>()
export type CardId = z.infer<typeof CardId>
export const FilterId = idSchema<'FilterId'>('f')
export type FilterId = z.infer<typeof FilterId>
export const WorkshopId = idSchema<'WorkshopId'>('y')
export type WorkshopId = z.infer<typeof WorkshopId>
export const AgendaItemId = idSchema<'AgendaItemId'>('z')
export type AgendaItemId = z.infer<typeof AgendaItemId>
/** One line of a list that a workshop holds: an aim, somebody who takes part, a company. */
export const LineId = idSchema<'LineId'>('l')
export type LineId = z.infer<typeof LineId>
/** An exercise that a team wrote itself. */
export const OwnExerciseId = idSchema<'OwnExerciseId'>('e')
export type OwnExerciseId = z.infer<typeof OwnExerciseId>
/** How a team's documents look: its name, logo, colour. */
export const TemplateId = idSchema<'TemplateId'>('r')
export type TemplateId = z.infer<typeof TemplateId>
/** Tensions that the app ships have readable ids, so that two laptops that begin apart have the same ones. */
export const TensionId = z
  .string()
  .regex(/^(x_[0-9A-Za-z]{22}|X\.[A-Z]+)$/)
  .brand<'TensionId'>()
export type TensionId = z.infer<typeof TensionId>
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
export const DocId = z.union([z.literal(LIBRARY_DOC), SourceId, NoteId, PlanId, PersonId, WorkshopId])
export type DocId = z.infer<typeof DocId>

interface IdByPrefix {
  w: WorkspaceId
  s: SourceId
  q: QuoteId
  n: NoteId
  d: DeviceId
  m: MemberId
  c: CodeId
  p: PlanId
  t: StepId
  u: JudgementId
  k: MeasureId
  b: ObservationId
  h: PersonId
  i: InteractionId
  j: ImportId
  o: PromiseId
  g: GroupId
  a: SettlementId
  x: TensionId
  v: CardId
  f: FilterId
  y: WorkshopId
  z: AgendaItemId
  l: LineId
  e: OwnExerciseId
  r: TemplateId
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
