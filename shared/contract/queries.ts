/** Queries: named reads over projections. Every one can be subscribed to; it is re-run when a table it reads changes. */
import { z } from 'zod'
import { referenceQueries } from './referenceQueries.ts'
import { citationStyles } from '../references/cite.ts'
import { Stance } from '../model/coding.ts'
import { BlobHash, CodeId, MemberId, NoteId, PlanId, QuoteId, SourceId, WorkspaceId } from '../model/ids.ts'
import {
  Backlink,
  CodeView,
  MemberView,
  NoteRow,
  NoteView,
  QuoteView,
  SearchHit,
  SourceRow,
  SourceText,
  SourceView,
  TrashRow,
  WorkspaceView,
} from './views.ts'
import { agreementQueries } from './agreement.ts'
import { dashboardQueries } from './dashboard.ts'
import { ExportNames, ReplacedNames } from './exchange.ts'
import { evidenceQueries } from './evidenceQueries.ts'
import { insightQueries } from './insightQueries.ts'
import { insightStateQueries } from './insightStates.ts'
import { lensQueries } from './lensQueries.ts'
import { fitQueries } from './fitContract.ts'
import { peopleQueries } from './peopleQueries.ts'
import { recordQueries } from './recordTable.ts'
import { planQueries } from './planQueries.ts'
import { relationshipQueries } from './relationshipQueries.ts'
import { ExportPreview, ExportSubject } from './exportSubjects.ts'
import { SearchFilters } from './searchFilters.ts'
import { TemplateChoice, templateQueries } from './templates.ts'
import { workshopQueries } from './workshopQueries.ts'
import {
  Brief,
  BriefMoves,
  FieldAnswer,
  FieldHistoryInput,
  InvitePreview,
  JoiningView,
  NetworkView,
  SyncStatus,
  TeamView,
} from './team.ts'

/** A window of a long list. */
const Slice = { offset: z.int().nonnegative().default(0), limit: z.int().positive().max(5000).default(200) }
const sliceOf = <T extends z.ZodType>(row: T) => z.object({ total: z.int().nonnegative(), rows: z.array(row) })

export { SearchFilters }

export { ExportSubject }

/** What has a name to go to. */
export const FindKind = z.enum(['note', 'source', 'code', 'quote', 'plan', 'step', 'person', 'workshop'])
export type FindKind = z.infer<typeof FindKind>

export const queries = {
  workspace: { input: z.object({}), output: WorkspaceView },
  /** For whoever needs no more: the counts of \`workspace\` take time. */
  workspaceName: { input: z.object({}), output: z.object({ workspaceId: WorkspaceId, name: z.string() }) },
  members: { input: z.object({}), output: z.array(MemberView) },

  sources: {
    input: z.object({
      show: z.enum(['all', 'unread', 'uncoded']).default('all'),
      filter: z.string().max(200).default(''),
      sort: z.enum(['added', 'title', 'published']).default('added'),
      ...Slice,
    }),
    output: sliceOf(SourceRow),
  },
  /** Where a source stands in that list, from 0; null: not in it. */
  sourcePlace: {
    input: z.object({
      sourceId: SourceId,
      show: z.enum(['all', 'unread', 'uncoded']).default('all'),
      filter: z.string().max(200).default(''),
      sort: z.enum(['added', 'title', 'published']).default('added'),
    }),
    output: z.int().nonnegative().nullable(),
  },
  source: { input: z.object({ sourceId: SourceId }), output: SourceView.nullable() },
  /** The immutable text with its blocks; not live. `extractionHash` asks for just that reading of the source. */
  sourceText: {
    input: z.object({ sourceId: SourceId, extractionHash: BlobHash.optional() }),
    output: SourceText.nullable(),
  },
  /** A source's quotes in text order, all of them. */
  quotesOfSource: { input: z.object({ sourceId: SourceId }), output: z.array(QuoteView) },
  quote: { input: z.object({ quoteId: QuoteId }), output: QuoteView.nullable() },
  quotes: {
    input: z.object({
      codeId: CodeId.optional(),
      sourceId: SourceId.optional(),
      stance: Stance.optional(),
      coder: MemberId.optional(),
      ...Slice,
    }),
    output: sliceOf(QuoteView),
  },

  /** The whole codebook, groups included, in order. */
  codes: { input: z.object({ archived: z.boolean().default(false) }), output: z.array(CodeView) },

  notes: {
    input: z.object({
      filter: z.string().max(200).default(''),
      sort: z.enum(['edited', 'title', 'created']).default('edited'),
      ...Slice,
    }),
    output: sliceOf(NoteRow),
  },
  /** Where a note stands in that list, from 0; null: not in it. */
  notePlace: {
    input: z.object({
      noteId: NoteId,
      filter: z.string().max(200).default(''),
      sort: z.enum(['edited', 'title', 'created']).default('edited'),
    }),
    output: z.int().nonnegative().nullable(),
  },
  note: { input: z.object({ noteId: NoteId }), output: NoteView.nullable() },
  noteMarkdown: { input: z.object({ noteId: NoteId }), output: z.string().nullable() },
  /** Notes that link to a source, a code or a quote. */
  backlinks: { input: z.object({ id: z.union([SourceId, CodeId, QuoteId, NoteId]) }), output: z.array(Backlink) },

  /** What a note, source or code is called now; for links, which need nothing else of it. Null: not in this workspace. */
  title: {
    input: z.object({ id: z.union([NoteId, SourceId, CodeId]) }),
    output: z.object({ title: z.string(), trashed: z.boolean() }).nullable(),
  },

  /** What `[[name]]` means for each name, case aside: a code, a note or a source, in that order. Null: nothing has it. */
  named: {
    input: z.object({ names: z.array(z.string().max(1000)).max(500) }),
    output: z.array(
      z.object({ kind: z.enum(['note', 'source', 'code']), id: z.string(), label: z.string() }).nullable(),
    ),
  },

  search: {
    input: z.object({
      query: z.string().max(1000),
      filters: SearchFilters.default({}),
      offset: z.int().nonnegative().default(0),
      limit: z.int().positive().max(500).default(50),
    }),
    output: z.object({ hits: z.array(SearchHit), total: z.int().nonnegative(), ms: z.number() }),
  },
  /** The quick switcher: titles of notes, sources, codes, plans and steps, fuzzy and by prefix. Empty query: most recent. */
  quickFind: {
    input: z.object({
      query: z.string().max(200),
      kinds: z.array(FindKind).optional(),
      limit: z.int().positive().max(100).default(20),
    }),
    output: z.array(
      z.object({
        kind: FindKind,
        id: z.string(),
        title: z.string(),
        detail: z.string(),
        sourceId: SourceId.nullable(),
        /** Of a step: the plan it is in. */
        planId: PlanId.nullable(),
      }),
    ),
  },

  ...planQueries,
  ...evidenceQueries,
  ...lensQueries,
  ...peopleQueries,
  ...recordQueries,
  ...relationshipQueries,
  ...fitQueries,
  ...agreementQueries,
  ...insightQueries,
  ...insightStateQueries,
  ...dashboardQueries,
  ...workshopQueries,
  ...templateQueries,

  trash: { input: z.object({}), output: z.array(TrashRow) },
  preference: { input: z.object({ key: z.string().max(80) }), output: z.json() },
  preferences: { input: z.object({}), output: z.record(z.string(), z.json()) },
  undoState: { input: z.object({}), output: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }) },

  /** A document ready to save: Markdown, or a whole HTML page with its style inside (for saving, printing and PDF). */
  export: {
    /** Known people stand by their pseudonyms, in quoted words too, unless their names are asked for. */
    input: z.object({
      subject: ExportSubject,
      format: z.enum(['markdown', 'html']),
      names: ExportNames.default('pseudonyms'),
      /** How sources are cited; without it, as the workspace cites. */
      style: z.enum(citationStyles).optional(),
      template: TemplateChoice.default('usual'),
    }),
    output: z.object({ fileName: z.string(), content: z.string(), replaced: ReplacedNames }).nullable(),
  },

  /** The beginning of what `export` or the task `exportDocument` would write, and whose names are replaced in all of it. */
  exportPreview: {
    input: z.object({
      subject: ExportSubject,
      as: z.enum(['pages', 'markdown', 'table']),
      names: ExportNames.default('pseudonyms'),
      style: z.enum(citationStyles).optional(),
      template: TemplateChoice.default('usual'),
    }),
    output: ExportPreview.nullable(),
  },

  ...referenceQueries,

  /** Members, their devices, what each holds, invitations, settings. */
  team: { input: z.object({}), output: TeamView },
  network: { input: z.object({}), output: NetworkView },
  syncStatus: { input: z.object({}), output: SyncStatus },
  /** How far the first fetch of a workspace that one joins has come; null once it is here. */
  joining: { input: z.object({}), output: JoiningView },
  /** What others changed since this member last looked. */
  brief: { input: z.object({ limit: z.int().positive().max(500).default(100) }), output: Brief },
  /** Compared when somebody looks, not when something arrives. */
  briefMoves: { input: z.object({}), output: BriefMoves },
  fieldHistory: { input: FieldHistoryInput, output: z.array(FieldAnswer) },
  /** The link of an invitation that was made on this device and is still open. */
  inviteLink: { input: z.object({ inviteId: z.string().max(64) }), output: z.string().nullable() },
  /** What a link says, before it is used; null when it is not an invitation. */
  invitePreview: { input: z.object({ link: z.string().max(8000) }), output: InvitePreview.nullable() },

  /** One hash over the state of all documents; equal on two devices exactly when they hold the same. */
  digest: { input: z.object({}), output: z.object({ digest: z.string(), documents: z.int() }) },
  verify: {
    input: z.object({}),
    output: z.object({ ok: z.boolean(), documents: z.int(), updates: z.int(), problems: z.array(z.string()) }),
  },
} as const

export type Queries = typeof queries
export type QueryName = keyof Queries
export type QueryInput<N extends QueryName> = z.input<Queries[N]['input']>
export type QueryOutput<N extends QueryName> = z.output<Queries[N]['output']>
