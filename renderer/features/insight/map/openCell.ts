/** Showing the quotes of a cell beside the map, and going back to the map. */
import type { CodeId } from '#shared/model/ids.ts'
import { currentRoute, navigate } from '#renderer/app/navigation.ts'
import { wishFocus } from '#renderer/app/pictures/openBehind.ts'

export function openCell(row: CodeId, column: CodeId, byKeys: boolean): void {
  const route = currentRoute()
  if (route.place !== 'insight') return
  wishFocus(byKeys)
  const { behind: _behind, ...rest } = route
  // Looking at one cell after the other is one step for Back.
  navigate({ ...rest, tab: 'map', cell: { row, column } }, { replace: route.cell !== undefined })
}

/** The focus goes back to where the grid had it. */
export const focusMap = (): void => document.querySelector<HTMLElement>('[data-map] [tabindex="0"]')?.focus()
