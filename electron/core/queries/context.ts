/** What a query may use, and the shape of one. */
import type { z } from 'zod'
import type { Queries, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { DeviceId, MemberId, WorkspaceId } from '#shared/model/ids.ts'
import type { Agreement } from '../agreement/agreement.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Extractions } from '../blobs/extractions.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../docs/hub.ts'
import type { UndoHistory } from '../docs/undo.ts'
import type { Relationships } from '../relationships/relationships.ts'
import type { Sync } from '../sync/sync.ts'
import type { CodingIndex } from './insight/codingIndex.ts'
import type { Passages } from './passages.ts'
import type { QuickFind } from '../search/quickFind.ts'

export type SyncViews = Pick<Sync, 'team' | 'network' | 'status' | 'joining' | 'inviteLink' | 'authorOf'>

export interface QueryContext {
  db: Db
  hub: Hub
  blobs: Pick<Blobs, 'get'>
  extractions: Extractions
  undo: UndoHistory
  quickFind: QuickFind
  codings: CodingIndex
  passages: Passages
  agreement: Pick<Agreement, 'known'>
  relationships: Pick<Relationships, 'known' | 'today' | 'giveShare'>
  /** Whose window asks: undo state is kept per scope. */
  scope: string
  identity: { workspaceId: WorkspaceId; deviceId: DeviceId; me: MemberId; epoch: string }
  /** Asked when a query runs: it is made after the queries are. */
  sync: () => SyncViews
  verify: () => QueryOutput<'verify'>
}

export type ParsedQuery<N extends QueryName> = z.output<Queries[N]['input']>

export interface Query<N extends QueryName> {
  /** The tables it reads: a subscription is run again when one of them changes. "*" reads everything. */
  tables: readonly string[]
  /** Reads text that may lag behind typing: the drain runs first. */
  readsText?: boolean
  run: (input: ParsedQuery<N>, context: QueryContext) => QueryOutput<N>
}
