/**
 * People taken out of the workspace, by pseudonym unless their names are asked for. A pseudonym is made of the person's
 * id, so it is the same in every export and on every device, and says nothing to who has only the export; which is
 * whose stands in a key, a file of its own. By pseudonym, what people wrote freely stays out: words tell who is meant.
 */
import { stringify } from 'csv-stringify/sync'
import type { TableRow } from 'mdast'
import type { PeopleExport } from '#shared/contract/peopleQueries.ts'
import { fold } from '../search/fold.ts'
import type { Db } from '../db/database.ts'
import { heading, text } from './mdast.ts'
import { knownPeople } from './pseudonyms.ts'
import { renderMarkdown } from './render.ts'

interface Person {
  personId: string
  name: string
  stage: string
  groups: string
  knownSince: string | null
  places: string
  contact: string
  wake: string
  notes: string
  acts: number
  firstOn: string | null
  lastOn: string | null
}

const readPeople = (db: Db): Person[] =>
  db.all<Person>(
    `SELECT p.person_id AS personId, p.name, p.stage, p.known_since AS knownSince, p.places, p.contact, p.wake, p.notes,
       coalesce((SELECT group_concat(g.name, '; ') FROM person_group pg JOIN community_group g ON g.group_id = pg.group_id
         JOIN entity ge ON ge.id = g.group_id AND ge.trashed_at IS NULL WHERE pg.person_id = p.person_id), '') AS groups,
       coalesce(a.acts, 0) AS acts, a.first_on AS firstOn, a.last_on AS lastOn
     FROM person p JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL
     LEFT JOIN (SELECT person_id, count(DISTINCT on_day) AS acts, min(on_day) AS first_on, max(on_day) AS last_on FROM interaction
       WHERE direction IN ('act', 'mutual') AND trashed_at IS NULL GROUP BY person_id) a ON a.person_id = p.person_id
     ORDER BY p.name COLLATE NOCASE, p.person_id`,
  )

interface LogRow {
  personId: string
  on: string
  direction: string
  kind: string
  channel: string
  note: string
  paid: number
}

const readLog = (db: Db): LogRow[] =>
  db.all<LogRow>(
    `SELECT i.person_id AS personId, i.on_day AS "on", i.direction, i.kind, i.channel, i.note, i.paid FROM interaction i
     JOIN entity e ON e.id = i.person_id AND e.trashed_at IS NULL WHERE i.trashed_at IS NULL ORDER BY i.on_day, i.person_id, i.interaction_id`,
  )

interface Table {
  title: string
  columns: string[]
  rows: Readonly<Record<string, string | number>>[]
}

/** A cell that begins like a formula is not one. */
const asCsv = ({ columns, rows }: Table): string =>
  stringify(rows, { header: true, columns, escape_formulas: true, bom: true })

const row = (cells: readonly (string | number)[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => ({
    type: 'tableCell',
    // A row of a table is one line.
    children: [text(String(cell).replaceAll(/\s+/g, ' '))],
  })),
})

const asMarkdown = ({ title, columns, rows }: Table): string =>
  renderMarkdown({
    type: 'root',
    children: [
      heading(1, text(title)),
      {
        type: 'table',
        children: [row(columns), ...rows.map((each) => row(columns.map((column) => each[column] ?? '')))],
      },
    ],
  })

/** A kind or a channel that names somebody says no more than that somebody was named. */
const hiding = (names: readonly string[]): ((words: string) => string) => {
  const folded = names.map(fold).filter((name) => name.length > 1)
  return (words) => {
    const said = fold(words)
    return folded.some((name) => said.includes(name)) ? '' : words
  }
}

type Called = (personId: string) => string

function logTable(db: Db, people: readonly Person[], called: Called, isOpen: boolean): Table {
  const quiet = hiding(people.map(({ name }) => name))
  const rows = readLog(db).map(({ personId, on, direction, kind, channel, note, paid }) => ({
    person: called(personId),
    date: on,
    direction,
    kind: isOpen ? kind : quiet(kind),
    channel: isOpen ? channel : quiet(channel),
    paid: paid === 1 ? 'yes' : 'no',
    note,
  }))
  const columns = ['person', 'date', 'direction', 'kind', 'channel', 'paid']
  // In the order of the calendar, and by pseudonym within a day.
  if (!isOpen) rows.sort((a, b) => a.date.localeCompare(b.date) || a.person.localeCompare(b.person))
  return {
    title: isOpen ? 'Log of people' : 'Log of people, by pseudonym',
    columns: isOpen ? [...columns, 'note'] : columns,
    rows,
  }
}

function peopleTable(people: readonly Person[], called: Called, isOpen: boolean): Table {
  // By name they come in the order of names; by pseudonym that order would tell.
  const ordered = isOpen ? people : people.toSorted((a, b) => called(a.personId).localeCompare(called(b.personId)))
  const columns = ['person', 'stage', 'groups', 'acts', 'first act', 'last act', 'known since']
  return {
    title: isOpen ? 'People' : 'People, by pseudonym',
    columns: isOpen ? [...columns, 'places', 'contact', 'could wake', 'notes'] : columns,
    rows: ordered.map(({ personId, stage, groups, knownSince, acts, firstOn, lastOn, ...free }) => ({
      person: called(personId),
      stage,
      groups,
      acts,
      'first act': firstOn ?? '',
      'last act': lastOn ?? '',
      'known since': knownSince ?? '',
      places: free.places,
      contact: free.contact,
      'could wake': free.wake,
      notes: free.notes,
    })),
  }
}

export function exportPeople(
  db: Db,
  workspaceId: string,
  { what, names, format }: PeopleExport,
): { fileName: string; content: string } {
  const people = readPeople(db)
  const pseudonyms = new Map(
    knownPeople(db, workspaceId).map(({ personId, pseudonym }) => [personId, pseudonym] as const),
  )
  const isOpen = names === 'names'
  const nameById = new Map(
    people.map(({ personId, name }) => [personId, isOpen ? name : (pseudonyms.get(personId) ?? '')]),
  )
  const called: Called = (personId) => nameById.get(personId) ?? ''
  const table: Table =
    what === 'key'
      ? {
          title: 'People, key to the pseudonyms',
          columns: ['pseudonym', 'name'],
          rows: people.map(({ personId, name }) => ({ pseudonym: pseudonyms.get(personId) ?? '', name })),
        }
      : what === 'log'
        ? logTable(db, people, called, isOpen)
        : peopleTable(people, called, isOpen)
  return format === 'markdown'
    ? { fileName: `${table.title}.md`, content: asMarkdown(table) }
    : { fileName: `${table.title}.csv`, content: asCsv(table) }
}
