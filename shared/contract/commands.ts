/**
 * Commands: everything that changes a workspace. One entry per command, with the schemas of
 * its input and output; the core refuses what does not parse with `InvalidInput`.
 */
import { z } from 'zod'
import { Stance } from '../model/coding.ts'
import {
  AgendaItemId,
  CodeId,
  InteractionId,
  MemberId,
  NoteId,
  ObservationId,
  OwnExerciseId,
  PersonId,
  PlanId,
  QuoteId,
  SourceId,
  StepId,
  TemplateId,
  TensionId,
  WorkshopId,
} from '../model/ids.ts'
import { PartialDate, SourceKind } from '../model/source.ts'
import { citationStyles } from '../references/cite.ts'
import { referenceFields } from '../references/registers.ts'
import { asText } from '../model/wellFormed.ts'
import { Role } from '../members/entries.ts'
import { DeviceKey } from '../sync/transport.ts'
import { Done, Line, LongText, Name } from './fields.ts'
import { agreementCommands } from './agreement.ts'
import { dashboardCommands } from './dashboard.ts'
import { evidenceCommands } from './evidenceCommands.ts'
import { lensCommands } from './lensCommands.ts'
import { fitCommands } from './fitContract.ts'
import { peopleCommands } from './peopleCommands.ts'
import { planCommands } from './planCommands.ts'
import { relationshipCommands } from './relationshipCommands.ts'
import { templateCommands } from './templates.ts'
import { SyncSettings } from './team.ts'
import { workshopCommands } from './workshopCommands.ts'

/** What can lie in the trash. */
export const TrashableId = z.union([
  SourceId,
  QuoteId,
  NoteId,
  PlanId,
  StepId,
  ObservationId,
  PersonId,
  InteractionId,
  TensionId,
  WorkshopId,
  AgendaItemId,
  OwnExerciseId,
  TemplateId,
])
export type TrashableId = z.infer<typeof TrashableId>
const Trashables = z.object({ ids: z.array(TrashableId).min(1).max(10_000) })

export const CodingInput = z.object({ codeId: CodeId, stance: Stance })

/** The registers of a source's reference, under CSL's names. */
const ReferencePatch = z.object(referenceFields).partial()

/** Null clears a field; an absent key leaves it. */
export const SourcePatch = z.object({
  title: Line.min(1).max(1000).optional(),
  authors: z.array(Name).max(100).optional(),
  publishedOn: PartialDate.nullable().optional(),
  kind: SourceKind.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(4000)
    .nullable()
    .optional(),
  siteName: Line.max(300).nullable().optional(),
  language: Line.max(35).nullable().optional(),
  sameOriginAs: SourceId.nullable().optional(),
  ...ReferencePatch.shape,
  read: z.boolean().optional(),
})
export type SourcePatch = z.infer<typeof SourcePatch>

export const CodePatch = z.object({
  name: Name.optional(),
  title: Line.max(300).optional(),
  brief: LongText.optional(),
  definition: LongText.optional(),
  useWhen: LongText.optional(),
  avoidWhen: LongText.optional(),
  example: LongText.optional(),
  parent: CodeId.nullable().optional(),
  colour: z
    .string()
    .regex(/^[a-z0-9]{2,12}$/)
    .optional(),
  order: z.number().optional(),
  archived: z.boolean().optional(),
})
export type CodePatch = z.infer<typeof CodePatch>

/** Where a quote is: by its words (with context when they occur more than once) or by position in code points. */
export const QuotePlace = z.union([
  z.object({
    exact: z.string().min(1).max(100_000),
    prefix: z.string().max(2000).optional(),
    suffix: z.string().max(2000).optional(),
  }),
  z.object({ start: z.int().nonnegative(), end: z.int().positive() }),
])
export type QuotePlace = z.infer<typeof QuotePlace>

export const commands = {
  renameWorkspace: { input: z.object({ name: Name }), output: Done },
  /** How sources are cited in documents that leave, for the whole team. */
  setCitationStyle: { input: z.object({ style: z.enum(citationStyles) }), output: Done },
  /** The name under which this device's codings and notes are shown. */
  renameMe: { input: z.object({ name: Name }), output: Done },

  editSource: { input: z.object({ sourceId: SourceId, patch: SourcePatch }), output: Done },
  addQuote: {
    input: z.object({
      sourceId: SourceId,
      place: QuotePlace,
      codings: z.array(CodingInput).max(100).default([]),
      memo: LongText.default(''),
    }),
    output: z.object({ quoteId: QuoteId }),
  },
  setMemo: { input: z.object({ quoteId: QuoteId, memo: LongText }), output: Done },
  /** Sets (or with `stance: null` takes back) this coder's own coding of a quote, or of a source as a whole. */
  setCoding: {
    input: z.object({ target: z.union([QuoteId, SourceId]), codeId: CodeId, stance: Stance.nullable() }),
    output: Done,
  },

  addCode: { input: CodePatch.extend({ name: Name }), output: z.object({ codeId: CodeId }) },
  editCode: { input: z.object({ codeId: CodeId, patch: CodePatch }), output: Done },
  /** Makes `from` an alias of `into`: codings are not rewritten, so those made elsewhere follow too. */
  mergeCodes: { input: z.object({ from: CodeId, into: CodeId }), output: Done },
  /** Ends an alias made by `mergeCodes`. */
  unmergeCode: { input: z.object({ codeId: CodeId }), output: Done },

  /** With `markdown`, the note starts with that text. */
  createNote: {
    input: z.object({ title: Line.max(1000), markdown: z.string().overwrite(asText).max(5_000_000).optional() }),
    output: z.object({ noteId: NoteId }),
  },
  renameNote: { input: z.object({ noteId: NoteId, title: Line.max(1000) }), output: Done },

  trash: { input: Trashables, output: Done },
  restore: { input: Trashables, output: Done },

  /**
   * Deletes for ever what lies in the trash: here at once, on the team's other devices when they learn of it. Not undoable.
   * Error: `NotInTrash`.
   */
  purge: { input: Trashables, output: Done },

  ...planCommands,
  ...evidenceCommands,
  ...lensCommands,
  ...peopleCommands,
  ...relationshipCommands,
  ...fitCommands,
  ...agreementCommands,
  ...dashboardCommands,
  ...workshopCommands,
  ...templateCommands,

  /** Takes back this window's last change that still stands; text in the editor has its own undo. */
  undo: { input: z.object({}), output: z.object({ label: z.string() }) },
  redo: { input: z.object({}), output: z.object({ label: z.string() }) },

  /** A single-use invitation; the link holds its secret and is shown to nobody but who made it. */
  invite: {
    input: z.object({
      role: Role,
      expiresInMs: z
        .int()
        .min(60_000)
        .max(90 * 86_400_000),
      autoAdmit: z.boolean(),
    }),
    output: z.object({ inviteId: z.string(), link: z.string() }),
  },
  revokeInvite: { input: z.object({ inviteId: z.string().max(64) }), output: Done },
  /** Lets in, or turns away, who waits with an invitation. */
  answerKnock: { input: z.object({ inviteId: z.string().max(64), admit: z.boolean() }), output: Done },
  setRole: { input: z.object({ memberId: MemberId, role: Role }), output: Done },
  /** Takes a member out; what they have already stays with them. */
  removeMember: { input: z.object({ memberId: MemberId }), output: Done },
  leaveTeam: { input: z.object({}), output: Done },
  nameDevice: { input: z.object({ key: DeviceKey, name: Name }), output: Done },
  setSync: { input: SyncSettings, output: Done },
  /** The brief has been read: it starts anew from here. */
  briefRead: { input: z.object({}), output: Done },

  /** Device-local: layout, theme, reading size. Never synced. */
  setPreference: {
    input: z.object({ key: z.string().regex(/^[a-zA-Z0-9._-]{1,80}$/), value: z.json() }),
    output: Done,
  },
} as const

export type Commands = typeof commands
export type CommandName = keyof Commands
export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>
export type CommandOutput<N extends CommandName> = z.output<Commands[N]['output']>
