/** The shapes that queries return: rows of projections, ready to show. All times are ms since 1970. */
import { z } from 'zod'
import { Extraction } from '../model/extraction.ts'
import { Stance } from '../model/coding.ts'
import { BlobHash, CodeId, DeviceId, MemberId, NoteId, PlanId, QuoteId, SourceId, WorkspaceId } from '../model/ids.ts'
import { PartialDate, SourceKind } from '../model/source.ts'
import { referenceFields } from '../references/registers.ts'

const Time = z.int().nonnegative()
const Count = z.int().nonnegative()

/** A member of the team, by the name they chose. */
export const MemberView = z.object({ memberId: MemberId, name: z.string(), me: z.boolean() })
export type MemberView = z.infer<typeof MemberView>

export const WorkspaceView = z.object({
  workspaceId: WorkspaceId,
  name: z.string(),
  deviceId: DeviceId,
  /** Changes when the database was replaced by an older one; windows' write-ahead stores are keyed by it. */
  epoch: z.string(),
  me: MemberView,
  members: z.array(MemberView),
  counts: z.object({
    sources: Count,
    unread: Count,
    notes: Count,
    codes: Count,
    plans: Count,
    people: Count,
    workshops: Count,
    trash: Count,
  }),
})
export type WorkspaceView = z.infer<typeof WorkspaceView>

export const CodingView = z.object({ codeId: CodeId, stance: Stance, coder: MemberId, coderName: z.string(), at: Time })
export type CodingView = z.infer<typeof CodingView>

/** One line of the library. `codes` has one entry per coding in text order, for the coloured ticks (at most 24). */
export const SourceRow = z.object({
  sourceId: SourceId,
  title: z.string(),
  kind: SourceKind,
  authors: z.array(z.string()),
  siteName: z.string().nullable(),
  publishedOn: PartialDate.nullable(),
  url: z.string().nullable(),
  addedAt: Time,
  words: Count,
  pages: Count.nullable(),
  quotes: Count,
  codes: z.array(CodeId),
  read: z.boolean(),
  sameOriginAs: SourceId.nullable(),
  sameOriginTitle: z.string().nullable(),
  warnings: z.array(z.string()),
})
export type SourceRow = z.infer<typeof SourceRow>

/** A field's earlier answers, newest first: what it was, who set it, when. */
export const FieldVersion = z.object({ value: z.unknown(), by: z.string(), at: Time })
export type FieldVersion = z.infer<typeof FieldVersion>

export const SourceView = SourceRow.extend({
  language: z.string().nullable(),
  /** What it knows bibliographically, under CSL's names. */
  reference: z.object(referenceFields),
  /** Its file is not here, only its reference; the text is an abstract, or nothing. */
  isReferenceOnly: z.boolean(),
  fileName: z.string(),
  mediaType: z.string(),
  addedByName: z.string(),
  originalHash: BlobHash,
  extractionHash: BlobHash,
  /** This version of the app reads such files better than the one that read it. */
  isOutdated: z.boolean(),
  trashedAt: Time.nullable(),
  /** Codings of the source as a whole. */
  codings: z.array(CodingView),
  /** Fields that two devices set differently, with their other answers. */
  history: z.record(z.string(), z.array(FieldVersion)),
})
export type SourceView = z.infer<typeof SourceView>

export const SourceText = z.object({ sourceId: SourceId, extractionHash: BlobHash, extraction: Extraction })
export type SourceText = z.infer<typeof SourceText>

/** `anchor`: the words stand where they were; moved with a new extraction; or no longer found (last words kept). */
export const QuoteView = z.object({
  quoteId: QuoteId,
  sourceId: SourceId,
  sourceTitle: z.string(),
  authors: z.array(z.string()),
  publishedOn: PartialDate.nullable(),
  exact: z.string(),
  start: Count,
  end: Count,
  page: Count.nullable(),
  anchor: z.enum(['exact', 'moved', 'lost']),
  memo: z.string(),
  codings: z.array(CodingView),
  createdAt: Time,
  createdBy: MemberId,
  createdByName: z.string(),
  trashedAt: Time.nullable(),
})
export type QuoteView = z.infer<typeof QuoteView>

export const CodeView = z.object({
  codeId: CodeId,
  name: z.string(),
  tree: z.enum(['phases', 'norms', 'own']),
  parent: CodeId.nullable(),
  /** Groups of the built-in trees cannot be used for coding. */
  codable: z.boolean(),
  builtIn: z.boolean(),
  title: z.string(),
  brief: z.string(),
  definition: z.string(),
  useWhen: z.string(),
  avoidWhen: z.string(),
  example: z.string(),
  /** Group token (p1…p5, px, r1–r3, r9) or "own"; a colour name for own colours. */
  colour: z.string(),
  order: z.number(),
  archived: z.boolean(),
  /** Set when this code was merged into another: its codings count there. */
  mergedInto: CodeId.nullable(),
  /** Quotes and sources coded with it by anybody, merged codes included, children not. */
  quotes: Count,
  sources: Count,
})
export type CodeView = z.infer<typeof CodeView>

export const NoteRow = z.object({
  noteId: NoteId,
  title: z.string(),
  firstWords: z.string(),
  words: Count,
  createdAt: Time,
  createdByName: z.string(),
  editedAt: Time,
  /** Codes named in the note or carried by its quotes. */
  codes: z.array(CodeId),
})
export type NoteRow = z.infer<typeof NoteRow>

/** Something that points at a note, source or code. */
export const Backlink = z.object({
  noteId: NoteId,
  title: z.string(),
  /** The block in which the link stands. */
  context: z.string(),
  /** False when the title is only named there, not linked. */
  linked: z.boolean(),
})
export type Backlink = z.infer<typeof Backlink>

export const NoteView = NoteRow.extend({
  trashedAt: Time.nullable(),
  backlinks: z.array(Backlink),
  history: z.record(z.string(), z.array(FieldVersion)),
})
export type NoteView = z.infer<typeof NoteView>

export const SearchKind = z.enum(['source', 'quote', 'memo', 'note', 'code', 'step', 'person', 'workshop'])
export type SearchKind = z.infer<typeof SearchKind>

/** `id` names the thing found (for a memo: its quote); `snippet` marks hits with U+E000 … U+E001. */
export const SearchHit = z.object({
  kind: SearchKind,
  id: z.string(),
  title: z.string(),
  snippet: z.string(),
  sourceId: SourceId.nullable(),
  /** The plan of a step. */
  planId: PlanId.nullable(),
  /** Place in the source's text in code points, for a jump. */
  start: Count.nullable(),
  codes: z.array(z.object({ codeId: CodeId, stance: Stance })),
  /** The date that the date filter uses: published, otherwise added or edited. */
  date: z.string().nullable(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const TrashRow = z.object({
  kind: z.enum([
    'source',
    'quote',
    'note',
    'plan',
    'step',
    'observation',
    'person',
    'interaction',
    'tension',
    'workshop',
    'agendaItem',
    'exercise',
    'template',
  ]),
  id: z.string(),
  title: z.string(),
  trashedAt: Time,
  byName: z.string(),
})
export type TrashRow = z.infer<typeof TrashRow>
