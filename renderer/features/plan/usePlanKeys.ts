/** The keys of a plan: arrows walk, with Alt they move the step; N, Enter, E, 1–5, Delete. Never while something is typed. */
import type { KeyboardEvent } from 'react'
import { StepId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/plan.ts'
import { runCommand } from '#renderer/app/commands.ts'
import { isTyping } from '#renderer/app/keys.ts'
import { type Columns, type Direction, placeOf, stepAlong, stepBeside, targetAlong, targetBeside } from './planOrder.ts'
import type { PlanActs } from './usePlanActs.ts'

export interface PlanKeysParts {
  columns: Columns
  acts: PlanActs
  view: 'board' | 'outline' | 'calendar'
  /** The steps as the calendar has them. */
  order: readonly StepId[]
  /** In the calendar, Alt and arrows move a step by days and weeks. */
  onShiftDays: (stepId: StepId, days: number) => void
  isReadOnly: boolean
  openId: StepId | undefined
  focusStep: (stepId: StepId) => void
  /** The focus goes along with a step that is moved. */
  keepFocus: (stepId: StepId) => void
  /** Where a new step is to be written. */
  onNew: (near: StepId | null) => void
  onEvidence: (stepId: StepId) => void
  /** Into the panel of the open step. */
  enterPanel: () => void
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

const days: Readonly<Record<Direction, number>> = { up: -7, down: 7, left: -1, right: 1 }

const focusedStep = (target: EventTarget | null): StepId | null => {
  const id = target instanceof HTMLElement ? StepId.safeParse(target.dataset['step']) : undefined
  return id?.success ? id.data : null
}

export function usePlanKeys(parts: PlanKeysParts): (event: KeyboardEvent) => void {
  const {
    columns,
    acts,
    view,
    order,
    onShiftDays,
    isReadOnly,
    openId,
    focusStep,
    keepFocus,
    onNew,
    onEvidence,
    enterPanel,
  } = parts
  const walk = (stepId: StepId, direction: Direction): StepId | undefined => {
    const by = direction === 'up' || direction === 'left' ? -1 : 1
    if (view === 'board') return stepBeside(columns, stepId, direction)
    if (view === 'calendar') return order[order.indexOf(stepId) + by]
    return direction === 'up' || direction === 'down' ? stepAlong(columns, stepId, by) : undefined
  }
  const moveBy = (stepId: StepId, direction: Direction): void => {
    if (isReadOnly) return
    keepFocus(stepId)
    if (view === 'calendar') return onShiftDays(stepId, days[direction])
    const isAlong = view === 'outline' && (direction === 'up' || direction === 'down')
    const target = isAlong
      ? targetAlong(columns, stepId, direction === 'up' ? -1 : 1)
      : targetBeside(columns, stepId, direction)
    if (target) acts.move(stepId, target)
  }
  const goTo = (stepId: StepId | undefined): void => {
    if (stepId === undefined) return
    if (openId !== undefined) acts.open(stepId)
    focusStep(stepId)
  }
  const onStep = (stepId: StepId, event: KeyboardEvent): boolean => {
    const direction = directions[event.key]
    if (direction) {
      if (event.altKey) moveBy(stepId, direction)
      else goTo(walk(stepId, direction))
      return true
    }
    const column = view === 'calendar' ? order : columns[placeOf(columns, stepId)?.phase ?? 'P1']
    const phase = phases[Number(event.key) - 1]
    if (event.key === 'Home') goTo(column[0])
    else if (event.key === 'End') goTo(column.at(-1))
    else if (event.key === 'Enter' || event.key === ' ') {
      if (openId === stepId) enterPanel()
      else acts.open(stepId)
    } else if (event.key === 'Escape' && openId !== undefined) acts.open(null)
    else if (event.key === 'Delete' && !isReadOnly) {
      const next = walk(stepId, 'down') ?? walk(stepId, 'up')
      if (openId === stepId) acts.open(null)
      acts.trash(stepId)
      if (next !== undefined) focusStep(next)
    } else if (phase !== undefined && !isReadOnly) {
      keepFocus(stepId)
      acts.sendTo(stepId, phase)
    }
    // Of the open step, the panel takes it.
    else if (event.key.toLowerCase() === 'e' && openId !== stepId) onEvidence(stepId)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || isTyping(event.target)) return
    const stepId = focusedStep(event.target)
    // Undo may send it back.
    if ((event.ctrlKey || event.metaKey) && stepId !== null) keepFocus(stepId)
    if (event.ctrlKey || event.metaKey) return
    if (event.altKey && (stepId === null || directions[event.key] === undefined)) return
    if (stepId !== null && onStep(stepId, event)) event.preventDefault()
    else if (event.key.toLowerCase() === 'n' && !event.altKey) {
      event.preventDefault()
      if (isReadOnly) void runCommand('step.new')
      else onNew(stepId)
    }
  }
  return onKeyDown
}
