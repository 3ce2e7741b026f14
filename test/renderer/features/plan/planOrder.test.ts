/** Walking and moving on the board: where arrows lead, and that Alt with one arrow and then the other brings a step home. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Columns,
  columnsOf,
  type Direction,
  placeOf,
  stepAlong,
  stepBeside,
  type Target,
  targetAlong,
  targetBeside,
} from '#renderer/features/plan/planOrder.ts'
import { StepId } from '#shared/model/ids.ts'
import { type Phase, phases } from '#shared/model/plan.ts'

const id = (n: number): StepId => StepId.parse(`t_${String(n).padStart(22, '0')}`)
const boardOf = (...sizes: number[]): Columns => {
  let n = 0
  return columnsOf(
    phases.flatMap((phase, i) => Array.from({ length: sizes[i] ?? 0 }, () => ({ phase, stepId: id(n++) }))),
  )
}

/** What the core makes of a target. */
function moved(columns: Columns, stepId: StepId, { phase, before }: Target): Columns {
  const next = Object.fromEntries(
    phases.map((each) => [each, columns[each].filter((other) => other !== stepId)]),
  ) as Record<Phase, StepId[]>
  next[phase].splice(before === null ? next[phase].length : next[phase].indexOf(before), 0, stepId)
  return next
}

const board = fc
  .tuple(...Array.from({ length: 5 }, () => fc.nat({ max: 4 })))
  .filter((sizes) => sizes.some((n) => n > 0))
const anyStep = board.chain((sizes) => {
  const columns = boardOf(...sizes)
  return fc.tuple(fc.constant(columns), fc.constantFrom(...phases.flatMap((phase) => columns[phase])))
})

describe('walking', () => {
  it('goes through a phase, and past an empty one', () => {
    const columns = boardOf(3, 0, 1)
    expect(stepBeside(columns, id(0), 'up')).toBeUndefined()
    expect(stepBeside(columns, id(0), 'down')).toBe(id(1))
    expect(stepBeside(columns, id(2), 'right')).toBe(id(3))
    expect(stepBeside(columns, id(3), 'left')).toBe(id(0))
    expect(stepBeside(columns, id(3), 'right')).toBeUndefined()
  })

  it('goes on from phase to phase in a list', () => {
    const columns = boardOf(1, 0, 1)
    expect(stepAlong(columns, id(0), 1)).toBe(id(1))
    expect(stepAlong(columns, id(1), 1)).toBeUndefined()
    expect(stepAlong(columns, id(1), -1)).toBe(id(0))
  })
})

describe('moving', () => {
  const opposite = { up: 'down', down: 'up', left: 'right', right: 'left' } as const

  it('up and down within a phase come back to where it stood', () => {
    fc.assert(
      fc.property(anyStep, fc.constantFrom<Direction>('up', 'down'), ([columns, stepId], direction) => {
        const target = targetBeside(columns, stepId, direction)
        if (!target) return
        const there = moved(columns, stepId, target)
        const [from, to] = [placeOf(columns, stepId), placeOf(there, stepId)]
        expect(to).toEqual({ phase: from?.phase, row: (from?.row ?? 0) + (direction === 'up' ? -1 : 1) })
        const back = targetBeside(there, stepId, opposite[direction])
        expect(back && moved(there, stepId, back)).toEqual(columns)
      }),
      { seed: 20261122 },
    )
  })

  it('sideways goes into the next phase, also an empty one, and no further than the last', () => {
    fc.assert(
      fc.property(anyStep, fc.constantFrom<Direction>('left', 'right'), ([columns, stepId], direction) => {
        const from = placeOf(columns, stepId)
        const beside = phases[phases.indexOf(from?.phase ?? 'P1') + (direction === 'left' ? -1 : 1)]
        const target = targetBeside(columns, stepId, direction)
        expect(target?.phase).toBe(beside)
        if (!target) return
        const there = placeOf(moved(columns, stepId, target), stepId)
        expect(there).toEqual({ phase: beside, row: Math.min(from?.row ?? 0, columns[target.phase].length) })
      }),
      { seed: 20261122 },
    )
  })

  it('along a list keeps every other step in its order and comes back', () => {
    fc.assert(
      fc.property(anyStep, fc.constantFrom<1 | -1>(1, -1), ([columns, stepId], by) => {
        const target = targetAlong(columns, stepId, by)
        if (!target) return
        const there = moved(columns, stepId, target)
        const all = (each: Columns) => phases.flatMap((phase) => each[phase]).filter((other) => other !== stepId)
        expect(all(there)).toEqual(all(columns))
        const back = targetAlong(there, stepId, by === 1 ? -1 : 1)
        expect(back && moved(there, stepId, back)).toEqual(columns)
      }),
      { seed: 20261122 },
    )
  })
})
