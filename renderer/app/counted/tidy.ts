import type { InsightFilters } from '#shared/contract/insightQueries.ts'

/** The filters without those that say nothing. */
export const tidy = (filters: InsightFilters): InsightFilters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
