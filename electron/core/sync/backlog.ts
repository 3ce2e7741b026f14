/**
 * What one other device is owed: documents it wants, documents to ask it for. Each document stands here once however
 * often it is named, and one is worked on after the other, in slices: a device that wants everything again and again
 * is served at the pace of its wire, and costs no memory.
 */
import type { DocId } from '#shared/model/ids.ts'
import {
  DOCS_PER_MESSAGE,
  GIVEN_AGAIN,
  GIVEN_ALWAYS,
  GIVEN_WITHIN_MS,
  MAX_ASKED,
  MAX_MESSAGE_BYTES,
} from '#shared/sync/limits.ts'
import type { DocVector, Message } from '#shared/sync/messages.ts'
import type { Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../docs/hub.ts'
import { isPurged } from '../docs/purge.ts'
import { diffs, vectorOf } from './outgoing.ts'
import { createSlices } from './slices.ts'

export interface BacklogParts {
  db: Db
  hub: Hub
  timers: Timers
  send: (message: Message) => Promise<void>
  maySend: () => boolean
  misbehaved: (why: string) => void
  failed: (cause: unknown) => void
}

export interface Backlog {
  /** Sends what the other lacks of these documents; without a vector, all of them. */
  give: (docs: Iterable<{ id: DocId; vector?: Uint8Array }>) => void
  /** Asks for what is lacking here; `mutual`: the other is to ask for the same in return. */
  ask: (ids: Iterable<DocId>, mutual: boolean) => void
  readonly busy: boolean
  stop: () => void
}

export function createBacklog(parts: BacklogParts): Backlog {
  const { db, hub, timers } = parts
  const giving = new Map<DocId, Uint8Array | undefined>()
  const asking = new Map<DocId, boolean>()
  let vectorBytes = 0
  let running = false
  let stopped = false
  let given = 0
  let givenSince = timers.elapsed()

  const isKnown = (id: DocId): boolean => db.get('SELECT 1 FROM doc WHERE doc_id = ?', id) !== undefined

  const giveSome = async (): Promise<void> => {
    const now = timers.elapsed()
    if (now - givenSince > GIVEN_WITHIN_MS) {
      given = 0
      givenSince = now
    }
    const documents = db.get<{ n: number }>('SELECT count(*) AS n FROM doc')?.n ?? 0
    if (given > GIVEN_ALWAYS + GIVEN_AGAIN * documents)
      return new Promise((resolve) => timers.after(GIVEN_WITHIN_MS - (now - givenSince) + 1, resolve))
    const docs = [...giving].slice(0, DOCS_PER_MESSAGE)
    for (const [id, vector] of docs) {
      giving.delete(id)
      vectorBytes -= vector?.byteLength ?? 0
    }
    given += docs.length
    if (!parts.maySend()) return
    const pause = createSlices(timers)
    for (const batch of diffs(
      db,
      hub,
      docs.map(([id, vector]) => ({ id, ...(vector && { vector }) })),
    )) {
      if (stopped) return
      if (batch) await parts.send({ type: 'updates', docs: batch, seq: null })
      await pause()
    }
  }

  const askSome = async (): Promise<void> => {
    const [first] = asking
    if (!first) return
    const mutual = first[1]
    const docs: DocVector[] = []
    const pause = createSlices(timers)
    for (const [id, its] of asking) {
      if (its !== mutual || docs.length >= DOCS_PER_MESSAGE) break
      asking.delete(id)
      // What was deleted for ever is not asked for; the other learns of it from the library.
      if (isPurged(db, id)) continue
      docs.push(isKnown(id) ? vectorOf(hub, id) : { id, vector: EMPTY_VECTOR })
      await pause()
      if (stopped) return
    }
    if (docs.length > 0) await parts.send({ type: 'want', docs, mutual })
  }

  const run = async (): Promise<void> => {
    if (running) return
    running = true
    try {
      while (!stopped && (giving.size > 0 || asking.size > 0)) {
        if (giving.size > 0) await giveSome()
        else await askSome()
      }
    } catch (cause) {
      if (!stopped) parts.failed(cause)
    } finally {
      running = false
    }
  }

  return {
    give: (docs) => {
      for (const { id, vector } of docs) {
        if (!isKnown(id)) continue
        vectorBytes += (vector?.byteLength ?? 0) - (giving.get(id)?.byteLength ?? 0)
        giving.set(id, vector)
      }
      if (vectorBytes > MAX_MESSAGE_BYTES) {
        giving.clear()
        vectorBytes = 0
        return parts.misbehaved('It asked for more at once than any device lacks.')
      }
      void run()
    },
    ask: (ids, mutual) => {
      for (const id of ids) if (!asking.get(id)) asking.set(id, mutual)
      if (asking.size > MAX_ASKED) {
        asking.clear()
        return parts.misbehaved('It named more documents than any workspace has.')
      }
      void run()
    },
    get busy() {
      return running
    },
    stop: () => {
      stopped = true
      giving.clear()
      asking.clear()
    },
  }
}

/** The state vector of an empty document: no clients. */
const EMPTY_VECTOR = new Uint8Array([0])
