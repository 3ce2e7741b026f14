/** Plans on the command line, from outside. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CliRun } from '#test/support/cli.ts'
import { runInside } from '#test/support/cliInside.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-cli-'))
const cli = (...args: string[]): Promise<CliRun> => runInside([...args, '--data', 'w', '--json'], { cwd: folder })

beforeAll(async () => {
  expect((await cli('init', '--name', 'Looms')).status).toBe(0)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Plan {
  planId: string | null
  phases: { phase: string; steps: Record<string, unknown>[] }[]
}

it('adds a step to a plan that it makes, with owner, days and norms', async () => {
  expect((await cli('plan')).json<Plan>()).toEqual({
    planId: null,
    title: null,
    phases: ['P1', 'P2', 'P3', 'P4', 'P5'].map((phase) => ({ phase, steps: [] })),
  })
  const options = ['--owner', 'Oda', '--due', '2027-03-14', '--starts', '1 March 2027', '--norm', 'R1.FIRST']
  const added = await cli('step-add', '--phase', 'P3', '--text', 'Visit the dye house', ...options)
  expect(added.status, added.stderr).toBe(0)
  const { stepId } = added.json<{ stepId: string }>()
  const { phases } = (await cli('plan')).json<Plan>()
  expect(phases[2]).toEqual({
    phase: 'P3',
    steps: [
      {
        stepId,
        text: 'Visit the dye house',
        status: 'todo',
        owner: 'Oda',
        starts: '2027-03-01',
        due: '2027-03-14',
        verdict: 'Unsupported',
        evidence: [],
        notes: '',
        norms: ['R1.FIRST'],
        dependsOn: [],
        measures: [],
      },
    ],
  })
})

it('makes a plan from the template, and shows it as the one made last', async () => {
  const made = (await cli('plan-template')).json<{ planId: string; steps: number }>()
  expect(made.steps).toBeGreaterThan(35)
  const shown = (await cli('plan')).json<Plan>()
  expect(shown.planId).toBe(made.planId)
  expect(shown.phases.flatMap(({ steps }) => steps).length).toBe(made.steps)
})

it('refuses what is no phase, no day and no text', async () => {
  for (const args of [
    ['--phase', 'P6', '--text', 'x'],
    ['--phase', 'P1'],
    ['--text', 'x'],
    ['--phase', 'P1', '--text', 'x', '--due', 'soon'],
    ['--phase', 'P1', '--text', 'x', '--status', 'begun'],
  ])
    expect((await cli('step-add', ...args)).status, args.join(' ')).toBe(2)
  const none = await cli('plan', '--plan', 'p_0000000000000000000000')
  expect([none.status, none.json<{ error: { code: string } }>().error.code]).toEqual([1, 'PlanNotFound'])
})
