/** Steps: the template, moves, dependencies and measures, on one laptop and on two that meet. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { PlanId, StepId } from '#shared/model/ids.ts'
import { type Phase, phases } from '#shared/model/plan.ts'
import { planTemplate } from '#shared/model/planTemplate.ts'
import { builtInCodeById } from '#shared/model/codebook/codebook.ts'
import { closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'

const verified = { ok: true, problems: [] }
const stepsOf = async (core: Core, planId: PlanId) => value(await core.query('plan', { planId }))?.steps ?? []
const texts = async (core: Core, planId: PlanId) =>
  (await stepsOf(core, planId)).map((step) => `${step.phase} ${step.text}`)
const addTo = (core: Core, planId: PlanId, phase: Phase, text: string): StepId =>
  value(core.execute('addStep', { planId, phase, text }, scope)).stepId

it('begins a plan from the template with every task of the five phases', async () => {
  const { core } = await newCore()
  const { planId, steps } = value(core.execute('createPlan', { title: 'First year', template: true }, scope))
  const made = await stepsOf(core, planId)
  expect(made.length).toBe(steps)
  expect(made.map((step) => step.text)).toEqual(planTemplate.map((step) => step.text))
  for (const phase of phases) expect(made.filter((step) => step.phase === phase).length).toBeGreaterThan(5)
  // What has to come first stands first, and nothing waits for itself.
  const seen = new Set<string>()
  for (const step of made) {
    expect(step.isInCycle).toBe(false)
    for (const id of step.dependsOn) expect(seen, step.text).toContain(id)
    for (const norm of step.norms) expect(builtInCodeById.has(norm), norm).toBe(true)
    seen.add(step.stepId)
  }
  expect(new Set(made.flatMap((step) => step.measures.map((measure) => measure.kind)))).toEqual(
    new Set(['business', 'relationship', 'media']),
  )
  value(core.execute('undo', {}, scope))
  expect(value(await core.query('plans', {}))).toEqual([])
  value(core.execute('redo', {}, scope))
  expect((await stepsOf(core, planId)).length).toBe(steps)
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('moves a step before another, to the end, and to another phase; undo puts it back', async () => {
  const { core } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
  const [one, two, three, four] = [
    addTo(core, planId, 'P1', 'one'),
    addTo(core, planId, 'P1', 'two'),
    addTo(core, planId, 'P1', 'three'),
    addTo(core, planId, 'P2', 'four'),
  ]
  value(core.execute('moveStep', { stepId: three, phase: 'P1', before: one }, scope))
  expect(await texts(core, planId)).toEqual(['P1 three', 'P1 one', 'P1 two', 'P2 four'])
  value(core.execute('moveStep', { stepId: one, phase: 'P2', before: four }, scope))
  expect(await texts(core, planId)).toEqual(['P1 three', 'P1 two', 'P2 one', 'P2 four'])
  value(core.execute('undo', {}, scope))
  expect(await texts(core, planId)).toEqual(['P1 three', 'P1 one', 'P1 two', 'P2 four'])
  value(core.execute('moveStep', { stepId: one, phase: 'P1', before: null }, scope))
  expect(await texts(core, planId)).toEqual(['P1 three', 'P1 two', 'P1 one', 'P2 four'])
  // Where it stands already: nothing to take back.
  value(core.execute('moveStep', { stepId: one, phase: 'P1', before: one }, scope))
  value(core.execute('moveStep', { stepId: one, phase: 'P1', before: null }, scope))
  value(core.execute('undo', {}, scope))
  expect(await texts(core, planId)).toEqual(['P1 three', 'P1 one', 'P1 two', 'P2 four'])
  expect(failure(core.execute('moveStep', { stepId: two, phase: 'P1', before: four }, scope))).toBe('InvalidInput')
})

it('lets steps wait for each other, never in a circle', async () => {
  const { core } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
  const other = value(core.execute('createPlan', { title: 'Second' }, scope)).planId
  const [one, two, three] = [
    addTo(core, planId, 'P1', 'one'),
    addTo(core, planId, 'P2', 'two'),
    addTo(core, planId, 'P3', 'three'),
  ]
  const depend = (stepId: StepId, on: StepId, waits = true) =>
    core.execute('setDependency', { stepId, on, waits }, scope)
  value(depend(two, one))
  value(depend(three, two))
  expect(failure(depend(one, three))).toBe('StepCycle')
  expect(failure(depend(one, one))).toBe('StepCycle')
  expect(failure(depend(one, addTo(core, other, 'P1', 'elsewhere')))).toBe('InvalidInput')
  // What lies in the trash holds nobody up.
  value(core.execute('trash', { ids: [two] }, scope))
  value(depend(one, three))
  value(core.execute('restore', { ids: [two] }, scope))
  expect((await stepsOf(core, planId)).map((step) => step.isInCycle)).toEqual([true, true, true])
  value(depend(one, three, false))
  expect((await stepsOf(core, planId)).map((step) => step.dependsOn)).toEqual([[], [one], [two]])
  value(core.execute('undo', {}, scope))
  expect((await stepsOf(core, planId)).map((step) => step.isInCycle)).toEqual([true, true, true])
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('keeps measures in the order in which they were added', async () => {
  let now = Date.UTC(2026, 10, 22)
  const { core } = await newCore({ now: () => (now += 1_000) })
  const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
  const stepId = addTo(core, planId, 'P1', 'one')
  const add = (text: string, kind: 'business' | 'relationship' | 'media') =>
    value(core.execute('setMeasure', { stepId, measure: { text, kind } }, scope)).measureId
  const [first, second] = [add('Fewer returns', 'business'), add('They write first', 'relationship')]
  value(
    core.execute(
      'setMeasure',
      { stepId, measureId: first, measure: { text: 'Less sent back', kind: 'business' } },
      scope,
    ),
  )
  const measures = async () => (await stepsOf(core, planId))[0]?.measures.map(({ text, kind }) => `${kind}: ${text}`)
  expect(await measures()).toEqual(['business: Less sent back', 'relationship: They write first'])
  value(core.execute('setMeasure', { stepId, measureId: second, measure: null }, scope))
  expect(await measures()).toEqual(['business: Less sent back'])
  value(core.execute('undo', {}, scope))
  expect(await measures()).toEqual(['business: Less sent back', 'relationship: They write first'])
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

/** Two laptops that hold the same plan of six steps, and what brings them together again. */
async function twoLaptops() {
  const { core, dataDir } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'Shared' }, scope))
  const stepIds = ['a', 'b', 'c', 'd', 'e', 'f'].map((text, i) => addTo(core, planId, i < 4 ? 'P1' : 'P2', text))
  await closeCore(core)
  const there = await newCore()
  await closeCore(there.core)
  receive(there.dataDir, readState(dataDir))
  return { dirs: [dataDir, there.dataDir] as const, planId, stepIds }
}

const act = fc.record({
  laptop: fc.nat({ max: 1 }),
  step: fc.nat({ max: 5 }),
  phase: fc.constantFrom<Phase>('P1', 'P2'),
  before: fc.option(fc.nat({ max: 5 }), { nil: null }),
  exchange: fc.boolean(),
})

it('merges what two people put in order at once: nothing lost, nothing twice, the same on both', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const { dirs, planId, stepIds } = await twoLaptops()
      const meet = (): void => {
        receive(dirs[0], readState(dirs[1]))
        receive(dirs[1], readState(dirs[0]))
      }
      for (const { laptop, step, phase, before, exchange } of acts) {
        const core = await openCore(dirs[laptop] as string)
        const stepId = stepIds[step] as StepId
        const standing = (await stepsOf(core, planId)).filter((each) => each.phase === phase)
        const wanted = before === null ? null : (standing[before]?.stepId ?? null)
        value(core.execute('moveStep', { stepId, phase, before: wanted }, scope))
        const after = await stepsOf(core, planId)
        const at = after.findIndex((each) => each.stepId === stepId)
        expect(after[at]?.phase).toBe(phase)
        // Where it was asked to stand, and the others of the phase as they stood.
        if (wanted !== null && wanted !== stepId) expect(after[at + 1]?.stepId).toBe(wanted)
        expect(after.filter((each) => each.phase === phase && each.stepId !== stepId).map((each) => each.text)).toEqual(
          standing.filter((each) => each.stepId !== stepId).map((each) => each.text),
        )
        await closeCore(core)
        if (exchange) meet()
      }
      meet()
      const [here, other] = [await openCore(dirs[0]), await openCore(dirs[1])]
      const [seen, seenThere] = [await texts(here, planId), await texts(other, planId)]
      expect(seen).toEqual(seenThere)
      expect(seen.map((each) => each.slice(3)).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
      expect(value(await here.query('verify', {}))).toMatchObject(verified)
      await closeCore(here)
      await closeCore(other)
    }),
    { seed: 20261122, numRuns: 12 },
  )
}, 60_000)
