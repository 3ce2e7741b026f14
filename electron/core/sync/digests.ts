/**
 * What this device holds, as hashes: one per document, 256 buckets, one root. Two devices find what differs between
 * them in three rounds, however many documents there are.
 */
import { createHash } from 'node:crypto'
import type { DocDigest } from '#shared/sync/messages.ts'
import type { DocId } from '#shared/model/ids.ts'
import type { Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { digestOfDoc, rootDigest } from '../docs/digest.ts'
import type { Hub } from '../docs/hub.ts'

/** One slice of hashing; a keystroke that arrives meanwhile waits no longer than this. */
const SLICE_MS = 12
/** Between slices whoever else waits has a turn. */
const PAUSE_MS = 1

export interface Digests {
  /** Hashes what has changed since, in slices; then calls `then`. */
  refresh(then: () => void): void
  /** One hash over everything, and how many documents it covers; call after `refresh`. */
  root(): { digest: Uint8Array; documents: number }
  /** 256 × 32 bytes. */
  buckets(): Uint8Array
  bucket(index: number): DocDigest[]
}

const EMPTY = new Uint8Array(32)

export function createDigests(db: Db, hub: Hub, timers: Timers): Digests {
  const bucketById = new Map<string, number>()
  const bucketOf = (id: string): number => {
    let bucket = bucketById.get(id)
    if (bucket === undefined) bucketById.set(id, (bucket = createHash('sha256').update(id).digest()[0] as number))
    return bucket
  }
  const all = (): DocDigest[] =>
    db.all<DocDigest>('SELECT doc_id AS id, digest FROM doc WHERE digest IS NOT NULL ORDER BY doc_id')

  let waiting: (() => void)[] = []
  let running = false

  const slice = (): void => {
    const until = performance.now() + SLICE_MS
    for (;;) {
      const stale = db.all<{ id: DocId }>('SELECT doc_id AS id FROM doc WHERE digest IS NULL LIMIT 64')
      if (stale.length === 0) break
      for (const { id } of stale) {
        const wasLive = hub.isLive(id)
        db.run('UPDATE doc SET digest = ? WHERE doc_id = ?', digestOfDoc(hub.open(id).doc), id)
        // Thousands of documents that nobody reads are not kept in memory for it.
        if (!wasLive) hub.evict(id)
        if (performance.now() > until) return void timers.after(PAUSE_MS, slice)
      }
    }
    running = false
    const ready = waiting
    waiting = []
    for (const each of ready) each()
  }

  return {
    refresh: (then) => {
      waiting.push(then)
      if (running) return
      running = true
      slice()
    },
    root: () => {
      const docs = all()
      return { digest: rootDigest(docs), documents: docs.length }
    },
    buckets: () => {
      const hashes = new Map<number, ReturnType<typeof createHash>>()
      for (const { id, digest } of all()) {
        const index = bucketOf(id)
        let hash = hashes.get(index)
        if (!hash) hashes.set(index, (hash = createHash('sha256')))
        hash.update(`${id}\n`).update(digest)
      }
      const out = new Uint8Array(256 * 32)
      for (let index = 0; index < 256; index++) out.set(hashes.get(index)?.digest() ?? EMPTY, index * 32)
      return out
    },
    bucket: (index) => all().filter(({ id }) => bucketOf(id) === index),
  }
}
