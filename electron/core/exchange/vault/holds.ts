/**
 * What a page of ours holds besides what is read on it: places, coders, days and stances, as one line of JSON above the
 * page. By it a source comes in elsewhere as a source and a code as a code; the page itself is for readers.
 */
import { z } from 'zod'
import { Stance } from '#shared/model/coding.ts'
import { CodeId, MemberId, QuoteId, SourceId } from '#shared/model/ids.ts'
import { CslRegister } from '#shared/references/registers.ts'
import type { CodeData, CodingData, ProjectData, SourceData } from '../refi/projectData.ts'

/** The key above the page. */
export const HOLDS_KEY = 'commonplace-holds'

/** Null where somebody changed it to what is no time: it counts from when it came in. */
const At = z.int().nonnegative().nullable().catch(null)
const Coding = z.object({ code: CodeId, by: MemberId, stance: Stance, at: At })

export const SourceHolds = z.object({
  kind: z.string(),
  /** The file that was imported, below the vault's top; null where it stayed. */
  original: z.string().nullable(),
  /** The text that the places count in, where the original stayed. */
  text: z.string().nullable(),
  authors: z.array(z.string()),
  publishedOn: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  sameOriginAs: SourceId.nullable(),
  /** In CSL's words. */
  reference: CslRegister.default(null),
  by: MemberId,
  at: At,
  codings: z.array(Coding),
  /** Code points of the text. */
  quotes: z.array(
    z.object({
      id: QuoteId,
      exact: z.string(),
      start: z.int(),
      end: z.int(),
      memo: z.string(),
      by: MemberId,
      at: At,
      codings: z.array(Coding),
    }),
  ),
  /** The names of everybody above. */
  names: z.record(z.string(), z.string()),
  /** People stand in it by pseudonym. */
  byPseudonym: z.boolean(),
})
export type SourceHolds = z.infer<typeof SourceHolds>

export const CodeHolds = z.object({
  name: z.string(),
  title: z.string(),
  brief: z.string(),
  definition: z.string(),
  useWhen: z.string(),
  avoidWhen: z.string(),
  example: z.string(),
  colour: z.string(),
  parent: CodeId.nullable(),
  codable: z.boolean(),
})
export type CodeHolds = z.infer<typeof CodeHolds>

const codingsOf = (codings: readonly CodingData[]): SourceHolds['codings'] =>
  codings.map(({ codeId, coder, stance, at }) => ({ code: codeId, by: coder, stance, at }))

export function sourceHolds(
  source: SourceData,
  { members }: Pick<ProjectData, 'members'>,
  files: Pick<SourceHolds, 'original' | 'text' | 'byPseudonym'>,
): string {
  const everybody = new Set<string>([
    source.by,
    ...source.codings.map(({ coder }) => coder),
    ...source.quotes.flatMap(({ by, codings }) => [by, ...codings.map(({ coder }) => coder)]),
  ])
  const holds: SourceHolds = {
    ...files,
    kind: source.kind,
    authors: source.authors,
    publishedOn: source.publishedOn,
    url: source.url,
    language: source.language,
    sameOriginAs: source.sameOriginAs === null ? null : SourceId.parse(source.sameOriginAs),
    reference: source.reference as SourceHolds['reference'],
    by: source.by,
    at: source.at,
    codings: codingsOf(source.codings),
    quotes: source.quotes.map(({ quoteId, exact, start, end, memo, by, at, codings }) => ({
      id: quoteId,
      exact,
      start,
      end,
      memo,
      by,
      at,
      codings: codingsOf(codings),
    })),
    names: Object.fromEntries(
      members.flatMap(({ memberId, name }) => (everybody.has(memberId) ? [[memberId, name]] : [])),
    ),
  }
  return JSON.stringify(holds)
}

export function codeHolds(code: CodeData): string {
  const holds: CodeHolds = {
    name: code.name,
    title: code.title,
    brief: code.brief,
    definition: code.definition,
    useWhen: code.useWhen,
    avoidWhen: code.avoidWhen,
    example: code.example,
    colour: code.colour,
    parent: code.parent,
    codable: code.codable,
  }
  return JSON.stringify(holds)
}

/** Null where a page says nothing, or nothing that can be understood. */
export function readHolds<T>(schema: z.ZodType<T>, holds: string | null): T | null {
  if (holds === null) return null
  try {
    const parsed = schema.safeParse(JSON.parse(holds))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
