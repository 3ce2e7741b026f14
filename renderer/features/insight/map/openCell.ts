/** Showing the quotes of a cell beside the map, and going back to the map. */
import type { CodeId } from '#shared/model/ids.ts'
import { currentRoute, navigate } from '#renderer/app/navigation.ts'

/** Asked for by keys: the first quote gets the focus once it is there. */
let isWanted = false

/** True once after a cell was opened by keys. */
export function takeFocusWish(): boolean {
  const was = isWanted
  isWanted = false
  return was
}

export function openCell(row: CodeId, column: CodeId, byKeys: boolean): void {
  const route = currentRoute()
  if (route.place !== 'insight') return
  isWanted = byKeys
  // Looking at one cell after the other is one step for Back.
  navigate({ ...route, tab: 'map', cell: { row, column } }, { replace: route.cell !== undefined })
}

/** The focus goes back to where the grid had it. */
export const focusMap = (): void => document.querySelector<HTMLElement>('[data-map] [tabindex="0"]')?.focus()
