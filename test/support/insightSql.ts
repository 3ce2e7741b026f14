/** The figures counted once more, in SQL over the projections: another way than the product's, to hold it to. */
import type { Db } from '#core/db/database.ts'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'

/** What counts, who stands in which group, and what each source goes back to. */
const BASE = `
  known AS (SELECT k.code_id AS id, k.resolved_id AS code FROM code k JOIN code r ON r.code_id = k.resolved_id
    WHERE k.trashed = 0 AND r.trashed = 0),
  above (code, at) AS (
    SELECT code_id, code_id FROM code WHERE trashed = 0 AND resolved_id = code_id
    UNION SELECT above.code, p.resolved_id FROM above JOIN code k ON k.code_id = above.at AND k.codable = 1
      JOIN code p ON p.code_id = k.parent AND p.trashed = 0),
  grouped AS (SELECT above.code, above.at AS grp, g.tree FROM above JOIN code g ON g.code_id = above.at AND g.codable = 0),
  leads (a, b) AS (
    SELECT source_id, same_origin_as FROM source WHERE same_origin_as IS NOT NULL
    UNION SELECT leads.a, s.same_origin_as FROM leads JOIN source s ON s.source_id = leads.b WHERE s.same_origin_as IS NOT NULL),
  origin AS (SELECT s.source_id AS source, coalesce(
      (SELECT b FROM leads WHERE a = s.source_id AND b NOT IN (SELECT a FROM leads)),
      (SELECT min(l.b) FROM leads l WHERE l.a = s.source_id AND EXISTS (SELECT 1 FROM leads r WHERE r.a = l.b AND r.b = l.b)),
      s.source_id) AS root FROM source s),
  live AS (SELECT c.target, c.source_id AS source, o.root, known.code, c.coder, c.stance, c.target = c.source_id AS whole, e.at AS imported
    FROM coding c JOIN known ON known.id = c.code_id
    JOIN source s ON s.source_id = c.source_id JOIN entity e ON e.id = c.source_id JOIN origin o ON o.source = c.source_id
    LEFT JOIN quote q ON q.quote_id = c.target
    LEFT JOIN coding_settled x ON x.target = c.target AND x.code_id = c.code_id AND x.coder = c.coder
    WHERE x.target IS NULL AND e.trashed_at IS NULL AND (c.target = c.source_id OR (q.quote_id IS NOT NULL AND q.trashed_at IS NULL))
      AND (@sourceId IS NULL OR c.source_id = @sourceId) AND (@coder IS NULL OR c.coder = @coder)
      AND (@since IS NULL OR date(c.at / 1000, 'unixepoch', 'localtime') >= @since)
      AND (@until IS NULL OR date(c.at / 1000, 'unixepoch', 'localtime') <= @until)),
  stood AS (SELECT * FROM live WHERE @stance IS NULL OR stance = @stance),
  -- A group stands for all codes below it.
  said AS (SELECT *, code AS subject FROM stood UNION ALL
    SELECT stood.*, grouped.grp FROM stood JOIN grouped ON grouped.code = stood.code AND grouped.grp <> stood.code),
  quoted AS (SELECT subject, target, source, root, max(stance = 'supports') AS s, max(stance = 'disputes') AS d, max(stance = 'illustrates') AS i
    FROM said WHERE NOT whole GROUP BY subject, target)`

const COUNTS = `count(*) AS quotes, sum(s) AS supports, sum(d) AS disputes, sum(i) AS illustrates, sum(s AND d) AS contested`

const none = { sourceId: null, coder: null, stance: null, since: null, until: null }

export const ask = <T>(db: Db, filters: InsightFilters, rest: string): T[] =>
  db.handle.prepare(`WITH RECURSIVE ${BASE} ${rest}`).all({ ...none, ...filters }) as T[]

export const cellsInSql = (db: Db, filters: InsightFilters) =>
  ask<Record<string, string | number>>(
    db,
    filters,
    `, placed AS (SELECT DISTINCT live.target, live.code AS "row" FROM live JOIN grouped USING (code) WHERE tree = 'phases' AND NOT whole
        UNION SELECT live.target, grp FROM live JOIN grouped USING (code) WHERE tree = 'phases' AND NOT whole)
     SELECT placed."row", subject AS "column", ${COUNTS}, count(DISTINCT source) AS sources, count(DISTINCT root) AS independent
     FROM quoted JOIN placed USING (target) WHERE subject IN (SELECT code_id FROM code WHERE tree = 'norms' AND codable = 0)
     GROUP BY 1, 2 ORDER BY 1, 2`,
  )

export const frequenciesInSql = (db: Db, filters: InsightFilters) =>
  ask<Record<string, string | number>>(
    db,
    filters,
    `SELECT subject AS codeId, (SELECT count(*) FROM quoted q WHERE q.subject = said.subject) AS quotes,
       (SELECT coalesce(sum(s), 0) FROM quoted q WHERE q.subject = said.subject) AS supports,
       (SELECT coalesce(sum(d), 0) FROM quoted q WHERE q.subject = said.subject) AS disputes,
       (SELECT coalesce(sum(i), 0) FROM quoted q WHERE q.subject = said.subject) AS illustrates,
       (SELECT coalesce(sum(s AND d), 0) FROM quoted q WHERE q.subject = said.subject) AS contested,
       count(DISTINCT source) AS sources, count(DISTINCT root) AS independent
     FROM said GROUP BY subject ORDER BY subject`,
  )

export const pairsInSql = (db: Db, filters: InsightFilters, within: 'quote' | 'source') => {
  const [unit, where] = within === 'quote' ? ['target', 'WHERE NOT whole'] : ['source', '']
  return ask<{ a: string; b: string; count: number; jaccard: number }>(
    db,
    filters,
    `, has AS (SELECT DISTINCT ${unit} AS unit, code FROM stood ${where})
     SELECT x.code AS a, y.code AS b, count(*) AS count,
       1.0 * count(*) / ((SELECT count(DISTINCT unit) FROM has WHERE code IN (x.code, y.code))) AS jaccard
     FROM has x JOIN has y ON x.unit = y.unit AND x.code < y.code GROUP BY 1, 2 ORDER BY 1, 2`,
  )
}

export const sourceCellsInSql = (db: Db, filters: InsightFilters) =>
  ask<{ codeId: string; sourceId: string; quotes: number; whole: number }>(
    db,
    filters,
    `SELECT subject AS codeId, source AS sourceId, count(DISTINCT CASE WHEN NOT whole THEN target END) AS quotes, max(whole) AS whole
     FROM said GROUP BY 1, 2 ORDER BY 1, 2`,
  )

/** By origin, in the order of import: how many codes nobody met before. */
export const newCodesInSql = (db: Db, filters: InsightFilters, codes: 'own' | 'all') =>
  ask<{ fresh: number }>(
    db,
    filters,
    `, ranked AS (SELECT root, row_number() OVER (ORDER BY min(imported)) AS n FROM stood GROUP BY root),
     met AS (SELECT code, min(n) AS n FROM stood JOIN ranked USING (root)
       WHERE ${codes === 'all' ? '1' : `code IN (SELECT code_id FROM code WHERE tree = 'own')`} GROUP BY code)
     SELECT (SELECT count(*) FROM met WHERE met.n = ranked.n) AS fresh FROM ranked ORDER BY ranked.n`,
  ).map(({ fresh }) => fresh)

export const negativeInSql = (db: Db, filters: InsightFilters) =>
  ask<{ codeId: string; supports: number; disputes: number }>(
    db,
    filters,
    `SELECT subject AS codeId, sum(s) AS supports, sum(d) AS disputes FROM quoted JOIN code ON code_id = subject AND codable = 1
     GROUP BY subject HAVING sum(d) > 0 AND sum(s) > sum(d) ORDER BY subject`,
  )
