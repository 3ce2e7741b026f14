/** What the team has arranged for itself: its dashboard, and the filters it keeps with what passes them now. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { type FilterContent, readDashboard } from '#shared/docs/dashboardLayout.ts'
import type { CardWidth } from '#shared/model/dashboard.ts'
import type { CardId, FilterId } from '#shared/model/ids.ts'
import type { Query, QueryContext } from './context.ts'
import { bitOf } from './insight/tally.ts'
import { codingTables, createWalk } from './insight/walk.ts'
import { sources } from './sources.ts'

interface Row {
  cardId: CardId
  picture: string
  filters: string
  width: CardWidth
  title: string
}

export const dashboard: Query<'dashboard'> = {
  tables: ['dashboard_card'],
  run: (_input, { db }) => {
    if (db.get('SELECT 1 FROM dashboard_card') === undefined)
      return readDashboard(undefined).cards.map(({ position: _, ...card }) => card)
    const rows = db.all<Row>(
      `SELECT card_id AS cardId, picture, filters, width, title FROM dashboard_card WHERE removed = 0
       ORDER BY position, card_id`,
    )
    return rows.map((row) => ({ ...row, filters: JSON.parse(row.filters) as InsightFilters }))
  },
}

/** Quotes of which anything is said that passes. */
function quotesThatPass(filters: InsightFilters, context: QueryContext): number {
  const wanted = filters.stance === undefined ? -1 : bitOf(filters.stance)
  let count = 0
  createWalk(context, filters).each(({ isWhole, stances }) => {
    if (!isWhole && stances.some((stance) => ((1 << stance) & wanted) !== 0)) count++
  })
  return count
}

/** A search is not counted: it takes too long to be done at every change. */
function countOf(content: FilterContent, context: QueryContext): number | null {
  if (content.of === 'search') return null
  if (content.of === 'insight') return quotesThatPass(content.filters, context)
  const { show, filter } = content
  return sources.run({ show, filter, sort: 'added', offset: 0, limit: 1 }, context).total
}

export const savedFilters: Query<'savedFilters'> = {
  tables: ['saved_filter', ...new Set([...sources.tables, ...codingTables])],
  run: (_input, context) =>
    context.db
      .all<{ filterId: FilterId; name: string; content: string }>(
        'SELECT filter_id AS filterId, name, content FROM saved_filter ORDER BY name COLLATE NOCASE, filter_id',
      )
      .map(({ filterId, name, content: raw }) => {
        const content = JSON.parse(raw) as FilterContent
        return { filterId, name, content, count: countOf(content, context) }
      }),
}
