/**
 * Our own side by name: members of the team, and whoever was written down as the owner of a step or of a programme.
 * Those are free text: what reads as a role ("Support", "Head of product") is nobody's name and is told apart.
 */
import { nameKey } from '#shared/model/people.ts'
import type { Db } from '../../db/database.ts'

export interface Colleague {
  id: string
  name: string
}

export interface Colleagues {
  named: Colleague[]
  /** What owners were called that was taken for a role. */
  roles: string[]
}

const ROLES = new Set(
  (
    'a agency all an analyst and anybody anyone assistant board both ceo cfo client cmo comms committee communications ' +
    'community company content coo coordinator council cpo cto customer customers data department design designer desk ' +
    'dev developer developers development director editor engineer engineering engineers everybody everyone external ' +
    'facilitator finance founder founders group head hr internal intern it lead leader leads legal management manager ' +
    'managers marketing me media member members moderator moderators my nobody none of office officer operations ops our ' +
    'owner owners partner partners people pr press privacy product program programme project research researcher sales ' +
    'service social somebody someone staff success support tba tbd team teams the they us volunteer volunteers we who ' +
    'whoever workshop you'
  ).split(' '),
)

const isRole = (words: string): boolean => {
  const all = words.split(/\s+/u)
  const hasCase = words.toLowerCase() !== words.toUpperCase()
  return (
    all.length > 4 ||
    all.some((word) => ROLES.has(word.toLowerCase().replaceAll(/[^\p{L}]/gu, ''))) ||
    (all.length > 1 && hasCase && words === words.toLowerCase())
  )
}

/** "Marta, Jonas & the team" are three. */
const apart = (text: string): string[] =>
  text
    .split(/[,;/&+()\n]|\s(?:and|und|et|y)\s/u)
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2}/u.test(part))

/** In an order that does not depend on when somebody was written down. */
export function readColleagues(db: Db): Colleagues {
  const members = db.all<{ name: string }>('SELECT name FROM member').flatMap(({ name }) => name.trim())
  const owners = db.all<{ name: string | null }>(
    `SELECT json_extract(owner, '$.name') AS name FROM step WHERE trashed_at IS NULL AND owner <> 'null'
     UNION SELECT detail FROM gate WHERE gate = 'owner'`,
  )
  const written = owners.flatMap(({ name }) => (name === null ? [] : apart(name)))
  const byKey = new Map<string, string>()
  const roles = new Set<string>()
  for (const name of [...members, ...written])
    if (isRole(name)) roles.add(name)
    else if (name !== '' && !byKey.has(nameKey(name))) byKey.set(nameKey(name), name)
  const named = [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, name]) => ({ id, name }))
  return { named, roles: [...roles].toSorted() }
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const HANDLE = /(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}]))/gu

/** How somebody can be found, in what was written of them: addresses, and names that begin with "@". */
export function aliasesIn(text: string): string[] {
  const emails = [...text.matchAll(EMAIL)].map(([email]) => email)
  const handles = [...text.matchAll(HANDLE)].flatMap(([, handle]) => handle ?? [])
  return [...emails, ...handles].map((each) => each.toLowerCase())
}
