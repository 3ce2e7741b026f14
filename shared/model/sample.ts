/**
 * The sample workspace as its manifest (`resources/sample/manifest.json`) describes it: which
 * files to import, what to correct, what was quoted, coded and noted, and by whom. Things in
 * the manifest name each other by file, key, title or code name, never by id, so that the
 * loader only has to run ordinary commands from top to bottom and remember the ids it gets.
 */
import { z } from 'zod'
import { Stance } from './coding.ts'
import { Direction, Stage } from './people.ts'
import { MeasureKind, Phase, StepStatus } from './plan.ts'
import { PartialDate, SourceKind } from './source.ts'
import { ExerciseId, ProgrammeId } from './workshop.ts'

const Key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const Prose = z.string().trim().min(1).max(2000)

/** A code's name: a built-in one ("R9.PAY") or one of the manifest's own codes. */
const CodeName = z.string().min(1).max(60)

export const SampleCoding = z.strictObject({
  code: CodeName,
  stance: Stance,
  /** Key of a coder; left out for the first one. */
  coder: Key.optional(),
})
export type SampleCoding = z.infer<typeof SampleCoding>

/** One of the team's own codes. */
export const SampleCode = z.strictObject({
  name: CodeName,
  /** A group ("P2") or a code under which it stands; its colour follows from there. */
  parent: CodeName,
  /** Two or three words, as the built-in codes' labels. */
  title: z.string().min(4).max(32),
  brief: Prose,
  definition: Prose,
  useWhen: Prose,
  avoidWhen: Prose,
  example: Prose,
})
export type SampleCode = z.infer<typeof SampleCode>

/** A file to import, and what its metadata is to be once the team has looked it over. */
export const SampleSource = z.strictObject({
  /** Name inside `sources/`; other parts of the manifest refer to the source by it. */
  file: z.string().regex(/^[a-z0-9-]+\.(html|md|txt|docx|pdf|epub)$/),
  kind: SourceKind,
  /** The title that links (`[[…]]`) use; the loader sets it where the import found another. */
  title: z.string().min(1).max(300),
  /** Likewise: set where given and different from what the import found. */
  authors: z.array(z.string().min(1)).optional(),
  publishedOn: PartialDate.optional(),
  language: z.string().optional(),
  url: z.url().optional(),
  /** File of the source that this one repeats; the two count as one independent source. */
  sameOriginAs: z.string().optional(),
  /** Codes of the source as a whole. */
  codings: z.array(SampleCoding).optional(),
  /** The team has marked some of it and has not read it to its end. */
  unread: z.literal(true).optional(),
})
export type SampleSource = z.infer<typeof SampleSource>

export const SampleQuote = z.strictObject({
  /** How notes embed it: `![[quote:KEY]]` on a line of its own. */
  key: Key,
  file: z.string(),
  /** Occurs exactly once in the source's text, after white space is folded. */
  exact: z.string().min(8),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  codings: z.array(SampleCoding),
  memo: Prose.optional(),
})
export type SampleQuote = z.infer<typeof SampleQuote>

/** A note, whose Markdown lies in `notes/`. It links by title and embeds quotes by key. */
export const SampleNote = z.strictObject({
  file: z.string().regex(/^[a-z0-9-]+\.md$/),
  title: z.string().min(1).max(200),
})
export type SampleNote = z.infer<typeof SampleNote>

export const SampleManifest = z.strictObject({
  version: z.literal(1),
  workspace: z.strictObject({ name: z.string().min(1).max(100) }),
  /** The first is whoever opens the sample. */
  coders: z.array(z.strictObject({ key: Key, name: z.string().min(1).max(100) })).min(1),
  codes: z.array(SampleCode),
  sources: z.array(SampleSource),
  quotes: z.array(SampleQuote),
  notes: z.array(SampleNote),
})
export type SampleManifest = z.infer<typeof SampleManifest>

/** A step of the sample's plan. Days count from the day on which the sample is made, so that it never grows old. */
export const SampleStep = z.strictObject({
  phase: Phase,
  text: Prose,
  status: StepStatus,
  owner: z.union([z.strictObject({ coder: Key }), z.strictObject({ name: z.string().min(1) })]),
  startsIn: z.int().optional(),
  dueIn: z.int().optional(),
  norms: z.array(CodeName).optional(),
  notes: Prose.optional(),
  measures: z.array(z.strictObject({ text: Prose, kind: MeasureKind })).optional(),
  /** Keys of quotes for it and against it. */
  supports: z.array(Key).optional(),
  disputes: z.array(Key).optional(),
  /** Which steps it waits for, by their place in the list, from 0. */
  after: z.array(z.int().nonnegative()).optional(),
})
export const SamplePlan = z.strictObject({ title: z.string().min(1), steps: z.array(SampleStep).min(1) })
export type SamplePlan = z.infer<typeof SamplePlan>

/** How many days ago, what, its kind and channel, and whether it was paid for. */
const SampleInteraction = z.union([
  z.tuple([z.int().positive(), Direction, z.string(), z.string()]),
  z.tuple([z.int().positive(), Direction, z.string(), z.string(), z.literal(true)]),
])

export const SamplePeople = z.strictObject({
  /** Parts of the community; the team may have nobody in some. */
  groups: z.array(z.string().min(1)),
  people: z.array(
    z.strictObject({
      name: z.string().min(1),
      stage: Stage,
      groups: z.array(z.string()),
      knownSince: PartialDate.optional(),
      wake: Prose.optional(),
      places: Prose.optional(),
      notes: Prose.optional(),
      interactions: z.array(SampleInteraction),
    }),
  ),
})
export type SamplePeople = z.infer<typeof SamplePeople>

/** A workshop from a programme, so many days from now; people and steps by name and by place in the plan, from 0. */
export const SampleWorkshop = z.strictObject({
  title: z.string().min(1),
  client: z.string().min(1),
  inDays: z.int(),
  programme: ProgrammeId,
  aims: z.array(Prose).min(1),
  participants: z.array(z.strictObject({ name: z.string().min(1), role: z.string() })),
  /** For whoever leads it, by exercise. */
  notes: z.array(z.strictObject({ exercise: ExerciseId, note: Prose })),
  quotes: z.array(Key),
  steps: z.array(z.int().nonnegative()),
  people: z.array(z.string()),
})
export type SampleWorkshop = z.infer<typeof SampleWorkshop>

/** Matches a quote embed in a sample note; group 1 is the quote's key. */
export const sampleQuoteEmbed = /!\[\[quote:([a-z0-9-]+)\]\]/g

/** Matches a link by title, `[[Title]]` or `[[Title|words shown]]`, but not an embed; group 1 is the title. */
export const sampleLink = /(?<!!)\[\[([^\]|]+)(?:\|[^\]]+)?\]\]/g

/** A sample note's Markdown with every `![[quote:KEY]]` replaced by what `toEmbed` gives for the key. */
export function replaceQuoteEmbeds(markdown: string, toEmbed: (key: string) => string): string {
  return markdown.replace(sampleQuoteEmbed, (_, key: string) => toEmbed(key))
}
