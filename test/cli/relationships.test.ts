/** `states` and `model-fit` from outside, on a workspace with people. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bgnbdAlive, bgnbdActs } from '#shared/measure/bgnbd.ts'
import { numericsReady } from '#shared/measure/special.ts'
import { after, every } from '#test/shared/measure/support.ts'
import { runInside } from '#test/support/cliInside.ts'
import { value } from '#test/support/core.ts'
import { withCore } from '#test/support/workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-states-'))
const data = join(folder, 'w')
const cli = (...args: string[]) => runInside([...args, '--data', data, '--json'], { cwd: folder })
const START = '2025-01-06'

beforeAll(async () => {
  await numericsReady
  expect((await cli('init', '--name', 'States')).status).toBe(0)
  await withCore(data, undefined, async (core) => {
    const log = (name: string, days: readonly string[], direction: 'act' | 'give' = 'act'): void => {
      const { personId } = value(core.execute('addPerson', { name }, { scope: 'test' }))
      for (const on of days) value(core.execute('addInteraction', { personId, on, direction }, { scope: 'test' }))
    }
    for (let i = 0; i < 5; i++) log(`Regular ${i}`, every(21, after(START, i), 12))
    log('Silent', every(7, START, 8))
    log('Newcomer', every(7, after(START, 240), 2))
    log('Ours alone', every(7, START, 8), 'give')
  })
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface States {
  people: Record<string, unknown>[]
  model: { kind: string; r: number; alpha: number; a: number; b: number; logLikelihood: number; estimator: string }
}

it('tells everybody’s state on a day, by the model that it prints', async () => {
  const run = await cli('states', '--at', after(START, 280), '--horizon-weeks', '26')
  expect(run.status).toBe(0)
  const { people, model } = run.json<States>()
  expect(model).toMatchObject({ kind: 'bgnbd', estimator: 'map' })
  expect(Object.fromEntries(people.map((each) => [each['name'], each['state']]))).toEqual({
    Newcomer: 'too-early',
    'Ours alone': 'too-early',
    'Regular 0': 'strong',
    'Regular 1': 'strong',
    'Regular 2': 'strong',
    'Regular 3': 'strong',
    'Regular 4': 'strong',
    Silent: 'failed',
  })
  const silent = people.find(({ name }) => name === 'Silent')
  const history = { x: 7, tx: 7, T: 40 }
  expect(silent).toMatchObject({ acts: 8, ...history, confidence: 'provisional' })
  expect(silent?.['pAlive']).toBeCloseTo(bgnbdAlive(model, history), 12)
  expect(silent?.['pAct']).toBeCloseTo(bgnbdActs(model, history, 26), 12)
  expect(silent?.['explanation']).toMatch(/^Presumed over\. Usual gap 7 days, now 33 weeks\./)
})

it('fits the model by either way, on any day', async () => {
  const fitted = (await cli('model-fit', '--estimator', 'mle', '--at', after(START, 280))).json<States['model']>()
  expect(fitted).toMatchObject({ kind: 'bgnbd', estimator: 'mle' })
  expect(Number.isFinite(fitted.logLikelihood)).toBe(true)
  const answers = (await cli('model-fit', '--model', 'bgbb')).json()
  expect(answers).toMatchObject({ kind: 'bgbb', estimator: 'map' })
  expect(Object.keys(answers)).toEqual(expect.arrayContaining(['alpha', 'beta', 'gamma', 'delta']))
  const early = (await cli('model-fit', '--at', '2024-12-31')).json()
  expect(early).toMatchObject({ estimator: 'fixed', people: 0, logLikelihood: 0 })
})

it.each([
  ['states', '--at', '2025-02-30'],
  ['states', '--horizon-weeks', '-1'],
  ['model-fit', '--estimator', 'guess'],
  ['model-fit', '--model', 'other'],
])('refuses %s %s %s', async (...args) => {
  const run = await cli(...args)
  expect(run.status).toBe(2)
  expect(run.json<{ error: { code: string } }>().error.code).toBe('WrongUsage')
})
