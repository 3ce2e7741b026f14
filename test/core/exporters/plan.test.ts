/** A plan outside of the app, and found by the quick switcher: every word that was written stays text. */
import { expect, it } from 'vitest'
import { addText, newCore, scope, value } from '#test/support/core.ts'

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

it('finds plans and steps by name, and forgets what lies in the trash', async () => {
  const { core, planId, second } = await prepared()
  const find = async (query: string) =>
    value(await core.query('quickFind', { query })).map(({ kind, id, planId: inPlan }) => ({ kind, id, inPlan }))
  expect(await find('print pages')).toEqual([{ kind: 'step', id: second, inPlan: planId }])
  expect(await find('first year')).toContainEqual({ kind: 'plan', id: planId, inPlan: planId })
  value(core.execute('trash', { ids: [second] }, scope))
  expect(await find('print pages')).toEqual([])
})
