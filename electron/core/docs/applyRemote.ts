/**
 * Takes another device's changes in, on the one write path: apply, commit with their projections, and only then
 * answer. The updates have been decoded once already, off this thread (shared/sync/codec.ts).
 */
import * as Y from 'yjs'
import type { AppError } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { DocUpdate } from '#shared/sync/messages.ts'
import type { Hub } from './hub.ts'
import { isWaiting } from './log.ts'
import type { CommitOptions, Store } from './store.ts'

export interface RemoteBatch {
  docs: readonly DocUpdate[]
  /** The sender, as log rows name it. */
  device: string
  /** Told with the commit, so that its sender does not hear its own echo. */
  origin: unknown
  beforeProjection?: CommitOptions<unknown>['beforeProjection']
  /** Further rows for the same transaction: how far the sender's log has been seen. */
  inTransaction?: (gaps: readonly string[]) => void
}

export interface Applied {
  /** Documents of which something earlier is missing: nothing of them was kept, ask by state vector. */
  gaps: string[]
  /** Updates that do not apply, for the quarantine. */
  refused: { id: string; update: Uint8Array; reason: string }[]
}

/**
 * Applies what it can and says what it could not. A document never keeps changes that wait for others: those would
 * be held in memory for whoever sends them, and be in no digest. Errors: `StoreWriteFailed`, then nothing was kept.
 */
export function applyRemote(hub: Hub, store: Store, batch: RemoteBatch): Result<Applied, AppError> {
  const gaps = new Set<string>()
  const refused: Applied['refused'] = []
  return store.commit<Applied>(
    () => {
      const skipped = new Set<string>()
      for (const { id, update } of batch.docs) {
        if (skipped.has(id)) continue
        const { doc } = hub.open(id)
        try {
          Y.applyUpdate(doc, update, batch.origin)
        } catch (cause) {
          refused.push({ id, update, reason: String(cause) })
          skipped.add(id)
        }
        if (isWaiting(doc)) {
          gaps.add(id)
          skipped.add(id)
        }
        // The live document is let go with what it took of this batch; the next reader reads the log.
        if (skipped.has(id)) hub.evict(id)
      }
      return ok({ gaps: [...gaps], refused })
    },
    {
      device: batch.device,
      origin: batch.origin,
      deferText: true,
      ...(batch.beforeProjection && { beforeProjection: batch.beforeProjection }),
      inTransaction: (applied) => batch.inTransaction?.(applied.gaps),
    },
  )
}
