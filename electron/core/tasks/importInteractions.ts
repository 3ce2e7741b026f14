/**
 * Takes a log of interactions in, some rows to a commit, so that nobody's keystroke waits for fifty thousand. All of it
 * is one step to undo: each person's document has one mark for the import, and what came with it is trashed by that.
 * Stopped in between, or cut off, what is in stays in; given again, the log goes on from there, because what is there
 * already is passed over.
 */
import type { InteractionImportReport, TableItem, TableReading } from '#shared/contract/interactionImport.ts'
import { groupField, PERSON } from '#shared/docs/personLayout.ts'
import { createId, type GroupId, type PersonId } from '#shared/model/ids.ts'
import { type ImportRecord, type InteractionRecord, nameKey } from '#shared/model/people.ts'
import { ok } from '#shared/model/result.ts'
import { groupCalled } from '../commands/groups.ts'
import type { Executor } from '../commands/executor.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Editor, JournalEntry } from '../docs/editing.ts'
import type { Hub } from '../docs/hub.ts'
import type { ImportPool } from '../importers/pool.ts'
import type { ReadRow } from '../importers/table/readInteractions.ts'
import { loadLog, type PersonRows, sortLog, whyUnreadable } from './importLog.ts'

export interface ImportInteractionsParts {
  db: Db
  hub: Hub
  pool: ImportPool
  executor: Executor
}

/** A commit of so many rows takes some milliseconds, most of them the disk's. */
const ROWS_PER_COMMIT = 400

interface Portion {
  person: PersonRows
  rows: ReadRow[]
}

/** Rows in portions of a person each, together about as many as a commit should write. */
function* portions(people: readonly PersonRows[]): Generator<Portion[]> {
  let commit: Portion[] = []
  let size = 0
  for (const person of people) {
    for (let at = 0; at < person.rows.length; at += ROWS_PER_COMMIT) {
      const rows = person.rows.slice(at, at + ROWS_PER_COMMIT)
      commit.push({ person, rows })
      size += rows.length
      if (size < ROWS_PER_COMMIT) continue
      yield commit
      commit = []
      size = 0
    }
  }
  if (commit.length > 0) yield commit
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Errors: those of reading a file, `ColumnNotFound`, `DateFormatNeeded`, `InvalidInput` and those of a commit. */
export async function importInteractions(
  { db, hub, pool, executor }: ImportInteractionsParts,
  item: TableItem,
  reading: TableReading,
  scope: string,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<InteractionImportReport>> {
  const loaded = await loadLog(pool, item, reading, signal)
  if (!loaded.ok) return loaded
  const unreadable = whyUnreadable(loaded.value, reading)
  if (unreadable) return unreadable
  const sorted = sortLog(db, loaded.value.log, reading.again)
  const total = sorted.people.reduce((sum, { rows }) => sum + rows.length, 0)
  const importId = createId('j')
  const journal: JournalEntry[] = []
  const groupByName = new Map<string, GroupId>()
  const writtenTo = new Set<PersonId>()
  const report: InteractionImportReport = {
    people: 0,
    newPeople: 0,
    interactions: 0,
    alreadyThere: sorted.alreadyThere,
    skipped: sorted.skipped,
    stopped: false,
  }

  const writePortion = (edit: Editor, { person, rows }: Portion): void => {
    const mark: ImportRecord = { by: edit.me, at: edit.now() }
    if (person.personId === null) {
      person.personId = createId('h')
      edit.addToLibrary(person.personId, 'person')
      edit.set(person.personId, PERSON, 'name', person.name)
      report.newPeople++
    }
    const { personId } = person
    const record = ({ on, direction, kind, channel, note, paid }: ReadRow): InteractionRecord => ({
      on,
      direction,
      kind,
      channel,
      note,
      paid,
      ...mark,
      import: importId,
    })
    edit.addItems(
      personId,
      importId,
      mark,
      rows.map((row) => [createId('i'), record(row)]),
    )
    for (const name of new Set(rows.map(({ group }) => group))) {
      if (name === '') continue
      // One made in this commit is not in the tables yet.
      const groupId = groupByName.get(nameKey(name)) ?? groupCalled(name, db, edit)
      groupByName.set(nameKey(name), groupId)
      edit.set(personId, PERSON, groupField(groupId), true)
    }
    writtenTo.add(personId)
  }

  const commits = [...portions(sorted.people)]
  const wasLive = new Set(
    sorted.people.flatMap(({ personId }) => (personId !== null && hub.isLive(personId) ? personId : [])),
  )
  for (const [n, commit] of commits.entries()) {
    if (signal?.aborted) {
      report.stopped = true
      break
    }
    onProgress({ done: report.interactions, total })
    const isLast = n === commits.length - 1
    const size = commit.reduce((sum, { rows }) => sum + rows.length, 0)
    const written = executor.commit(
      (edit) => {
        for (const portion of commit) writePortion(edit, portion)
        if (!isLast) journal.push(...edit.journal)
        const label = isLast ? labelOf(report.interactions + size) : null
        return { outcome: ok({}), label, before: isLast ? journal : [] }
      },
      { scope },
    )
    if (!written.ok) return written
    report.interactions += size
    // Each would stay in memory until it was idle for long.
    for (const { personId } of commit.map(({ person }) => person))
      if (personId !== null && !wasLive.has(personId)) hub.evict(personId)
    await turn()
  }
  if (report.stopped && journal.length > 0)
    executor.commit(() => ({ outcome: ok({}), label: labelOf(report.interactions), before: journal }), { scope })
  report.people = writtenTo.size
  onProgress({ done: report.interactions, total })
  return ok(report)
}

const labelOf = (count: number): string =>
  count === 1
    ? 'One interaction taken in from a table'
    : `${count.toLocaleString('en')} interactions taken in from a table`
