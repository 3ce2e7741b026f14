/** Evidence on the command line: put onto a step, counted by independent source, refused where there is nothing to put. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CliRun } from '#test/support/cli.ts'
import { runInside } from '#test/support/cliInside.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-cli-'))
const cli = (...args: string[]): Promise<CliRun> => runInside([...args, '--data', 'w', '--json'], { cwd: folder })
let stepId = ''
let quoteIds: string[] = []

beforeAll(async () => {
  writeFileSync(join(folder, 'one.md'), '# One\n\nA letter came back. It was long.')
  writeFileSync(join(folder, 'two.md'), '# Two\n\nNo letter ever came back.')
  await cli('init', '--name', 'Post')
  const { imported } = (await cli('import', 'one.md', 'two.md')).json<{ imported: { sourceId: string }[] }>()
  const [one, two] = imported.map(({ sourceId }) => sourceId)
  const step = await cli('step-add', '--phase', 'P3', '--text', 'Write by hand')
  stepId = step.json<{ stepId: string }>().stepId
  const quote = async (source: string | undefined, exact: string) =>
    (await cli('quote-add', '--source', source ?? '', '--exact', exact)).json<{ quoteId: string }>().quoteId
  quoteIds = [
    await quote(one, 'A letter came back.'),
    await quote(one, 'It was long.'),
    await quote(two, 'No letter ever'),
  ]
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('counts what is added, and the plan says the verdict and on what it stands', async () => {
  const add = async (quote: string | undefined, stance: string) =>
    (await cli('evidence-add', '--step', stepId, '--quote', quote ?? '', '--stance', stance)).json()
  expect(await add(quoteIds[0], 'supports')).toEqual({
    stepId,
    added: quoteIds[0],
    stance: 'supports',
    verdict: 'Supported',
    for: 1,
    against: 0,
  })
  expect(await add(quoteIds[1], 'supports')).toMatchObject({ verdict: 'Supported', for: 1 })
  expect(await add(quoteIds[2], 'disputes')).toMatchObject({ verdict: 'Contested', for: 1, against: 1 })
  const seen = await cli(
    'evidence-add',
    '--step',
    stepId,
    '--observation',
    'Two rang.',
    '--on',
    '2026-03-04',
    '--stance',
    'supports',
  )
  expect(seen.json()).toMatchObject({ verdict: 'Contested', for: 2, added: expect.stringMatching(/^b_/) as unknown })
  const plan = (await cli('plan')).json<{ phases: { phase: string; steps: object[] }[] }>()
  expect(plan.phases.find(({ phase }) => phase === 'P3')?.steps).toMatchObject([
    {
      stepId,
      verdict: 'Contested',
      evidence: [
        { quoteId: quoteIds[0], stance: 'supports' },
        { quoteId: quoteIds[1], stance: 'supports' },
        { quoteId: quoteIds[2], stance: 'disputes' },
        { stance: 'supports' },
      ],
    },
  ])
})

it('refuses what is not there, and what is asked wrongly', async () => {
  const failing = async (...args: string[]) => {
    const run = await cli('evidence-add', ...args)
    return `${run.status} ${run.json<{ error: { code: string } }>().error.code}`
  }
  const quote = quoteIds[0] ?? ''
  expect(await failing('--step', 't_0', '--quote', quote, '--stance', 'supports')).toBe('1 StepNotFound')
  expect(await failing('--step', stepId, '--quote', 'q_0', '--stance', 'supports')).toBe('1 QuoteNotFound')
  expect(await failing('--step', stepId, '--note', 'n_0', '--stance', 'supports')).toBe('1 NoteNotFound')
  expect(await failing('--step', stepId, '--quote', quote, '--stance', 'likes')).toBe('2 WrongUsage')
  expect(await failing('--step', stepId, '--stance', 'supports')).toBe('2 WrongUsage')
  expect(await failing('--step', stepId, '--quote', quote, '--note', 'n_0', '--stance', 'supports')).toBe(
    '2 WrongUsage',
  )
})
