/** `insight states` and `insight giving` from outside: what they print is what `states --at` and a count say. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GivingShares, StateMoves } from '#shared/contract/insightStates.ts'
import { after, every } from '#test/shared/measure/support.ts'
import { runInside } from '#test/support/cliInside.ts'
import { value } from '#test/support/core.ts'
import { withCore } from '#test/support/workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-insight-states-'))
const data = join(folder, 'w')
const cli = (...args: string[]) => runInside([...args, '--data', data, '--json'], { cwd: folder })
const START = '2025-01-06'
const [SINCE, UNTIL] = [after(START, 60), after(START, 280)]

beforeAll(async () => {
  expect((await cli('init', '--name', 'States')).status).toBe(0)
  await withCore(data, undefined, async (core) => {
    const log = (name: string, days: readonly string[], gives = 0): void => {
      const { personId } = value(core.execute('addPerson', { name }, { scope: 'test' }))
      for (const on of days)
        value(core.execute('addInteraction', { personId, on, direction: 'act' }, { scope: 'test' }))
      for (let i = 0; i < gives; i++)
        value(core.execute('addInteraction', { personId, on: START, direction: 'give' }, { scope: 'test' }))
    }
    for (let i = 0; i < 5; i++) log(`Regular ${i}`, every(21, after(START, i), 12))
    log('Silent', every(7, START, 9), 3)
  })
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('prints who moved, with the counts that each day alone has', async () => {
  const run = await cli('insight', 'states', '--since', SINCE, '--until', UNTIL)
  expect(run.status).toBe(0)
  const moves = run.json<StateMoves>()
  for (const [day, counts] of [
    [SINCE, moves.before],
    [UNTIL, moves.after],
  ] as const) {
    const { people } = (await cli('states', '--at', day)).json<{ people: { state: string }[] }>()
    for (const [state, count] of Object.entries(counts))
      expect(
        people.filter((each) => each.state === state),
        `${state} on ${day}`,
      ).toHaveLength(count)
  }
  expect(moves.moves).toMatchObject([{ name: 'Silent', now: 'failed', reason: expect.stringContaining('Presumed') }])
  const csv = (await cli('insight', 'states', '--since', SINCE, '--until', UNTIL, '--format', 'csv')).json<{
    content: string
  }>().content
  expect(csv.split(/\r?\n/).slice(1).filter(Boolean)).toEqual([
    'Strong,Strong,5',
    `${moves.moves[0]?.was === 'strong' ? 'Strong' : 'Too early to tell'},Failed,1`,
  ])
})

it('prints shares with their intervals, and calls people by pseudonym where a table leaves', async () => {
  const giving = (await cli('insight', 'giving')).json<GivingShares>()
  const silent = giving.rows.find(({ name }) => name === 'Silent')
  expect(silent).toMatchObject({ gives: 3, acts: 9 })
  expect(silent?.share?.mean).toBeCloseTo(0.269, 3)
  expect(silent?.share?.low).toBeCloseTo(0.096, 3)
  expect(silent?.share?.high).toBeCloseTo(0.484, 3)
  expect(giving.pooled).toMatchObject({ gives: 3, acts: 69 })
  expect((await cli('insight', 'giving', '--format', 'csv', '-o', 'giving.csv')).status).toBe(0)
  const csv = readFileSync(join(folder, 'giving.csv'), 'utf8')
  expect(csv).not.toContain('Silent')
  expect(csv).toContain(silent?.pseudonym)
  const named = (await cli('insight', 'giving', '--format', 'csv', '--names', 'names')).json<{ content: string }>()
  expect(named.content).toContain('Silent,3,9,0,')
})

it('draws both, by pseudonym unless names are asked for', async () => {
  const svgOf = async (...args: string[]): Promise<string> => {
    const run = await cli('insight', ...args, '--format', 'svg')
    expect(run.status, run.stderr).toBe(0)
    return run.json<{ content: string }>().content
  }
  const moves = await svgOf('states', '--since', SINCE, '--until', UNTIL)
  expect(moves).toMatch(/^(<\?xml[^>]*>\s*)?<svg /)
  expect(moves).toContain('Failed 1')
  expect(await svgOf('giving')).not.toContain('Silent')
  expect(await svgOf('giving', '--names', 'names')).toContain('Silent')
})

it('refuses days that are none or turned round', async () => {
  expect((await cli('insight', 'states', '--since', 'yesterday')).status).toBe(2)
  expect((await cli('insight', 'states', '--since', UNTIL, '--until', SINCE)).status).toBe(2)
  expect((await cli('insight', 'giving', '--names', 'both')).status).toBe(2)
})
