/** What a log would bring to this workspace: whose it is, and what of it is there already. */
import { appError } from '#shared/contract/errors.ts'
import type { SkippedRow, TableItem, TableReading } from '#shared/contract/interactionImport.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { nameKey } from '#shared/model/people.ts'
import { err, ok } from '#shared/model/result.ts'
import { basename } from 'node:path'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { ImportPool } from '../importers/pool.ts'
import type { ReadLog, ReadRow } from '../importers/table/readInteractions.ts'
import { readPath } from './readPath.ts'

export interface LoadedLog {
  fileName: string
  log: ReadLog
}

/** Reads a file in the import's own thread. Errors: those of reading a file. */
export async function loadLog(
  pool: ImportPool,
  item: TableItem,
  reading: TableReading,
  signal: AbortSignal | undefined,
): Promise<Outcome<LoadedLog>> {
  const fileName = 'path' in item ? basename(item.path) : item.fileName
  const bytes = 'path' in item ? await readPath(item.path) : ok(item.bytes)
  if (!bytes.ok) return bytes
  const log = await pool.readTable({ table: bytes.value, fileName, reading }, signal)
  return log.ok ? ok({ fileName, log: log.value }) : log
}

/** What keeps a log from being taken in as a whole; undefined: nothing. */
export function whyUnreadable({ fileName, log }: LoadedLog, reading: TableReading): Outcome<never> | undefined {
  const headings = log.columns.map(({ heading }) => heading).join(', ')
  if (log.missing.length > 0)
    return err(appError('ColumnNotFound', `${fileName} has no column “${log.missing[0]}”; it has: ${headings}.`))
  if (log.mapping.person === null || log.mapping.date === null)
    return err(appError('ColumnNotFound', `Say which column of ${fileName} names the person and which the date.`))
  if (!log.isFormatKnown)
    return err(
      appError('InvalidInput', `“${reading.dateFormat}” is no format of a date; write it like DD.MM.YYYY or M/D/YY.`),
    )
  const { unclear } = log.dates
  if (unclear)
    return err(
      appError(
        'DateFormatNeeded',
        `“${unclear.example}” can be ${unclear.choices.map(({ day }) => day).join(' or ')}, and no date of ${fileName} says which; give the format, ${unclear.choices.map(({ format }) => format).join(' or ')}.`,
      ),
    )
  return undefined
}

/** Rows of one person; `personId` null: somebody new. */
export interface PersonRows {
  personId: PersonId | null
  name: string
  rows: ReadRow[]
}

export interface SortedLog {
  people: PersonRows[]
  alreadyThere: number
  /** Rows of the file beyond the first of those that say the same. */
  repeated: number
  skipped: SkippedRow[]
}

interface KnownPerson {
  personId: PersonId
  name: string
  isTrashed: boolean
}

function knownPeople(db: Db): Map<string, KnownPerson[]> {
  const byKey = new Map<string, KnownPerson[]>()
  for (const { personId, name, trashed } of db.all<{ personId: PersonId; name: string; trashed: number }>(
    `SELECT p.person_id AS personId, p.name, e.trashed_at IS NOT NULL AS trashed
     FROM person p JOIN entity e ON e.id = p.person_id AND e.kind = 'person'`,
  )) {
    const key = nameKey(name)
    const known = byKey.get(key)
    const each = { personId, name, isTrashed: trashed === 1 }
    if (known) known.push(each)
    else byKey.set(key, [each])
  }
  return byKey
}

/** Names repeat in a log; folding one takes a microsecond, fifty thousand of them somebody's keystroke. */
function createKeys(): (name: string) => string {
  const keys = new Map<string, string>()
  return (name) => {
    let key = keys.get(name)
    if (key === undefined) keys.set(name, (key = nameKey(name)))
    return key
  }
}

/** Two rows that say the same of one person; what was noted may be corrected later and makes no other event. */
const eventKey = (row: Pick<ReadRow, 'on' | 'direction' | 'kind'>, keyOf: (name: string) => string): string =>
  `${row.on} ${row.direction} ${keyOf(row.kind)}`

/** How often each event of a person is in the workspace. */
function eventsOf(db: Db, personId: string, keyOf: (name: string) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of db.all<Pick<ReadRow, 'on' | 'direction' | 'kind'>>(
    'SELECT on_day AS "on", direction, kind FROM interaction WHERE person_id = ? AND trashed_at IS NULL',
    personId,
  )) {
    const key = eventKey(row, keyOf)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/**
 * Who is meant, by name; and which rows are new. Rows that say the same are as many events as there are rows; as many
 * as the workspace has of them are there already, so that a log that grew can be taken in again.
 */
export function sortLog(db: Db, log: ReadLog, isAgain: boolean): SortedLog {
  const known = knownPeople(db)
  const keyOf = createKeys()
  const byKey = new Map<string, PersonRows>()
  const skipped = [...log.skipped]
  for (const row of log.rows) {
    const key = keyOf(row.person)
    let person = byKey.get(key)
    if (!person) {
      const all = known.get(key) ?? []
      const live = all.filter((each) => !each.isTrashed)
      const why =
        live.length > 1
          ? `There are ${live.length} people called ${row.person}; rename one of them first.`
          : live.length === 0 && all.length > 0
            ? `${row.person} is in the trash; restore them or delete them for good first.`
            : undefined
      if (why !== undefined) {
        skipped.push({ row: row.row, reason: why, text: `${row.person} · ${row.on}` })
        continue
      }
      person = { personId: live[0]?.personId ?? null, name: live[0]?.name ?? row.person, rows: [] }
      byKey.set(key, person)
    }
    person.rows.push(row)
  }
  let alreadyThere = 0
  let repeated = 0
  for (const person of byKey.values()) {
    const there = person.personId === null || isAgain ? new Map<string, number>() : eventsOf(db, person.personId, keyOf)
    const seen = new Set<string>()
    person.rows = person.rows.filter((row) => {
      const key = eventKey(row, keyOf)
      if (seen.has(key)) repeated++
      seen.add(key)
      const left = there.get(key) ?? 0
      if (left === 0) return true
      there.set(key, left - 1)
      alreadyThere++
      return false
    })
  }
  return {
    people: [...byKey.values()],
    alreadyThere,
    repeated,
    skipped: skipped.sort((a, b) => a.row - b.row),
  }
}
