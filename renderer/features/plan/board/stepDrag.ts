/** Dragging a step by pointer: where on the board or in the outline it would stand. */
import { StepId } from '#shared/model/ids.ts'
import { Phase } from '#shared/model/plan.ts'
import type { RowDrag } from '#renderer/ui/lists/useRowDrag.tsx'
import type { Target } from '../planOrder.ts'

export type StepDrag<T = Target> = RowDrag<StepId, T>

/** Where on the board or in the outline a step held at this point would stand. */
export function targetAt(root: HTMLElement, x: number, y: number, stepId: StepId): Target | null {
  const beside = [...root.querySelectorAll<HTMLElement>('[data-phase]')].filter((each) => {
    const { left, right } = each.getBoundingClientRect()
    return x >= left && x < right
  })
  // Columns stand side by side; in the outline phases stand one below the other, and a gap belongs to the one above.
  const column = beside.findLast((each) => each.getBoundingClientRect().top <= y) ?? beside[0]
  const phase = Phase.safeParse(column?.dataset['phase'])
  if (!column || !phase.success) return null
  const { top, bottom } = root.getBoundingClientRect()
  if (y < top || y > bottom) return null
  const cards = [...column.querySelectorAll<HTMLElement>('[data-step]')].filter(
    (card) => card.dataset['step'] !== stepId,
  )
  const next = cards.find((card) => {
    const box = card.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
  const before = StepId.safeParse(next?.dataset['step'])
  return { phase: phase.data, before: before.success ? before.data : null }
}
