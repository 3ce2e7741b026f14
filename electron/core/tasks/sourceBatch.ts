/**
 * Files on their way into the library, some at a time: the disk confirms their blobs together and one commit lists
 * them all. One after the other, thousands of small files would do little but wait for the disk.
 */
import { sha256 } from '../blobs/blobs.ts'
import { createId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import type { Outcome } from '../core.ts'
import type { Hub } from '../docs/hub.ts'
import { type AddedSource, type AddSourceParts, keepSources } from './addSource.ts'
import type { ImportSteps } from './importSteps.ts'

/** Few enough that a keystroke does not wait for their commit, and that a progress that shows them is not late. */
const MOST = 32
const MOST_BYTES = 8_000_000
const MOST_MS = 1_000

export interface WaitingSource {
  imported: ImportedSource
  original: Uint8Array
  fileName: string
  /** Called once: with what became of it. */
  done: (added: Outcome<AddedSource>) => void
}

export interface SourceBatch {
  /** Takes it in, or lets it wait for some more. */
  add(source: WaitingSource): Promise<void>
  /** Takes in what waits. */
  flush(): Promise<void>
  /** Whether the same file waits. */
  holds(hash: string): boolean
}

export function createSourceBatch(
  parts: Omit<AddSourceParts, 'executor'> & { hub: Pick<Hub, 'evict'> },
  commit: ImportSteps['commit'],
): SourceBatch {
  let waiting: WaitingSource[] = []
  let hashes = new Set<string>()
  let bytes = 0
  let since = 0

  const takeIn = async (sources: readonly WaitingSource[]): Promise<void> => {
    const kept = await keepSources(parts, sources)
    const added: AddedSource[] = []
    const failure = kept.ok
      ? commit(
          (edit) => {
            added.length = 0
            for (const { write, words } of kept.value) {
              const sourceId = createId('s')
              write(edit, sourceId)
              added.push({ sourceId, words })
            }
          },
          () => {
            for (const { record } of kept.value) record()
          },
        )
      : kept.error
    // Each would stay in memory until it was idle for long.
    for (const { sourceId } of added) parts.hub.evict(sourceId)
    const [only] = sources
    if (!failure) for (const [n, { done }] of sources.entries()) done(ok(added[n] as AddedSource))
    else if (only && sources.length === 1) only.done({ ok: false, error: failure })
    // One of them may be to blame: each by itself.
    else for (const source of sources) await takeIn([source])
  }

  const flush = async (): Promise<void> => {
    const sources = waiting
    waiting = []
    hashes = new Set()
    bytes = 0
    if (sources.length > 0) await takeIn(sources)
  }

  return {
    add: async (source) => {
      if (waiting.length === 0) since = Date.now()
      waiting.push(source)
      hashes.add(sha256(source.original))
      bytes += source.original.byteLength
      if (waiting.length >= MOST || bytes >= MOST_BYTES || Date.now() - since >= MOST_MS) await flush()
    },
    flush,
    holds: (hash) => hashes.has(hash),
  }
}
