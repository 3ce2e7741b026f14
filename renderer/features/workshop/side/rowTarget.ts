/** Where in the agenda an item held at a point would stand. */
import { AgendaItemId } from '#shared/model/ids.ts'

export interface RowTarget {
  /** Null: last. */
  before: AgendaItemId | null
}

/** Null where the point is outside of the agenda. */
export function rowTarget(root: HTMLElement, x: number, y: number, itemId: AgendaItemId): RowTarget | null {
  const box = root.getBoundingClientRect()
  if (x < box.left || x > box.right || y < box.top - 20 || y > box.bottom + 20) return null
  const next = [...root.querySelectorAll<HTMLElement>('[data-item]')].find((row) => {
    const { top, height } = row.getBoundingClientRect()
    return row.dataset['item'] !== itemId && y < top + height / 2
  })
  const before = AgendaItemId.safeParse(next?.dataset['item'])
  return { before: before.success ? before.data : null }
}
