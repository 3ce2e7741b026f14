/**
 * What this device holds, as hashes: one per document, 256 buckets, one root. Two devices find what differs between
 * them in three rounds, however many documents there are.
 */
import { createHash } from 'node:crypto'
import type { DocDigest } from '#shared/sync/messages.ts'
import type { DocId } from '#shared/model/ids.ts'
import type { Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import { FolderGone } from '../db/folderGone.ts'
import { digestOfDoc, rootDigest } from '../docs/digest.ts'
import type { Hub } from '../docs/hub.ts'
import { PAUSE_MS, SLICE_MS } from '#shared/sync/limits.ts'
import { workClock } from './slices.ts'

/** On a full disk digests cannot be kept; whoever waits for them waits until there is space. */
const FULL_MS = 5_000

export interface Digests {
  /** Hashes what has changed since, in slices; then hands over what is held. */
  refresh(then: (held: Held) => void): void
}

/** What this device held at one moment, and goes on saying so, whatever is written since. */
export interface Held {
  /** One hash over everything. */
  root(): Uint8Array
  readonly documents: number
  /** 256 × 32 bytes. */
  buckets(): Uint8Array
  bucket(index: number): readonly DocDigest[]
}

function heldIn(docs: readonly DocDigest[], bucketOf: (id: string) => number): Held {
  const buckets: DocDigest[][] = Array.from({ length: 256 }, () => [])
  for (const doc of docs) buckets[bucketOf(doc.id)]?.push(doc)
  let root: Uint8Array | undefined
  return {
    root: () => (root ??= rootDigest(docs)),
    documents: docs.length,
    buckets: () => {
      const out = new Uint8Array(256 * 32)
      for (const [index, inBucket] of buckets.entries()) {
        if (inBucket.length === 0) continue
        const hash = createHash('sha256')
        for (const { id, digest } of inBucket) hash.update(`${id}\n`).update(digest)
        out.set(hash.digest(), index * 32)
      }
      return out
    },
    bucket: (index) => buckets[index] ?? [],
  }
}

/** Hashes that are written in one transaction: the disk takes longer to confirm one than to store them. */
const PER_WRITE = 256

export function createDigests(db: Db, hub: Hub, timers: Timers): Digests {
  const bucketById = new Map<string, number>()
  const bucketOf = (id: string): number => {
    let bucket = bucketById.get(id)
    if (bucket === undefined) bucketById.set(id, (bucket = createHash('sha256').update(id).digest()[0] as number))
    return bucket
  }
  /** What was read last, and how much had been written by then. */
  let read: { writes: number; held: Held } | undefined
  const held = (): Held => {
    const writes = db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0
    if (read?.writes !== writes) {
      const docs = db.all<DocDigest>('SELECT doc_id AS id, digest FROM doc WHERE digest IS NOT NULL ORDER BY doc_id')
      read = { writes, held: heldIn(docs, bucketOf) }
    }
    return read.held
  }

  let waiting: ((held: Held) => void)[] = []
  let running = false
  let stale: { id: DocId; seq: number }[] = []
  let fresh: { id: DocId; seq: number; digest: Uint8Array }[] = []

  /** What changed again since it was hashed stays stale. False: they cannot be written now. */
  const write = (): boolean => {
    if (fresh.length === 0) return true
    try {
      db.derivedTransaction(() => {
        for (const { id, seq, digest } of fresh)
          db.run('UPDATE doc SET digest = ? WHERE doc_id = ? AND last_seq = ?', digest, id, seq)
      })
    } catch (cause) {
      if (!isDiskFull(cause) && !(cause instanceof FolderGone)) throw cause
      return false
    }
    fresh = []
    return true
  }

  const slice = (): void => {
    const until = workClock(timers) + SLICE_MS
    for (;;) {
      if ((stale.length === 0 || fresh.length >= PER_WRITE) && !write()) return void timers.after(FULL_MS, slice)
      const next = stale.pop()
      if (next === undefined) {
        stale = db.all('SELECT doc_id AS id, last_seq AS seq FROM doc WHERE digest IS NULL')
        if (stale.length === 0) break
        continue
      }
      const { id, seq } = next
      const wasLive = hub.isLive(id)
      fresh.push({ id, seq, digest: digestOfDoc(hub.open(id).doc) })
      // Thousands of documents that nobody reads are not kept in memory for it.
      if (!wasLive) hub.evict(id)
      if (workClock(timers) > until) return void timers.after(PAUSE_MS, slice)
    }
    running = false
    const ready = waiting
    waiting = []
    for (const each of ready) each(held())
  }

  return {
    refresh: (then) => {
      waiting.push(then)
      if (running) return
      running = true
      slice()
    },
  }
}
