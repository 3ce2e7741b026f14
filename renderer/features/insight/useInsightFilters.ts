/** The filters of all figures of the place. They are part of where the window is: back, forward and coming again keep them. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { tidy } from '#renderer/app/counted/tidy.ts'
import { currentRoute, navigate, useRoute } from '#renderer/app/navigation.ts'

const none: InsightFilters = {}

export function setInsightFilters(filters: InsightFilters): void {
  const route = currentRoute()
  if (route.place !== 'insight') return
  // What was behind a mark was counted with the filters as they were.
  const { filters: _before, behind: _behind, ...rest } = route
  const next = tidy(filters)
  navigate(Object.keys(next).length === 0 ? rest : { ...rest, filters: next }, { replace: true })
}

/** Changes some of them, as they stand now: two fields that are read at once must not take each other's answer back. */
export function changeInsightFilters(patch: InsightFilters): void {
  const route = currentRoute()
  if (route.place === 'insight') setInsightFilters({ ...route.filters, ...patch })
}

export function useInsightFilters(): InsightFilters {
  const route = useRoute()
  return route.place === 'insight' ? (route.filters ?? none) : none
}

/** Whether fewer codings are counted than there are. */
export const hasFilters = ({ planId: _plan, ...filters }: InsightFilters): boolean => Object.keys(filters).length > 0
