/**
 * What was deleted for ever. The library keeps a tombstone, an id with a time and a name; the content goes: log,
 * snapshot, projections, files and undo steps, on this device in the turn after the commit, and on every other when
 * it learns of the tombstone. A tombstone wins over whatever else is said of the document: a peer that was away may
 * still hold it and even have changed it, and its updates are not taken in (store.ts), so nothing comes back unasked.
 * The other choice, that a later change revives what somebody deleted, would make "for ever" mean "unless".
 *
 * A part's record and fields (a quote's, a step's) are deleted inside its document, and the document is compacted at once,
 * so that its words are not in the log any more either. What was exported or backed up is out of reach.
 */
import { fieldsBySubject, itemsOf, valueOf } from '#shared/docs/fields.ts'
import { SOURCE, sourceFields } from '#shared/docs/layout.ts'
import { QuoteRecord } from '#shared/model/coding.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Db } from '../db/database.ts'
import { fullTextTables, peopleFullText } from '../projections/tables/search.ts'
import { forgetLogos, goneLogos } from '../blobs/goneLogos.ts'
import { type Hub, kindOfDoc } from './hub.ts'

/** True for a document that was deleted for ever. Nothing about it may be taken in again. */
export const isPurged = (db: Db, docId: string): boolean =>
  db.get(`SELECT 1 FROM entity WHERE id = ? AND kind = 'purged'`, docId) !== undefined

export interface Purge {
  /** Removes what is left of documents that the library says were deleted for ever; returns their ids. */
  documents(): string[]
  /** Removes what is left, outside of their document, of its parts (quotes, steps) that are in it no more. */
  partsOf(docId: string): void
  /**
   * What is taken out of full text, or was written over earlier, leaves its words in the index until a merge: one slice
   * of that merge, after something was deleted for ever. True: there is more to do. Call when nobody types.
   */
  cleanIndex(): boolean
}

/** Index pages merged in one slice: some milliseconds. */
const PAGES = 200

const changesOf = (db: Db): number => db.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0

export interface PurgeParts {
  db: Db
  hub: Hub
  blobs: Blobs
  /** Compacts a document now. */
  compact: (docId: string) => void
}

export function createPurge({ db, hub, blobs, compact }: PurgeParts): Purge {
  /** The blobs that this source names and no other needs. */
  const blobsOf = (sourceId: string): string[] => {
    const { doc } = hub.open(sourceId)
    const fields = fieldsBySubject(doc, new Set([SOURCE])).subjects.get(SOURCE)
    const hashes = new Set<string>()
    for (const field of ['original', 'extraction'] as const) {
      const known = valueOf(fields, field, sourceFields[field])
      if (known) hashes.add(known.hash)
    }
    for (const raw of itemsOf(doc).values()) {
      const quote = QuoteRecord.safeParse(raw)
      // Quotes name the text they were made in, which may be an earlier reading of the file.
      if (quote.success) hashes.add(quote.data.extraction)
    }
    const isNeeded = (hash: string): boolean =>
      db.get(
        `SELECT 1 FROM source WHERE @hash IN (original_hash, extraction_hash)
         UNION ALL SELECT 1 FROM template WHERE logo_hash = @hash LIMIT 1`,
        { hash },
      ) !== undefined
    return [...hashes].filter((hash) => !isNeeded(hash))
  }

  /** What is deleted is overwritten in the file, and is not in the log before the file any more either. */
  const overwriting = (work: () => void): void => {
    db.handle.pragma('secure_delete = ON')
    try {
      db.transaction(work)
    } finally {
      db.handle.pragma('secure_delete = FAST')
    }
    // Pages that were freed earlier (an older snapshot's, a longer text's) keep what stood on them: they are given back.
    db.handle.pragma('incremental_vacuum')
    db.handle.pragma('wal_checkpoint(TRUNCATE)')
  }
  const startCleaning = (): void => {
    db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('index_cleaning', 'due')`)
  }
  /** Merges some pages of an index; `all` begins a merge of everything. True: there is more. */
  const mergeSlice = (table: string, all: boolean): boolean => {
    const before = changesOf(db)
    db.run(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`, BigInt(all ? -PAGES : PAGES))
    // As FTS5's documentation has it: fewer than two changes mean that nothing was left to merge.
    return changesOf(db) - before >= 2
  }
  /** The index of people's words is small; what was somebody's leaves it at once. */
  const forgetPeople = (): void => {
    for (const table of peopleFullText) {
      let more = mergeSlice(table, true)
      while (more) more = mergeSlice(table, false)
    }
  }
  const dropEmptySteps = (): void => {
    db.run('DELETE FROM undo_step WHERE step_id NOT IN (SELECT step_id FROM undo_write)')
  }

  return {
    documents: () => {
      const ids = db
        .all<{ id: string }>(`SELECT d.doc_id AS id FROM doc d JOIN entity e ON e.id = d.doc_id AND e.kind = 'purged'`)
        .map(({ id }) => id)
      if (ids.length === 0) return ids
      const hashes = ids.flatMap((id) => (kindOfDoc(id) === 'source' ? blobsOf(id) : []))
      // Files first: should the process die here, the next one finds the documents and comes back to it.
      for (const hash of hashes) blobs.remove(hash)
      overwriting(() => {
        for (const hash of hashes) db.run('DELETE FROM blob WHERE hash = ?', hash)
        for (const id of ids)
          for (const table of ['update_log', 'snapshot', 'quarantine', 'arrival', 'doc'])
            db.run(`DELETE FROM ${table} WHERE doc_id = ?`, id)
        const purged = `SELECT id FROM entity WHERE kind = 'purged'`
        db.run(`DELETE FROM undo_write WHERE doc_id IN (${purged}) OR subject IN (${purged})`)
        dropEmptySteps()
        if (ids.some((id) => kindOfDoc(id) === 'person')) forgetPeople()
        startCleaning()
      })
      for (const id of ids) hub.evict(id)
      return ids
    },
    partsOf: (docId) => {
      // What is said of a part's own part (a tension's side) goes with it.
      const isPart = `substr(subject, 2, 1) = '_' AND substr(subject, 1, instr(subject || ':', ':') - 1) NOT IN (SELECT value FROM json_each(@kept))`
      const kept = JSON.stringify([...itemsOf(hub.open(docId).doc).keys()])
      const logos = docId === LIBRARY_DOC ? goneLogos(db) : []
      for (const hash of logos) blobs.remove(hash)
      overwriting(() => {
        for (const hash of logos) db.run('DELETE FROM blob WHERE hash = ?', hash)
        if (docId === LIBRARY_DOC) forgetLogos(db)
        for (const table of ['undo_write', 'arrival'])
          db.run(`DELETE FROM ${table} WHERE doc_id = @docId AND subject <> @docId AND ${isPart}`, { docId, kept })
        dropEmptySteps()
        compact(docId)
        if (kindOfDoc(docId) === 'person') forgetPeople()
        startCleaning()
      })
    },
    cleanIndex: () => {
      const state = db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'index_cleaning'`)?.value
      if (state === undefined) return false
      let more = false
      overwriting(() => {
        for (const table of fullTextTables) more = mergeSlice(table, state === 'due') || more
        if (more) db.run(`UPDATE meta SET value = 'begun' WHERE key = 'index_cleaning'`)
        else db.run(`DELETE FROM meta WHERE key = 'index_cleaning'`)
      })
      return more
    },
  }
}
