/** A plan outside of the app, and found by the quick switcher: every word that was written stays text. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import type { EvidenceSubject } from '#shared/contract/evidenceQueries.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import { addText, newCore, scope, temporaryFolder, value } from '#test/support/core.ts'

async function prepared() {
  const { core } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'First year <draft>' }, scope))
  const add = (phase: 'P1' | 'P4', text: string) =>
    value(core.execute('addStep', { planId, phase, text }, scope)).stepId
  const [first, second] = [add('P1', 'Name *one* host'), add('P4', 'Print their pages')]
  value(
    core.execute(
      'editStep',
      {
        stepId: second,
        patch: { owner: { name: 'Oda' }, dueOn: '2027-03-14', notes: 'Under their names.\n\n# Not a heading' },
      },
      scope,
    ),
  )
  value(core.execute('setDependency', { stepId: second, on: first, waits: true }, scope))
  value(
    core.execute(
      'setMeasure',
      { stepId: second, measure: { text: 'They send a second one', kind: 'relationship' } },
      scope,
    ),
  )
  const sourceId = await addText(core, 'I saw my name & wept.', 'letter.txt')
  const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact: 'my name & wept' } }, scope))
  value(core.execute('setEvidence', { subject: { stepId: second }, target: quoteId, stance: 'supports' }, scope))
  return { core, planId, second }
}

it('exports a plan by phases with what each step stands on', async () => {
  const { core, planId, second } = await prepared()
  const subject = { kind: 'plan' as const, planId }
  const markdown = value(await core.query('export', { subject, format: 'markdown' }))
  expect(markdown?.fileName).toMatch(/^First year.*\.md$/)
  const content = markdown?.content ?? ''
  for (const words of [
    '## P1 Get ready',
    '### Name \\*one\\* host',
    '### Print their pages',
    'Not begun, Oda, due 2027-03-14',
    'We shall know by (relationship): They send a second one',
    'Waits for: Name \\*one\\* host',
    '\\# Not a heading',
    'Supported: ',
    '#### For',
    '> my name & wept',
    'No steps yet.',
    '## Sources',
  ])
    expect(content).toContain(words)
  expect(content).not.toContain('#### Against')
  const page = value(await core.query('export', { subject, format: 'html' }))?.content ?? ''
  expect(page).toContain('First year &#x3C;draft>')
  value(core.execute('trash', { ids: [second] }, scope))
  expect(value(await core.query('export', { subject, format: 'markdown' }))?.content).not.toContain('Print their pages')
})

it('exports a plan as a table of its steps, and one of what they stand on in the workbook', async () => {
  const { core, planId } = await prepared()
  const subject = { kind: 'plan' as const, planId }
  const folder = temporaryFolder()
  const path = join(folder, 'plan.csv')
  value(await core.run('exportDocument', { subject, format: 'csv', path }, scope))
  const [header, ...rows] = parse(readFileSync(path, 'utf8'), { bom: true })
  expect(header?.slice(0, 6)).toEqual(['Phase', 'Step', 'Status', 'Owner', 'From', 'Due'])
  expect(rows.map((row) => row.slice(0, 6))).toEqual([
    ['P1 Get ready', 'Name *one* host', 'Not begun', '', '', ''],
    ['P4 Give a platform', 'Print their pages', 'Not begun', 'Oda', '', '2027-03-14'],
  ])
  expect(rows[1]?.slice(7, 12)).toEqual([
    'Relationship: They send a second one',
    'Name *one* host',
    'Supported',
    '1',
    '0',
  ])
})

it('finds plans and steps by name, and forgets what lies in the trash', async () => {
  const { core, planId, second } = await prepared()
  const find = async (query: string) =>
    value(await core.query('quickFind', { query })).map(({ kind, id, planId: inPlan }) => ({ kind, id, inPlan }))
  expect(await find('print pages')).toEqual([{ kind: 'step', id: second, inPlan: planId }])
  expect(await find('first year')).toContainEqual({ kind: 'plan', id: planId, inPlan: planId })
  value(core.execute('trash', { ids: [second] }, scope))
  expect(await find('print pages')).toEqual([])
})

it('exports with a plan whether one is ready to go out, and where claims contradict each other', async () => {
  const { core, planId } = await prepared()
  const subject = { kind: 'plan' as const, planId }
  const content = async () => value(await core.query('export', { subject, format: 'markdown' }))?.content ?? ''
  expect(await content()).toContain('## Not ready to go out yet')
  expect(await content()).toContain('- Support briefed: no proof yet')
  expect(await content()).toContain('Nothing was said yet on any of them:')
  const [tension] = value(await core.query('tensions', {}))
  if (!tension) throw new Error('no tension is shipped')
  const sourceId = await addText(core, 'They all came. Nobody came.', 'two.txt')
  const quote = (exact: string) => value(core.execute('addQuote', { sourceId, place: { exact } }, scope)).quoteId
  const [side] = tension.sides
  const put = (to: EvidenceSubject, target: QuoteId) =>
    value(core.execute('setEvidence', { subject: to, target, stance: 'supports' }, scope))
  put({ planId, gate: 'support' }, quote('They all came.'))
  if (side) put({ tensionId: tension.tensionId, side: side.side }, quote('Nobody came.'))
  value(core.execute('setPosition', { tensionId: tension.tensionId, text: 'We ask *first*' }, scope))
  const said = await content()
  for (const words of [
    '- Support briefed: proven',
    '### Support briefed\n\n> They all came.',
    'Where we stand (Ada): We ask \\*first\\*',
    '> Nobody came.',
    'Nobody is quoted for it yet.',
    'Nothing was said yet on:',
  ])
    expect(said).toContain(words)
  const { rows } = value(await core.query('sources', {}))
  const title = rows.find((row) => row.sourceId === sourceId)?.title ?? 'no title'
  expect(said.slice(said.indexOf('## Sources'))).toContain(`*${title}*`)
})
