/** The quick switcher: titles by prefix and with typing errors, from an index in memory that follows the projections. */
import MiniSearch from 'minisearch'
import type { QueryOutput } from '#shared/contract/queries.ts'
import type { SourceId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'

type Entry = QueryOutput<'quickFind'>[number]
interface Indexed extends Entry {
  key: string
  at: number
}

export interface QuickFind {
  find(query: string, kinds: readonly Entry['kind'][] | undefined, limit: number): Entry[]
  /** Titles may have changed; they are compared at the next search. */
  stale(): void
}

/** Words in any script; the parts of a code's name count as words of their own. */
const tokenize = (text: string): string[] => text.split(/[\s\p{P}\p{Z}]+/u).filter((word) => word !== '')

/** What has a name that it finds. */
export const QUICK_FIND_TABLES = [
  'note',
  'source',
  'code',
  'plan',
  'step',
  'person',
  'person_group',
  'community_group',
  'workshop',
  'entity',
] as const

export function createQuickFind(db: Db): QuickFind {
  const index = new MiniSearch<Indexed>({
    idField: 'key',
    fields: ['title', 'detail'],
    tokenize,
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 3 },
    },
  })
  const known = new Map<string, Indexed>()
  let isStale = true

  const current = (): Indexed[] =>
    db.all<Indexed>(
      `SELECT 'n' || n.note_id AS key, 'note' AS kind, n.note_id AS id, n.title, '' AS detail, NULL AS sourceId, NULL AS planId, max(n.edited_at, d.edited_at) AS at
         FROM note n JOIN entity e ON e.id = n.note_id AND e.trashed_at IS NULL JOIN doc d ON d.doc_id = n.note_id
       UNION ALL SELECT 's' || s.source_id, 'source', s.source_id, s.title, coalesce(nullif(trim(s.authors, '[]'), ''), s.site_name, ''), s.source_id, NULL, e.at
         FROM source s JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL
       UNION ALL SELECT 'c' || code_id, 'code', code_id, name, title, NULL, NULL, 0 FROM code WHERE codable = 1 AND trashed = 0 AND archived = 0 AND resolved_id = code_id
       UNION ALL SELECT p.plan_id, 'plan', p.plan_id, p.title, '', NULL, p.plan_id, e.at FROM plan p JOIN entity e ON e.id = p.plan_id AND e.trashed_at IS NULL
       UNION ALL SELECT w.workshop_id, 'workshop', w.workshop_id, w.title, w.client, NULL, NULL, e.at FROM workshop w JOIN entity e ON e.id = w.workshop_id AND e.trashed_at IS NULL
       UNION ALL SELECT h.person_id, 'person', h.person_id, h.name,
         coalesce((SELECT group_concat(g.name, ', ') FROM person_group pg JOIN community_group g ON g.group_id = pg.group_id WHERE pg.person_id = h.person_id), ''), NULL, NULL, e.at
         FROM person h JOIN entity e ON e.id = h.person_id AND e.trashed_at IS NULL
       UNION ALL SELECT t.step_id, 'step', t.step_id, t.text, p.title, NULL, t.plan_id, 0
         FROM step t JOIN plan p ON p.plan_id = t.plan_id JOIN entity e ON e.id = t.plan_id AND e.trashed_at IS NULL WHERE t.trashed_at IS NULL`,
    )

  const refresh = (): void => {
    if (!isStale) return
    isStale = false
    const seen = new Set<string>()
    for (const row of current()) {
      const entry = { ...row, detail: row.detail.replaceAll('"', '').replaceAll(',', ', ') }
      seen.add(entry.key)
      const before = known.get(entry.key)
      if (before && before.title === entry.title && before.detail === entry.detail) {
        before.at = entry.at
        continue
      }
      if (before) index.replace(entry)
      else index.add(entry)
      known.set(entry.key, entry)
    }
    for (const key of known.keys()) {
      if (seen.has(key)) continue
      index.discard(key)
      known.delete(key)
    }
  }

  const toEntry = ({ kind, id, title, detail, sourceId, planId }: Indexed): Entry => ({
    kind,
    id,
    title,
    detail,
    sourceId,
    planId,
  })

  /** Quotes are too many for an index of titles; full text finds them by their words. */
  const quotesBy = (query: string, limit: number): Entry[] => {
    const words = tokenize(query)
    const rows = db.all<{ id: string; title: string; detail: string; sourceId: SourceId }>(
      `SELECT q.quote_id AS id, q.exact AS title, s.title AS detail, q.source_id AS sourceId FROM quote q JOIN source s ON s.source_id = q.source_id JOIN entity e ON e.id = q.source_id AND e.trashed_at IS NULL
       WHERE q.trashed_at IS NULL ${words.length > 0 ? `AND q.quote_id IN (SELECT i.item_id FROM search_text t JOIN search_item i ON i.item_no = t.rowid >> 20 AND i.kind = 'quote' WHERE t.search_text MATCH @match)` : ''}
       ORDER BY q.at DESC, q.quote_id LIMIT @limit`,
      words.length > 0
        ? { limit, match: words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' AND ') }
        : { limit },
    )
    return rows.map((row) => ({ kind: 'quote', ...row, planId: null }))
  }

  return {
    stale: () => {
      isStale = true
    },
    find: (query, kinds, limit) => {
      refresh()
      const wanted = (kind: Entry['kind']) => kinds === undefined || kinds.includes(kind)
      const titles =
        query.trim() === ''
          ? [...known.values()]
              .filter((entry) => wanted(entry.kind))
              .sort((a, b) => b.at - a.at || a.title.localeCompare(b.title))
              .slice(0, limit)
          : index
              .search(query, { filter: ({ id }) => wanted((known.get(id as string) as Indexed).kind) })
              .slice(0, limit)
              .map(({ id }) => known.get(id as string) as Indexed)
      const entries = titles.map(toEntry)
      // Quotes only where they were asked for: in the editor's quote picker.
      return kinds?.includes('quote')
        ? [...entries, ...quotesBy(query, limit - entries.length)].slice(0, limit)
        : entries
    },
  }
}
