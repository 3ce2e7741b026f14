/** The source that a reference is of: by DOI, else by address, else by title with year and first author. */
import { textOf, type CslItem } from '#shared/references/csl.ts'
import { plainDoi, registersOf, titleFor } from '#shared/references/registers.ts'
import { samenessKeys, type SamenessKeys } from '#shared/references/sameness.ts'
import type { Db } from '../../db/database.ts'

export interface StandingSource {
  sourceId: string
  title: string
  trashed: number
}

interface Candidate extends StandingSource {
  fields: string
}

/** What has to agree, where both say it: parts of one journal may share title, author and year. */
const TELLING = ['volume', 'issue', 'page', 'edition'] as const

function isOther(item: CslItem, candidate: Candidate, by: keyof SamenessKeys): boolean {
  const known = JSON.parse(candidate.fields) as Record<string, string | undefined>
  const doi = textOf(item, 'DOI')
  if (doi !== undefined && known.DOI !== undefined && plainDoi(doi).toLowerCase() !== known.DOI.toLowerCase())
    return true
  if (by !== 'title') return false
  const own = registersOf(item)
  return TELLING.some((field) => own[field] !== null && known[field] !== undefined && own[field] !== known[field])
}

export const keysOf = (item: CslItem): SamenessKeys => {
  const own = registersOf(item)
  return samenessKeys({ ...own, title: own.title ?? titleFor(item) })
}

/** One that is not in the trash where there are several. */
export function findSource(db: Db, item: CslItem): StandingSource | undefined {
  const keys = keysOf(item)
  for (const by of ['doi', 'url', 'title'] as const) {
    const key = keys[by]
    if (key === null) continue
    const found = db
      .all<Candidate>(
        `SELECT s.source_id AS sourceId, s.title, e.trashed_at IS NOT NULL AS trashed, r.fields FROM reference r
         JOIN source s ON s.source_id = r.source_id JOIN entity e ON e.id = r.source_id
         WHERE r.${by}_key = ? ORDER BY trashed, s.source_id LIMIT 20`,
        key,
      )
      .find((candidate) => !isOther(item, candidate, by))
    if (found) return found
  }
  return undefined
}
