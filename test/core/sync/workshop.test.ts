/** A workshop over the wires: both laptops change it apart, the brief says whose change is whose, and a field keeps both answers. */
import { expect, it, vi } from 'vitest'
import { value } from '#test/support/core.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

// Joining is real work, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

const own = { scope: 'test' }

it('tells in the brief what others did to it', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const { workshopId } = value(ada.execute('createWorkshop', { title: 'Kilns', template: 'half-day' }, own))
  const view = async (core: typeof ada) => value(await core.query('workshop', { workshopId }))
  const first = (await view(ada))?.agenda[0]
  if (!first) throw new Error('the programme has no agenda')
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  value(ada.execute('briefRead', {}, own))

  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ada.execute('editWorkshop', { workshopId, patch: { client: 'Harrow' } }, own))
  await stage.time.advance(1_000)
  value(ben.execute('editWorkshop', { workshopId, patch: { client: 'Harrow Glass' } }, own))
  value(ben.execute('editAgendaItem', { itemId: first.itemId, patch: { minutes: 25 } }, own))
  value(ben.execute('addAgendaItem', { workshopId, title: 'Walk', minutes: 10 }, own))
  value(ben.execute('addExercise', { title: 'Kiln walk' }, own))
  value(ben.execute('createWorkshop', { title: 'Glass' }, own))
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)

  expect(await view(ben)).toEqual(await view(ada))
  expect(await view(ada)).toMatchObject({ client: 'Harrow Glass', over: 20 })
  const told = value(await ada.query('brief', {})).rows.map(
    ({ kind, what, title, by }) => `${kind} ${what} ${title} ${by}`,
  )
  expect(told.toSorted()).toEqual([
    `agendaItem added Walk Ben`,
    `agendaItem changed ${first.title} Ben`,
    'exercise added Kiln walk Ben',
    'workshop added Glass Ben',
    'workshop changed Kilns Ben',
  ])
  const history = value(await ada.query('fieldHistory', { docId: workshopId, subject: 'workshop', field: 'client' }))
  expect(history.map(({ value: said }) => said)).toEqual(['Harrow Glass', 'Harrow'])
  for (const core of [ada, ben]) expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
})
