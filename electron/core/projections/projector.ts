/** Keeps the projections in step with the documents: at once where cheap, by the drain where not. */
import type { Extraction } from '#shared/model/extraction.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { Db } from '../db/database.ts'
import type { Change, Hub, LiveDoc } from '../docs/hub.ts'
import { isPurged } from '../docs/purge.ts'
import { projectLibrary } from './projectLibrary.ts'
import { projectNoteText, projectNoteTitle } from './projectNote.ts'
import { projectPerson, projectPersonText } from './projectPerson.ts'
import { projectPlan } from './projectPlan.ts'
import { projectSource } from './projectSource.ts'
import { projectWorkshop } from './projectWorkshop.ts'
import { fullTextTables, PROJECTION_VERSION, projectionSchema, projectionTables } from './schema.ts'
import { type SearchBlock, writeSearchBlocks } from './searchBlocks.ts'

export interface Projector {
  /** Projects one document's uncommitted change; call inside the commit's transaction. */
  project(change: Change, at: number, tables: Set<string>, deferText: boolean): void
  /** Brings lagging text up to date, many documents to a transaction, for about `budgetMs`. Returns the tables that changed. */
  drain(budgetMs: number): { tables: Set<string>; done: boolean }
  /** Projects a whole document into the tables as if it had just arrived. */
  projectWhole(live: LiveDoc): void
  /** Entries of documents that did not parse and were skipped, since start. */
  readonly malformed: number
}

/** A transaction costs the disk more than a note's text does. */
const TEXTS_PER_COMMIT = 64

export interface ProjectorParts {
  db: Db
  /** Null when the extraction is not on this device yet. */
  extraction: (sourceId: string) => Extraction | null
}

/**
 * Drops the projections when they were made by another version. Returns whether a rebuild is due; it stays
 * due, whatever happens to this process, until `projectionsAreCurrent` is committed with the rebuild.
 */
export function prepareProjections(db: Db): boolean {
  const current = db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'projection_version'`)?.value
  if (current === String(PROJECTION_VERSION)) return false
  db.transaction(() => {
    for (const table of [...projectionTables, ...fullTextTables]) db.handle.exec(`DROP TABLE IF EXISTS ${table}`)
    db.handle.exec(projectionSchema)
  })
  return true
}

/** Says that the projections hold everything; call inside the transaction that filled them. */
export const projectionsAreCurrent = (db: Db): void => {
  db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('projection_version', ?)`, String(PROJECTION_VERSION))
}

/** A source's text as search blocks: one per block, so that a hit can be jumped to. */
function extractionBlocks(extraction: Extraction): SearchBlock[] {
  const index = createTextIndex(extraction.text)
  return extraction.blocks.map((block) => ({
    start: index.toCodePoint(block.from),
    body: extraction.text.slice(block.from, block.to),
  }))
}

export function createProjector(parts: ProjectorParts, hub: Hub): Projector {
  const { db } = parts
  let malformed = 0

  /** A peer may still send a document that was deleted for ever, and a rebuild may come before its content is removed. */
  const isGone = (live: LiveDoc): boolean => live.kind !== 'library' && isPurged(db, live.docId)

  const projectText = (live: LiveDoc, tables: Set<string>): void => {
    if (isGone(live)) return
    if (live.kind === 'note') projectNoteText(db, live.docId, live.doc, tables)
    if (live.kind === 'person') projectPersonText(db, live.docId, tables)
    if (live.kind === 'source') {
      const extraction = parts.extraction(live.docId)
      if (extraction)
        writeSearchBlocks(db, { kind: 'source', itemId: live.docId, docId: live.docId }, extractionBlocks(extraction))
      tables.add('search_item')
    }
    db.run('UPDATE doc SET projection_dirty = 0 WHERE doc_id = ?', live.docId)
    tables.add('doc')
  }

  return {
    project: ({ live, subjects, text }, _at, tables, deferText) => {
      if (live.kind === 'library') malformed += projectLibrary(db, live.doc, tables, subjects)
      if (live.kind === 'source') malformed += projectSource(db, live.docId, live.doc, tables, subjects)
      if (live.kind === 'plan') malformed += projectPlan(db, live.docId, live.doc, tables, subjects)
      if (live.kind === 'person') malformed += projectPerson(db, live.docId, live.doc, tables, subjects)
      if (live.kind === 'workshop') malformed += projectWorkshop(db, live.docId, live.doc, tables, subjects)
      if (live.kind === 'note') {
        // A document that a peer made up says nothing of itself; a rebuild gives it its row all the same.
        const isNew = () => db.get('SELECT 1 FROM note WHERE note_id = ?', live.docId) === undefined
        if (subjects.size > 0 || isNew()) projectNoteTitle(db, live.docId, live.doc, tables)
        if (text && !deferText) projectText(live, tables)
      }
      // Typing shows in lists when its text does, after a pause: a list that is drawn anew at every key makes keys late.
      if (!deferText || subjects.size > 0) tables.add('doc')
    },

    drain: (budgetMs) => {
      const tables = new Set<string>()
      const until = performance.now() + budgetMs
      const ids = db.all<{ id: string }>('SELECT doc_id AS id FROM doc WHERE projection_dirty = 1').map(({ id }) => id)
      let at = 0
      const projectNext = (): void => projectText(hub.open(ids[at++] as string), tables)
      const isTime = (): boolean => performance.now() <= until
      while (at < ids.length && isTime()) {
        const from = at
        try {
          db.derivedTransaction(() => {
            do projectNext()
            while (at < ids.length && at - from < TEXTS_PER_COMMIT && isTime())
          })
        } catch (cause) {
          const end = at
          // Nothing can be written at all (the folder is gone): again would be for ever.
          if (end === from) throw cause
          // One that cannot be projected, which throws again, takes none of those before it along.
          for (at = from; at < end; ) db.derivedTransaction(projectNext)
        }
      }
      return { tables, done: at >= ids.length }
    },

    projectWhole: (live) => {
      if (isGone(live)) return
      const tables = new Set<string>()
      if (live.kind === 'library') malformed += projectLibrary(db, live.doc, tables)
      if (live.kind === 'source') malformed += projectSource(db, live.docId, live.doc, tables)
      if (live.kind === 'plan') malformed += projectPlan(db, live.docId, live.doc, tables)
      if (live.kind === 'person') malformed += projectPerson(db, live.docId, live.doc, tables)
      if (live.kind === 'workshop') malformed += projectWorkshop(db, live.docId, live.doc, tables)
      if (live.kind === 'note') projectNoteTitle(db, live.docId, live.doc, tables)
      projectText(live, tables)
    },

    get malformed() {
      return malformed
    },
  }
}
