/** Opening what stands behind a mark of a picture: at its own place, or in a list beside the pictures. */
import { useCallback } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { Behind } from '#shared/pictures/behind.ts'
import { useInspectorOpen } from '../inspectorOpen.ts'
import { currentRoute, type InsightTab, navigate, type Route, useRoute } from '../navigation.ts'

/** Asked for by keys: the first of the list gets the focus once it is there. */
let isWanted = false
/** What was pressed; closing the list leads back to it. */
let opener: Element | null = null

/** True once after something was opened by keys. */
export function takeFocusWish(): boolean {
  const was = isWanted
  isWanted = false
  return was
}

export function wishFocus(byKeys: boolean): void {
  isWanted = byKeys
}

/** The focus goes back to the mark, where it is still there. */
export function focusOpener(): void {
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
}

/** Where a mark of a picture with these filters leads; `tab` is where the picture is at home. */
function routeTo(behind: Behind, filters: InsightFilters, tab: InsightTab): Route {
  if (behind.kind === 'person') return { place: 'people', personId: behind.personId }
  if (behind.kind === 'source') return { place: 'library', sourceId: behind.sourceId }
  const hasFilters = Object.keys(filters).length > 0
  if (behind.kind === 'cell') {
    const { row, column } = behind
    return { place: 'insight', tab: 'map', cell: { row, column }, ...(hasFilters && { filters }) }
  }
  const route = currentRoute()
  // Seen in a note, it is opened at home; beside pictures, without leaving them.
  return route.place === 'insight'
    ? { ...route, behind: { ...behind, filters } }
    : { place: 'insight', tab, ...(hasFilters && { filters }), behind: { ...behind, filters } }
}

export function useOpenBehind(filters: InsightFilters, tab: InsightTab): (behind: Behind, byKeys: boolean) => void {
  const [, setInspectorOpen] = useInspectorOpen()
  return useCallback(
    (behind, byKeys) => {
      const before = currentRoute()
      const next = routeTo(behind, filters, tab)
      isWanted = byKeys && next.place === 'insight'
      opener = document.activeElement
      // Looking at one mark after the other is one step for Back.
      navigate(next, { replace: before.place === 'insight' && before.behind !== undefined && next.place === 'insight' })
      if (next.place === 'insight') setInspectorOpen(true)
    },
    [filters, tab, setInspectorOpen],
  )
}

/** Tells which mark's list is shown now. */
export function useIsOpen(): (behind: Behind) => boolean {
  const route = useRoute()
  if (route.place !== 'insight' || route.behind === undefined) return () => false
  const { filters: _filters, ...open } = route.behind
  const words = JSON.stringify(open)
  return (behind) => JSON.stringify(behind) === words
}
