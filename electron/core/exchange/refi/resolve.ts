/** Which thing of this workspace a GUID means: the one that goes out under it, or the one that came in under it. */
import type { Db } from '../../db/database.ts'
import { guidOf, idOfGuid } from './guids.ts'

export interface GuidResolver {
  /** Undefined: nothing here has that GUID. */
  known(guid: string): string | undefined
  /** The id of what is here, or the one under which it comes in. */
  idFor(prefix: 'c' | 'm' | 'q' | 's', guid: string): string
  /** Something that has just come in. */
  learn(id: string): void
}

/** Of codes, members, sources, notes; quotes are added source by source. `ids` are those that the file tells. */
export function createGuidResolver(db: Db, ids: Readonly<Record<string, string>>): GuidResolver {
  const idByGuid = new Map<string, string>()
  const learn = (id: string): void => void idByGuid.set(guidOf(id), id)
  for (const { id } of db.all<{ id: string }>('SELECT code_id AS id FROM code UNION SELECT id FROM entity')) learn(id)
  return {
    learn,
    known: (guid) => idByGuid.get(guid),
    idFor: (prefix, guid) => {
      const told = ids[guid]
      // A file may say anything; an id is believed when it is one of that kind and goes out under that GUID.
      const isSound =
        told !== undefined && new RegExp(`^${prefix}_[0-9A-Za-z]{22}$`).test(told) && guidOf(told) === guid
      return idByGuid.get(guid) ?? (isSound ? told : idOfGuid(prefix, guid))
    },
  }
}
