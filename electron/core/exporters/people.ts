/**
 * People taken out of the workspace, by pseudonym unless their names are asked for. A pseudonym is made of the person's
 * id, so it is the same in every export and on every device, and says nothing to who has only the export; which is
 * whose stands in a key, a file of its own. By pseudonym, what people wrote freely stays out: words tell who is meant.
 */
import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import type { PeopleExport } from '#shared/contract/peopleQueries.ts'
import { fold } from '../search/fold.ts'
import type { Db } from '../db/database.ts'

const WORDS = (
  'Alder Amber Anchor Apple Ash Aspen Barley Basil Beacon Beech Birch Blossom Bramble Brook Cedar Cherry Clay Clover ' +
  'Cobalt Copper Coral Cove Cypress Dale Delta Elder Elm Ember Fern Field Flint Forest Garnet Glade Granite Grove ' +
  'Harbour Hazel Heather Hill Holly Indigo Iris Ivory Juniper Lark Laurel Linden Maple Marble Meadow Mint Moss Oak ' +
  'Olive Opal Orchard Pebble Pine Poplar Quartz Reed River Rowan Sage Sand Slate Spruce Stone Thistle Thyme Willow'
).split(' ')

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

/** Pseudonyms by person: a word and four figures, with a letter where two people would have the same. */
export function pseudonymsOf(workspaceId: string, personIds: readonly string[]): Map<string, string> {
  const byPerson = new Map<string, string>()
  const taken = new Set<string>()
  for (const personId of personIds.toSorted()) {
    const hash = createHash('sha256').update(`${workspaceId} ${personId}`).digest()
    const plain = `${WORDS[hash.readUInt32BE(0) % WORDS.length]} ${String(hash.readUInt32BE(4) % 10_000).padStart(4, '0')}`
    let pseudonym = plain
    for (let n = 1; taken.has(pseudonym); n++) pseudonym = `${plain}${String.fromCharCode(96 + n)}`
    taken.add(pseudonym)
    byPerson.set(personId, pseudonym)
  }
  return byPerson
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

/** A cell that begins like a formula is not one. */
const csv = (rows: readonly object[], columns: readonly string[]): string =>
  stringify([...rows], { header: true, columns: [...columns], escape_formulas: true, bom: true })

/** A kind or a channel that names somebody says no more than that somebody was named. */
const hiding = (names: readonly string[]): ((text: string) => string) => {
  const folded = names.map(fold).filter((name) => name.length > 1)
  return (text) => {
    const said = fold(text)
    return folded.some((name) => said.includes(name)) ? '' : text
  }
}

export function exportPeople(
  db: Db,
  workspaceId: string,
  { what, names }: PeopleExport,
): { fileName: string; content: string } {
  const people = readPeople(db)
  const pseudonyms = pseudonymsOf(
    workspaceId,
    people.map(({ personId }) => personId),
  )
  const isOpen = names === 'names'
  const nameById = new Map(
    people.map(({ personId, name }) => [personId, isOpen ? name : (pseudonyms.get(personId) ?? '')]),
  )
  const called = (personId: string): string => nameById.get(personId) ?? ''
  // By name they come in the order of names; by pseudonym that order would tell.
  const ordered = isOpen ? people : people.toSorted((a, b) => called(a.personId).localeCompare(called(b.personId)))
  if (what === 'key')
    return {
      fileName: 'People, key to the pseudonyms.csv',
      content: csv(
        people.map(({ personId, name }) => ({ pseudonym: pseudonyms.get(personId), name })),
        ['pseudonym', 'name'],
      ),
    }
  if (what === 'log') {
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
      fileName: isOpen ? 'Log of people.csv' : 'Log of people, by pseudonym.csv',
      content: csv(rows, isOpen ? [...columns, 'note'] : columns),
    }
  }
  const rows = ordered.map(({ personId, stage, groups, knownSince, acts, firstOn, lastOn, ...free }) => ({
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
  }))
  const columns = ['person', 'stage', 'groups', 'acts', 'first act', 'last act', 'known since']
  return {
    fileName: isOpen ? 'People.csv' : 'People, by pseudonym.csv',
    content: csv(rows, isOpen ? [...columns, 'places', 'contact', 'could wake', 'notes'] : columns),
  }
}
