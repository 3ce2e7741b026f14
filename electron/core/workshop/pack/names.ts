/**
 * Nobody is named in a pack: people of the workspace by the pseudonyms that every export gives them, those who take part
 * and our own side by a number, companies by a letter where that was chosen. One finder for all of it, so that somebody is the same
 * everywhere; who is who goes into a file of its own.
 *
 * Where we name somebody ourselves, a mark stands until the finder is done: a name that no finder can see, or that two
 * people share, still gets its own pseudonym.
 */
import { nameKey } from '#shared/model/people.ts'
import type { NameKeyRow, PackDocument } from '#shared/workshop/pack.ts'
import type { Db } from '../../db/database.ts'
import { createNameFinder, type Named } from '../../exporters/nameFinder.ts'
import { knownPeople } from '../../exporters/pseudonyms.ts'
import { withoutNames } from '../../exporters/withoutNames.ts'
import { companyNames } from '../companyNames.ts'
import { aliasesIn, readColleagues } from './colleagues.ts'
import { watched } from './watched.ts'
import type { PackFacts } from './facts.ts'

export interface PackNames {
  /** The facts, with marks for those whom we name. */
  facts: PackFacts
  document: (document: PackDocument) => PackDocument
  /** Every text in a value, whatever its shape; ids and kinds stay. */
  all: <T>(value: T) => T
  /** Puts pseudonyms where the marks are; the last thing to do. */
  settle: <T>(value: T) => T
  /** Everybody whose pseudonym stands in this text. */
  keyFor: (text: string) => NameKeyRow[]
  /** What was seen until now and let stand, in sentences: it may be somebody's name, and may be a word like any other. */
  left: () => string[]
}

/** "A" … "Z", "AA" … */
const letters = (n: number): string =>
  (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26))

/** Private signs, which are in no script and so in no name. */
const FIRST_MARK = 0xf000
const MARK = /[\uf000-\uf8ff]/g
const MOST_MARKS = 0x900

/** What is told apart by machines, and is nobody's name. */
const NOT_WORDS = new Set(['kind', 'exerciseId', 'tag', 'lens', 'from', 'target', 'findingKey'])

/** Does the same to every text in a value. */
function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, map))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([field, each]) => [field, NOT_WORDS.has(field) ? each : mapTexts(each, map)]),
  )
}

interface Row extends NameKeyRow {
  /** The person or the line of a list that it is the name of. */
  id: string
}

function rowsOf(db: Db, workspaceId: string, facts: PackFacts): Row[] {
  const { workshop } = facts
  const known = knownPeople(db, workspaceId).map(
    ({ personId, name, pseudonym }): Row => ({ id: personId, kind: 'person', name, pseudonym }),
  )
  const byName = new Map(known.map(({ name, pseudonym }) => [nameKey(name), pseudonym]))
  const taking = workshop.participants.map(
    ({ lineId, name }, i): Row => ({
      id: lineId,
      kind: 'person',
      name,
      pseudonym: byName.get(nameKey(name)) ?? `Participant ${i + 1}`,
    }),
  )
  const companies = workshop.hideCompanies
    ? companiesOf(facts).map(
        ({ lineId, name }, i): Row => ({ id: lineId, kind: 'company', name, pseudonym: `Company ${letters(i)}` }),
      )
    : []
  for (const { name, pseudonym } of taking) if (!byName.has(nameKey(name))) byName.set(nameKey(name), pseudonym)
  const colleagues = readColleagues(db).named.map(
    ({ id, name }, i): Row => ({
      id,
      kind: 'person',
      name,
      pseudonym: byName.get(nameKey(name)) ?? `Colleague ${i + 1}`,
    }),
  )
  return [...known, ...taking, ...colleagues, ...companies]
}

/** The client is a company as well, whether or not it was put on the list. */
function companiesOf({ workshop: { client, companies } }: PackFacts): { lineId: string; name: string }[] {
  const isListed = client.trim() === '' || companies.some(({ name }) => nameKey(name) === nameKey(client))
  return isListed ? companies : [...companies, { lineId: 'client', name: client }]
}

/** Not as the beginning of another: "Company A" is not in "Company AB". Pseudonyms are letters, figures and blanks. */
const stands = (pseudonym: string, text: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}])${pseudonym}(?![\\p{L}\\p{N}])`, 'u').test(text)

/** Those who take part and are known as well are one: two rows of one name would be "somebody". */
function namedBy(rows: readonly Row[]): Named[] {
  const once = new Map<string, Row>()
  for (const row of rows) {
    const key = `${nameKey(row.name)} ${row.pseudonym}`
    if (row.name.trim() !== '' && !once.has(key)) once.set(key, row)
  }
  return [...once.values()].flatMap(({ kind, name, pseudonym }) =>
    kind === 'company' ? companyNames(name, pseudonym) : [{ name, pseudonym }],
  )
}

/** Addresses and handles of those who are known. */
function aliasRows(db: Db, rows: readonly Row[]): Named[] {
  const pseudonymOf = new Map(rows.map(({ id, pseudonym }) => [id, pseudonym]))
  return db
    .all<{ id: string; text: string }>(
      `SELECT person_id AS id, contact || char(10) || places AS text FROM person WHERE contact LIKE '%@%' OR places LIKE '%@%'`,
    )
    .flatMap(({ id, text }) =>
      aliasesIn(text).map((name) => ({ name, pseudonym: pseudonymOf.get(id) ?? 'somebody', isWhole: true })),
    )
}

export function createPackNames(db: Db, workspaceId: string, open: PackFacts): PackNames {
  const rows = rowsOf(db, workspaceId, open)
  const found = createNameFinder([...namedBy(rows), ...aliasRows(db, rows)])
  const { finder, left } = watched(
    found,
    rows.filter(({ kind }) => kind === 'person').map(({ name }) => name),
    readColleagues(db).roles,
  )
  const pseudonyms = new Map(rows.map(({ id, pseudonym }) => [id, pseudonym]))
  const marked: string[] = []
  const mark = (id: string): string => {
    if (marked.length >= MOST_MARKS) return pseudonyms.get(id) ?? 'somebody'
    marked.push(pseudonyms.get(id) ?? 'somebody')
    return String.fromCharCode(FIRST_MARK + marked.length - 1)
  }
  const facts: PackFacts = {
    ...open,
    workshop: {
      ...open.workshop,
      participants: open.workshop.participants.map((each) => ({ ...each, name: mark(each.lineId) })),
    },
    people: open.people.map((each) => ({ ...each, name: mark(each.personId) })),
  }
  const settle = (text: string): string => text.replace(MARK, (sign) => marked[sign.charCodeAt(0) - FIRST_MARK] ?? sign)
  return {
    facts,
    document: (document) => withoutNames(document, finder, false).document,
    all: (value) => mapTexts(value, finder.replace) as typeof value,
    settle: (value) => mapTexts(value, settle) as typeof value,
    left,
    keyFor: (text) =>
      rows
        .filter(({ name, pseudonym }) => name.trim() !== '' && stands(pseudonym, text))
        .map(({ kind, pseudonym, name }) => ({ kind, pseudonym, name })),
  }
}
