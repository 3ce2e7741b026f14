/** Checks the whole workspace: the log's checksums, and that the projections equal a rebuild from the documents. */
import type { QueryOutput } from '#shared/contract/queries.ts'
import type { Extraction } from '#shared/model/extraction.ts'
import { type Db, wrap } from '../db/database.ts'
import type Database from 'better-sqlite3'
import { createHub } from '../docs/hub.ts'
import { createUpdateLog } from '../docs/log.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { createProjector } from './projector.ts'
import { fullTextTables, projectionSchema, projectionTables } from './schema.ts'
import { BLOCKS_PER_ITEM } from './searchBlocks.ts'

/** Rows of a table as sorted JSON lines; item numbers differ from rebuild to rebuild and say nothing. */
const dump = (db: Db, table: string): string[] =>
  db
    .all(`SELECT * FROM ${table}`)
    .map((row) => JSON.stringify({ ...row, item_no: undefined }))
    .sort()

/** Full-text rows by what they belong to. */
const dumpText = (db: Db, table: (typeof fullTextTables)[number]): string[] =>
  db
    .all(
      `SELECT i.kind, i.item_id, t.rowid % ${BLOCKS_PER_ITEM} = 0 AS title, t.* FROM ${table} t LEFT JOIN search_item i ON i.item_no = t.rowid / ${BLOCKS_PER_ITEM}`,
    )
    .map((row) => JSON.stringify(row))
    .sort()

function compare(name: string, actual: string[], rebuilt: string[], problems: string[]): void {
  const expected = new Map<string, number>()
  for (const row of rebuilt) expected.set(row, (expected.get(row) ?? 0) + 1)
  let extra = 0
  for (const row of actual) {
    const left = expected.get(row) ?? 0
    if (left === 0) extra++
    else expected.set(row, left - 1)
  }
  let missing = 0
  for (const left of expected.values()) missing += left
  if (extra + missing > 0)
    problems.push(`${name}: ${missing} rows missing and ${extra} rows that the documents do not say`)
}

export interface VerifyParts {
  db: Db
  extraction: (sourceId: string) => Extraction | null
  openMemory: () => Database.Database
  blobIsSound: (hash: string) => boolean
}

export function verifyWorkspace({ db, extraction, openMemory, blobIsSound }: VerifyParts): QueryOutput<'verify'> {
  const problems: string[] = []
  const check = db.handle.pragma('quick_check', { simple: true })
  if (check !== 'ok') problems.push(`database: ${String(check)}`)

  const memory = wrap(openMemory())
  try {
    memory.handle.exec(projectionSchema)
    // The projector settles lag in this table; nothing lags in a rebuild.
    memory.handle.exec('CREATE TABLE doc (doc_id TEXT PRIMARY KEY, projection_dirty INTEGER)')
    const hub = createHub(createUpdateLog(db), () => 0)
    const projector = createProjector({ db: memory, extraction }, hub)
    const ids = db.all<{ id: string }>('SELECT doc_id AS id FROM doc ORDER BY doc_id').map((row) => row.id)
    // The library first: it says what is in the trash.
    for (const id of [LIBRARY_DOC, ...ids.filter((each) => each !== LIBRARY_DOC)]) {
      const live = hub.open(id)
      for (const problem of live.problems) problems.push(`${problem.docId}: ${problem.what}`)
      projector.projectWhole(live)
      hub.evict(id)
    }
    for (const table of projectionTables) compare(table, dump(db, table), dump(memory, table), problems)
    for (const table of fullTextTables) compare(table, dumpText(db, table), dumpText(memory, table), problems)
    for (const { hash } of db.all<{ hash: string }>('SELECT hash FROM blob'))
      if (!blobIsSound(hash)) problems.push(`blob ${hash}: missing or changed on disk`)
    const updates = db.get<{ n: number }>('SELECT count(*) AS n FROM update_log')?.n ?? 0
    return { ok: problems.length === 0, documents: ids.length, updates, problems }
  } finally {
    memory.close()
  }
}
