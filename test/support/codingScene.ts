/**
 * A workspace of sources, quotes and codings, written through the product's documents and projections without a core
 * round them: any member can code at any time, which a core of one's own does not allow.
 */
import { join } from 'node:path'
import { createOpener, type Db, openDatabase } from '#core/db/database.ts'
import { createEditor, type Editor } from '#core/docs/editing.ts'
import { createHub } from '#core/docs/hub.ts'
import { createUpdateLog } from '#core/docs/log.ts'
import { createStore } from '#core/docs/store.ts'
import { createProjector, prepareProjections } from '#core/projections/projector.ts'
import type { QueryContext } from '#core/queries/context.ts'
import { queryByName } from '#core/queries/index.ts'
import { createCodingIndex } from '#core/queries/insight/codingIndex.ts'
import { queries, type QueryInput, type QueryName, type QueryOutput } from '#shared/contract/queries.ts'
import { createClock } from '#shared/docs/clock.ts'
import { codingField, SOURCE } from '#shared/docs/layout.ts'
import type { QuoteRecord, Stance } from '#shared/model/coding.ts'
import {
  type BlobHash,
  type CodeId,
  createId,
  LIBRARY_DOC,
  type MemberId,
  type QuoteId,
  type SourceId,
} from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'

const HASH = '0'.repeat(64) as BlobHash

export interface CodingScene {
  readonly db: Db
  /** Runs in one commit. */
  change(work: (edit: Editor) => void): void
  addSource(edit: Editor, title?: string): SourceId
  addQuote(edit: Editor, sourceId: SourceId, start?: number): QuoteId
  addCode(edit: Editor, name: string, parent?: CodeId | null): CodeId
  /** Null takes the coding off. */
  code(
    edit: Editor,
    sourceId: SourceId,
    target: QuoteId | SourceId,
    codeId: CodeId,
    coder: MemberId,
    stance: Stance | null,
    at?: number,
  ): void
  trash(edit: Editor, docId: string, id: string, isIn: boolean): void
  query<N extends QueryName>(name: N, input: QueryInput<N>): QueryOutput<N>
  close(): void
}

/** `now` counts up by itself, so that everything made later is later. */
export function createCodingScene(folder: string): CodingScene {
  const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
  db.handle.pragma('synchronous = OFF')
  const log = createUpdateLog(db)
  let time = Date.UTC(2026, 0, 1)
  const now = (): number => ++time
  const hub = createHub(log, now)
  prepareProjections(db)
  const projector = createProjector({ db, extraction: () => null }, hub)
  const report = (cause: unknown): never => {
    throw cause
  }
  const store = createStore({ db, hub, log, projector, now, fault: () => undefined, report })
  const clock = createClock(now)
  const [me, device] = [createId('m'), createId('d')]
  db.transaction(() => {
    projector.projectWhole(hub.open(LIBRARY_DOC))
  })
  const context = { db, codings: createCodingIndex(db), extractions: { get: () => null } } as unknown as QueryContext
  return {
    db,
    change: (work) => {
      const edit = createEditor({ hub, clock, now, me, device })
      const outcome = store.commit(
        () => {
          work(edit)
          return ok(null)
        },
        { device },
      )
      if (!outcome.ok) throw new Error(outcome.error.message)
    },
    addSource: (edit, title = 'A source') => {
      const sourceId = createId('s')
      edit.addToLibrary(sourceId, 'source')
      edit.set(sourceId, SOURCE, 'title', title)
      edit.set(sourceId, SOURCE, 'original', { hash: HASH, bytes: 1, mediaType: 'text/plain', fileName: 'a.txt' })
      edit.set(sourceId, SOURCE, 'extraction', { hash: HASH, extractor: 'test', words: 1, pages: null })
      return sourceId
    },
    addQuote: (edit, sourceId, start = 0) => {
      const quoteId = createId('q')
      const selector = { exact: `words ${start}`, prefix: '', suffix: '', start, end: start + 7 }
      const record: QuoteRecord = { selector, extraction: HASH, by: me, at: now() }
      edit.addItem(sourceId, quoteId, record)
      return quoteId
    },
    addCode: (edit, name, parent = null) => {
      const codeId = createId('c')
      edit.addToLibrary(codeId, 'code')
      edit.set(LIBRARY_DOC, codeId, 'name', name)
      if (parent !== null) edit.set(LIBRARY_DOC, codeId, 'parent', parent)
      return codeId
    },
    code: (edit, sourceId, target, codeId, coder, stance, at = now()) => {
      const subject = target === sourceId ? SOURCE : target
      edit.set(sourceId, subject, codingField(codeId, coder), stance === null ? null : { stance, at })
    },
    trash: (edit, docId, id, isIn) => edit.set(docId, id, 'trashed', isIn ? { at: now(), by: me } : null),
    query: (name, input) => {
      const query = queryByName[name]
      // The map's type says that each name has its own query; TypeScript cannot follow that through a generic index.
      return query.run(queries[name].input.parse(input) as never, context)
    },
    close: () => db.close(),
  }
}
