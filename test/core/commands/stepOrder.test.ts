/** Fractional indices of steps: a move puts one step where it was asked to and keeps the others in order, whatever stood there. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byPlace, type Placed, placeAt } from '#core/commands/stepOrder.ts'

const ids = (steps: readonly Placed[]): string[] => steps.map(({ stepId }) => stepId)

/** The phase after a move. */
function moved(others: readonly Placed[], stepId: string, index: number): Placed[] {
  const written = new Map(placeAt(stepId, others, index).map((each) => [each.stepId, each.position]))
  expect(written.has(stepId)).toBe(true)
  return [...others, { stepId, position: '' }]
    .map((each) => ({ ...each, position: written.get(each.stepId) ?? each.position }))
    .sort(byPlace)
}

/** Few different ones, so that many are equal, and some that are no index at all. */
const position = fc.constantFrom('a0', 'a0', 'a1', 'a1V', 'a2', 'Zz', '', 'a00', '!', 'zzz', 'a1é', 'A'.padEnd(27, '0'))

it('puts a step where it was asked to, between equal and broken indices too', () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 12 }), fc.nat(), (positions, at) => {
      const others = positions
        .map((each, i) => ({ stepId: `t${String(i).padStart(2, '0')}`, position: each }))
        .sort(byPlace)
      const index = at % (others.length + 1)
      const expected = ids(others).toSpliced(index, 0, 'moved')
      expect(ids(moved(others, 'moved', index))).toEqual(expected)
    }),
    { seed: 20261122, numRuns: 2_000 },
  )
})

it('writes the moved step alone where there is room', () => {
  const others = ['a0', 'a1', 'a2'].map((each, i) => ({ stepId: `t${i}`, position: each }))
  for (const index of [0, 1, 2, 3]) expect(ids(placeAt('moved', others, index))).toEqual(['moved'])
})

it('stays short when steps are put into one gap for ever', () => {
  let steps: Placed[] = [
    { stepId: 'a', position: 'a0' },
    { stepId: 'z', position: 'a1' },
  ]
  const expected = ['a', 'z']
  for (let i = 0; i < 600; i++) {
    const index = i % 2 === 0 ? 1 : 2
    expected.splice(index, 0, `s${i}`)
    steps = moved(steps, `s${i}`, index)
    expect(Math.max(...steps.map((step) => step.position.length))).toBeLessThan(70)
  }
  expect(ids(steps)).toEqual(expected)
})
