/**
 * Takes another device's changes in, on the one write path: apply, commit with their projections, and only then
 * answer. The updates have been decoded once already, off this thread (shared/sync/codec.ts).
 */
import * as Y from 'yjs'
import type { AppError } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/model/result.ts'
import { APPLY_LEAST_MS, APPLY_MOST_MS, APPLY_MS_PER_KB } from '#shared/sync/limits.ts'
import type { DocUpdate } from '#shared/sync/messages.ts'
import type { Hub } from './hub.ts'
import { isWaiting } from './log.ts'
import type { CommitOptions, Store } from './store.ts'

export class TookTooLong extends Error {}

/**
 * Yjs places each insertion between its neighbours by walking over all that were made at the same place; some
 * kilobytes can be made to walk for hours, and nothing in Yjs stops it. It asks the document's list of clients at
 * every piece, though, so that list looks at the clock while an update is applied. Throws `TookTooLong`.
 */
export function applyInTime(
  doc: Y.Doc,
  update: Uint8Array,
  { clock, patience, origin }: Pick<RemoteBatch, 'clock' | 'patience' | 'origin'>,
): void {
  const allowed = APPLY_LEAST_MS + (patience * APPLY_MS_PER_KB * update.byteLength) / 1024
  const until = clock() + Math.min(allowed, APPLY_MOST_MS)
  let isOver = false
  const watch = (map: Map<number, unknown>): void => {
    const get = map.get.bind(map)
    map.get = (client) => {
      // Once: what Yjs does to end the transaction must come through.
      if (!isOver && clock() > until) {
        isOver = true
        throw new TookTooLong()
      }
      return get(client)
    }
  }
  const { clients } = doc.store
  watch(clients)
  doc.once('beforeTransaction', (transaction: Y.Transaction) => watch(transaction.beforeState))
  try {
    Y.applyUpdate(doc, update, origin)
  } finally {
    Reflect.deleteProperty(clients, 'get')
  }
}

export interface RemoteBatch {
  docs: readonly DocUpdate[]
  /** The sender, as log rows name it. */
  device: string
  /** Told with the commit, so that its sender does not hear its own echo. */
  origin: unknown
  beforeProjection?: CommitOptions<unknown>['beforeProjection']
  /** Milliseconds by which applying is measured. */
  clock: () => number
  /** How many times the usual time for each KB an update may take. */
  patience: number
}

export interface Applied {
  /** Documents of which something earlier is missing: nothing of them was kept, ask by state vector. */
  gaps: string[]
  /** Documents of which an update took longer than it may: nothing of them was kept. */
  slow: string[]
  /** Updates that do not apply, for the quarantine. */
  refused: { id: string; update: Uint8Array; reason: string }[]
}

/**
 * Applies what it can and says what it could not. A document never keeps changes that wait for others: those would
 * be held in memory for whoever sends them, and be in no digest. Errors: `StoreWriteFailed`, then nothing was kept.
 */
export function applyRemote(hub: Hub, store: Store, batch: RemoteBatch): Result<Applied, AppError> {
  const gaps = new Set<string>()
  const slow = new Set<string>()
  const refused: Applied['refused'] = []
  return store.commit<Applied>(
    () => {
      const skipped = new Set<string>()
      for (const { id, update } of batch.docs) {
        if (skipped.has(id)) continue
        const { doc } = hub.open(id)
        try {
          applyInTime(doc, update, batch)
        } catch (cause) {
          if (cause instanceof TookTooLong) slow.add(id)
          else refused.push({ id, update, reason: String(cause) })
          skipped.add(id)
        }
        if (!skipped.has(id) && isWaiting(doc)) {
          gaps.add(id)
          skipped.add(id)
        }
        // The live document is let go with what it took of this batch; the next reader reads the log.
        if (skipped.has(id)) hub.evict(id)
      }
      return ok({ gaps: [...gaps], slow: [...slow], refused })
    },
    {
      device: batch.device,
      origin: batch.origin,
      deferText: true,
      ...(batch.beforeProjection && { beforeProjection: batch.beforeProjection }),
    },
  )
}
