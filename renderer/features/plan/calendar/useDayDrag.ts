/** Dragging a step to another day: it moves by as many days as the pointer does, and one without a day is due where it is let go. */
import { type PointerEvent, type RefObject, useRef } from 'react'
import { differenceInCalendarDays, parseISO } from 'date-fns'
import type { StepId } from '#shared/model/ids.ts'
import type { Day } from '#shared/model/plan.ts'
import { useRowDrag } from '#renderer/ui/lists/useRowDrag.tsx'
import type { StepDrag } from '../board/stepDrag.ts'

export interface DayTarget {
  day: Day
}

/** The day at this point of the window; the bars lie over the days. */
function dayAt(root: HTMLElement, x: number, y: number): DayTarget | null {
  for (const cell of root.querySelectorAll<HTMLElement>('[data-day]')) {
    const box = cell.getBoundingClientRect()
    const { day } = cell.dataset
    if (day !== undefined && x >= box.left && x < box.right && y >= box.top && y < box.bottom) return { day }
  }
  return null
}

export interface DayDragParts {
  onShiftDays: (stepId: StepId, days: number) => void
  onSetDay: (stepId: StepId, day: Day) => void
}

/** `parts` undefined: nothing can be dragged here. */
export function useDayDrag(root: RefObject<HTMLElement | null>, parts: DayDragParts | undefined): StepDrag<DayTarget> {
  /** The day by which the step was taken; null: it has none. */
  const taken = useRef<Day | null>(null)
  const drop = (stepId: StepId, { day }: DayTarget): void => {
    const { current: from } = taken
    if (from === null) parts?.onSetDay(stepId, day)
    else if (from !== day) parts?.onShiftDays(stepId, differenceInCalendarDays(parseISO(day), parseISO(from)))
  }
  const drag = useRowDrag(root, parts && drop, dayAt)
  return {
    ...drag,
    onPointerDown: (event: PointerEvent<HTMLElement>, stepId) => {
      const at = root.current && dayAt(root.current, event.clientX, event.clientY)
      taken.current = at?.day ?? null
      drag.onPointerDown(event, stepId)
    },
  }
}
