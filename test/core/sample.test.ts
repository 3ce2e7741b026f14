import { expect, it } from 'vitest'
import { newCore, scope, value } from '#test/support/core.ts'

it('loads the sample with every quote, coding, note, step and person, and its projections equal a rebuild', async () => {
  const { core } = await newCore()
  const report = value(await core.run('loadSample', {}, scope))
  expect(report.failed).toEqual([])
  const workspace = value(await core.query('workspace', {}))
  expect(workspace.counts).toMatchObject({ sources: 11, unread: 2, notes: 8, plans: 1, people: 8, workshops: 1 })
  expect(workspace.members).toHaveLength(2)
  const { rows } = value(await core.query('quotes', { limit: 500 }))
  expect(rows).toHaveLength(85)
  expect(new Set(rows.flatMap((quote) => quote.codings.map((coding) => coding.coderName))).size).toBe(2)
  const [plan] = value(await core.query('plans', {}))
  expect(plan).toMatchObject({ title: 'Friends of the bench, first year', steps: 13, done: 1 })
  expect(value(await core.query('people', {}))).toHaveLength(8)
  const [workshop] = value(await core.query('workshops', {}))
  if (!workshop) throw new Error('the sample has no workshop')
  const pack = value(await core.query('pack', { workshopId: workshop.workshopId }))
  expect(pack).toMatchObject({ missing: [] })
  expect(pack?.cards.length).toBeGreaterThan(2)
  expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
})
