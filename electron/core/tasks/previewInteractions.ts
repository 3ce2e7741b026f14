/** What taking in a log would do, before it is done. */
import type { InteractionPreview, TableItem, TableReading } from '#shared/contract/interactionImport.ts'
import { nameKey } from '#shared/model/people.ts'
import { ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { ImportPool } from '../importers/pool.ts'
import { loadLog, sortLog } from './importLog.ts'

const SAMPLE = 8
const SKIPPED_SHOWN = 200

/** Errors: those of reading a file; what else is wrong is part of the preview. */
export async function previewInteractions(
  { db, pool }: { db: Db; pool: ImportPool },
  item: TableItem,
  reading: TableReading,
  signal: AbortSignal | undefined,
): Promise<Outcome<InteractionPreview>> {
  const loaded = await loadLog(pool, item, reading, signal)
  if (!loaded.ok) return loaded
  const { fileName, log } = loaded.value
  const { encoding, hasHeader, columns, mapping, directionWords } = log
  const sorted = sortLog(db, log, reading.again)
  const newKeys = new Set(sorted.people.filter(({ personId }) => personId === null).map(({ name }) => nameKey(name)))
  return ok({
    fileName,
    encoding,
    hasHeader,
    columns,
    mapping,
    rows: log.rowCount,
    dates: log.dates,
    directionWords,
    sample: log.rows.slice(0, SAMPLE).map(({ row, person, on, direction, kind, channel, note }) => ({
      row,
      person,
      isNew: newKeys.has(nameKey(person)),
      on,
      direction,
      detail: [kind, channel, note].filter((each) => each !== '').join(' · '),
    })),
    people: sorted.people.length,
    newPeople: newKeys.size,
    interactions: sorted.people.reduce((sum, { rows }) => sum + rows.length, 0),
    alreadyThere: sorted.alreadyThere,
    repeated: sorted.repeated,
    skipped: sorted.skipped.slice(0, SKIPPED_SHOWN),
    skippedTotal: sorted.skipped.length,
  })
}
