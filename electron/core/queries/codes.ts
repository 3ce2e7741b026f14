import type { CodeView } from '#shared/contract/views.ts'
import type { Query } from './context.ts'

type Raw = Omit<CodeView, 'codable' | 'builtIn' | 'archived'> & { codable: number; builtIn: number; archived: number }

const ofLiveSources = `c.source_id IN (SELECT s.source_id FROM source s JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL)`
const notInTrash = `target NOT IN (SELECT quote_id FROM quote WHERE trashed_at IS NOT NULL)`
const asQuote = `count(DISTINCT CASE WHEN target <> source_id THEN target END)`

/** Counts in the index's own order: nothing is sorted, and sources are looked up once for all their codings. */
const usedUnmerged = `SELECT c.code_id, sum(c.quotes) AS quotes, count(*) AS sources
  FROM (SELECT code_id, source_id, ${asQuote} AS quotes FROM coding WHERE ${notInTrash} GROUP BY code_id, source_id) c
  WHERE ${ofLiveSources} GROUP BY c.code_id`
/** Once codes were merged, a quote may carry both and counts once. */
const usedMerged = `SELECT k.resolved_id AS code_id, ${asQuote} AS quotes, count(DISTINCT c.source_id) AS sources
  FROM coding c JOIN code k ON k.code_id = c.code_id WHERE ${ofLiveSources} AND ${notInTrash} GROUP BY k.resolved_id`

export const codes: Query<'codes'> = {
  tables: ['code', 'coding', 'quote', 'entity'],
  run: ({ archived }, { db }) =>
    db
      .all<Raw>(
        `WITH used AS (${db.get('SELECT 1 FROM code WHERE resolved_id <> code_id LIMIT 1') ? usedMerged : usedUnmerged})
         SELECT k.code_id AS codeId, k.name, k.tree, k.parent, k.codable, k.built_in AS builtIn, k.title, k.brief, k.definition, k.use_when AS useWhen, k.avoid_when AS avoidWhen,
           k.example, k.colour, k.position AS "order", k.archived, CASE WHEN k.resolved_id = k.code_id THEN NULL ELSE k.resolved_id END AS mergedInto,
           coalesce(u.quotes, 0) AS quotes, coalesce(u.sources, 0) AS sources
         FROM code k LEFT JOIN used u ON u.code_id = k.code_id
         WHERE k.trashed = 0 AND (@archived OR (k.archived = 0 AND k.resolved_id = k.code_id))
         ORDER BY CASE k.tree WHEN 'phases' THEN 0 WHEN 'norms' THEN 1 ELSE 2 END, k.position, k.code_id`,
        { archived: archived ? 1 : 0 },
      )
      .map((raw) => ({ ...raw, codable: raw.codable === 1, builtIn: raw.builtIn === 1, archived: raw.archived === 1 })),
}
