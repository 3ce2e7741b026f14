/** What a saved filter leads to, and whether one is there now. */
import { useSyncExternalStore } from 'react'
import type { FilterContent } from '#shared/docs/dashboardLayout.ts'
import { insightTabIds, navigate, type Route } from '../navigation.ts'

type LibraryFilter = Extract<FilterContent, { of: 'library' }>

let asked: LibraryFilter | null = null
const listeners = new Set<() => void>()

function tell(next: LibraryFilter | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** What the library's list is asked to show, until it is left. */
export const useListAsked = (): LibraryFilter | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
export const listAsked = tell

const tabOf = (tab: string | undefined): (typeof insightTabIds)[number] | undefined =>
  insightTabIds.find((each) => each === tab)

/** Goes where the filter filters, with it on. */
export function openFilter(content: FilterContent): void {
  if (content.of === 'library') {
    navigate({ place: 'library' })
    // A new object each time, so that asking again is heard.
    tell({ ...content })
  } else if (content.of === 'search') navigate({ place: 'search', query: content.query, filters: content.filters })
  else {
    const tab = tabOf(content.tab)
    navigate({ place: 'insight', ...(tab && { tab }), filters: content.filters })
  }
}

/** Objects whose keys came in another order are the same filters. */
const sorted = (filters: object): string => JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)))
export const sameFilters = (a: object, b: object): boolean => sorted(a) === sorted(b)

export function isOpenIn(route: Route, content: FilterContent): boolean {
  if (content.of === 'search')
    return route.place === 'search' && route.query === content.query && sameFilters(route.filters, content.filters)
  if (content.of === 'insight') return route.place === 'insight' && sameFilters(route.filters ?? {}, content.filters)
  return false
}
