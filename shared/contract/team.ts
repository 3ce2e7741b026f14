/** The team as windows and the command line see it: who belongs, which devices, what each holds, what came while one was away. */
import { z } from 'zod'
import { Role } from '../members/entries.ts'
import { DocId, MemberId, PersonId, PlanId, StepId } from '../model/ids.ts'
import { EvidenceStance, EvidenceTarget } from '../model/plan.ts'
import { Verdict } from '../model/verdict.ts'
import { Place } from '../sync/messages.ts'
import { DeviceKey } from '../sync/transport.ts'
import { State } from './relationshipQueries.ts'

const Time = z.int().nonnegative()
const Count = z.int().nonnegative()

/** How a device can be reached now. `here` is this one. */
export const Reach = z.enum(['here', 'direct', 'relayed', 'offline'])
export type Reach = z.infer<typeof Reach>

export const DeviceView = z.object({
  key: DeviceKey,
  name: z.string(),
  reach: Reach,
  /** Null: never met. */
  lastSeen: Time.nullable(),
  /** By digest, when they last compared: it holds just what this device holds. */
  same: z.boolean(),
  /** Documents with changes saved here that it has not confirmed; null: not known. */
  lacks: Count.nullable(),
  /** Exchanging right now. */
  busy: z.boolean(),
  /** Messages of it that were refused, and why the last was. */
  refused: Count,
  refusedWhy: z.string().nullable(),
  places: z.array(Place),
})
export type DeviceView = z.infer<typeof DeviceView>

export const TeamMember = z.object({
  memberId: MemberId,
  name: z.string(),
  role: Role,
  isMe: z.boolean(),
  devices: z.array(DeviceView),
})
export type TeamMember = z.infer<typeof TeamMember>

export const InviteView = z.object({ inviteId: z.string(), role: Role, expiresAt: Time, autoAdmit: z.boolean() })
export type InviteView = z.infer<typeof InviteView>

/** Somebody who brought an invitation and waits for an owner. */
export const KnockView = z.object({ inviteId: z.string(), name: z.string(), deviceName: z.string(), role: Role })
export type KnockView = z.infer<typeof KnockView>

/** `lan`: local network only. `internet`: with relays; a relay of the team's own instead of the public ones when `relay` is set. */
export const SyncSettings = z.object({
  mode: z.enum(['lan', 'internet']),
  relay: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  paused: z.boolean(),
})
export type SyncSettings = z.infer<typeof SyncSettings>

export const TeamView = z.object({
  me: MemberId,
  role: Role,
  /** This device was taken out of the team, or its member left; nothing is exchanged any more. */
  removed: z.boolean(),
  settings: SyncSettings,
  /** False where the system has no keychain: the device's key lies in a file that only this user may read. */
  keySealed: z.boolean(),
  /** Set when this device cannot take part in sync, in one sentence. */
  trouble: z.string().nullable(),
  members: z.array(TeamMember),
  invites: z.array(InviteView),
  knocks: z.array(KnockView),
})
export type TeamView = z.infer<typeof TeamView>

/** While a workspace is fetched for the first time; null otherwise. */
export const JoiningView = z
  .object({
    step: z.enum(['looking', 'waiting', 'fetching', 'failed']),
    workspaceName: z.string(),
    inviterName: z.string(),
    done: Count,
    total: Count.nullable(),
    /** When failed: one sentence. */
    problem: z.string().nullable(),
  })
  .nullable()
export type JoiningView = z.infer<typeof JoiningView>

/** Whether others can find this device: `soon` while the network is being opened. */
export const NetworkView = z.object({ reachable: z.enum(['yes', 'soon', 'no']), addresses: z.array(z.string()) })
export type NetworkView = z.infer<typeof NetworkView>

export const SyncStatus = z.object({
  state: z.enum(['alone', 'paused', 'offline', 'syncing', 'sameEverywhere', 'waiting']),
  /** Other devices of the team, and those that hold everything saved here. */
  others: Count,
  holding: Count,
  /** Connected now. */
  online: Count,
})
export type SyncStatus = z.infer<typeof SyncStatus>

/** One thing that changed while nobody looked. `id` is what to jump to; `sourceId` when that is a quote. */
export const BriefRow = z.object({
  kind: z.enum([
    'source',
    'quote',
    'coding',
    'memo',
    'note',
    'code',
    'member',
    'plan',
    'step',
    'person',
    'interaction',
    'group',
    'tension',
    'workshop',
    'agendaItem',
    'exercise',
    'template',
    'settlement',
  ]),
  what: z.enum(['added', 'changed', 'trashed', 'restored']),
  id: z.string(),
  sourceId: z.string().nullable(),
  /** The plan of a step, the person of an interaction, the first quote of a settlement. */
  inside: z.string().nullable(),
  /** Of a settlement: what was decided, in words. */
  decided: z.string().nullable(),
  title: z.string(),
  by: z.string().nullable(),
  at: Time,
})
export type BriefRow = z.infer<typeof BriefRow>
export const Brief = z.object({ since: Time.nullable(), total: Count, rows: z.array(BriefRow) })
export type Brief = z.infer<typeof Brief>

/** People who went from one state to another since the brief was last read. */
export const BriefStateMove = z.object({
  was: State,
  now: State,
  /** What fits where they are now. */
  next: z.object({ title: z.string(), detail: z.string() }),
  people: z.array(
    z.object({
      personId: PersonId,
      name: z.string(),
      reason: z.string(),
      /** What fits this person besides: an ask too many, judgements that differ. */
      also: z.array(z.string()),
    }),
  ),
})
export type BriefStateMove = z.infer<typeof BriefStateMove>

/** One piece because of which a verdict turned. `removed`: taken off, or it counts for nothing any more. */
export const BriefPiece = z.object({
  target: EvidenceTarget,
  kind: z.enum(['quote', 'observation', 'note']),
  stance: EvidenceStance,
  what: z.enum(['added', 'removed', 'trashed']),
  text: z.string(),
  sourceTitle: z.string(),
  /** Of one that was added. */
  by: z.string().nullable(),
})
export type BriefPiece = z.infer<typeof BriefPiece>

export const BriefVerdictTurn = z.object({
  planId: PlanId,
  planTitle: z.string(),
  stepId: StepId,
  text: z.string(),
  was: Verdict,
  now: Verdict,
  /** At least one, at most three; how many more there are. */
  because: z.array(BriefPiece),
  more: Count,
})
export type BriefVerdictTurn = z.infer<typeof BriefVerdictTurn>

/** What moved and turned since the brief was last read, whoever's change it came from. */
export const BriefMoves = z.object({
  /** When it was; null: never, and nothing of others' has come since. */
  since: Time.nullable(),
  /** Null until today's states are worked out. */
  states: z.array(BriefStateMove).nullable(),
  verdicts: z.array(BriefVerdictTurn),
})
export type BriefMoves = z.infer<typeof BriefMoves>

/** What a field was set to, newest first; the first stands. */
export const FieldHistoryInput = z.object({ docId: DocId, subject: z.string().max(60), field: z.string().max(120) })
export const FieldAnswer = z.object({ value: z.json(), by: z.string().nullable(), at: Time })
export type FieldAnswer = z.infer<typeof FieldAnswer>

/** What an invitation says before it is used. */
export const InvitePreview = z.object({
  workspaceName: z.string(),
  inviterName: z.string(),
  role: Role,
  expiresAt: Time,
  expired: z.boolean(),
})
export type InvitePreview = z.infer<typeof InvitePreview>
