/**
 * Pseudonyms for people. One is made of the person's id, so it is the same in every export and on every device, and
 * says nothing to who has only the export.
 */
import { createHash } from 'node:crypto'
import type { Db } from '../db/database.ts'

const WORDS = (
  'Alder Amber Anchor Apple Ash Aspen Barley Basil Beacon Beech Birch Blossom Bramble Brook Cedar Cherry Clay Clover ' +
  'Cobalt Copper Coral Cove Cypress Dale Delta Elder Elm Ember Fern Field Flint Forest Garnet Glade Granite Grove ' +
  'Harbour Hazel Heather Hill Holly Indigo Iris Ivory Juniper Lark Laurel Linden Maple Marble Meadow Mint Moss Oak ' +
  'Olive Opal Orchard Pebble Pine Poplar Quartz Reed River Rowan Sage Sand Slate Spruce Stone Thistle Thyme Willow'
).split(' ')

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

export interface KnownPerson {
  personId: string
  name: string
  pseudonym: string
}

/** Everybody this workspace knows by name, those in the trash as well. */
export function knownPeople(db: Db, workspaceId: string): KnownPerson[] {
  const people = db.all<{ personId: string; name: string }>(
    'SELECT person_id AS personId, name FROM person ORDER BY person_id',
  )
  const pseudonyms = pseudonymsOf(
    workspaceId,
    people.map(({ personId }) => personId),
  )
  return people.map((person) => ({ ...person, pseudonym: pseudonyms.get(person.personId) ?? '' }))
}
