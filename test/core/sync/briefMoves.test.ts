/** The brief after two laptops met: who moved from which state to which, and which verdicts turned because of what. */
import { expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { readBefore } from '#core/brief/before.ts'
import { openDatabase, createOpener } from '#core/db/database.ts'
import { dayAt } from '#shared/dates/localDay.ts'
import type { QueryOutput } from '#shared/contract/queries.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { after, every } from '#test/shared/measure/support.ts'
import { addText, folderOf, newCore, value } from '#test/support/core.ts'
import { openJoined, openOwner, raiseStage, type Stage, untilSame } from '#test/support/sync/team.ts'
import { join } from 'node:path'

vi.setConfig({ testTimeout: 90_000 })

const own = { scope: 'test' }
type Moves = QueryOutput<'briefMoves'>

const briefOf = (core: Core, wanted: (moves: Moves) => boolean): Promise<Moves> =>
  new Promise((resolve) => {
    const stop = core.subscribe('briefMoves', {}, (outcome) => {
      if (!outcome.ok || !wanted(outcome.value)) return
      resolve(outcome.value)
      setImmediate(() => stop())
    })
  })
const worked = (core: Core): Promise<Moves> => briefOf(core, ({ states }) => states !== null)

/** Resolves once the states of then are on disk. */
async function keptWithStates(core: Core): Promise<void> {
  const db = openDatabase(join(folderOf(core), 'workspace.sqlite'), createOpener({}))
  try {
    await vi.waitFor(() => expect(readBefore(db)?.states).not.toBeNull(), { timeout: 20_000 })
  } finally {
    db.close()
  }
}

function addPerson(core: Core, name: string, days: readonly string[]): PersonId {
  const { personId } = value(core.execute('addPerson', { name }, own))
  for (const on of days) value(core.execute('addInteraction', { personId, on, direction: 'act' }, own))
  return personId
}

/** Five who act as always, and two who have long been silent. */
function team(core: Core, stage: Stage): { today: string; silent: PersonId[] } {
  const today = dayAt(stage.time.now())
  const ago = (weeks: number): string => after(today, -7 * weeks)
  for (let i = 0; i < 5; i++) addPerson(core, `Regular ${i}`, every(21, after(ago(50), i), 17))
  const silent = ['Nora', 'Odo'].map((name) => addPerson(core, name, every(7, ago(60), 20)))
  return { today, silent }
}

const pair = async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const { today, silent } = team(ada, stage)
  const source = await addText(ada, 'Forty came. Nobody came twice.')
  const quote = (exact: string) => value(ada.execute('addQuote', { sourceId: source, place: { exact } }, own)).quoteId
  const [came, twice] = [quote('Forty came.'), quote('Nobody came twice.')]
  const { planId } = value(ada.execute('createPlan', { title: 'First year' }, own))
  const { stepId } = value(ada.execute('addStep', { planId, phase: 'P5', text: 'An open day' }, own))
  value(ada.execute('setEvidence', { subject: { stepId }, target: came, stance: 'supports' }, own))
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  return { stage, ada, ben, today, silent, planId, stepId, came, twice }
}

it('tells who moved and which verdict turned because of which piece, to who was away', async () => {
  const { stage, ada, ben, today, silent, planId, stepId, twice } = await pair()
  value(ada.execute('briefRead', {}, own))
  await keptWithStates(ada)
  expect(await worked(ada)).toMatchObject({ states: [], verdicts: [] })

  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  for (const personId of silent) value(ben.execute('addInteraction', { personId, on: today, direction: 'act' }, own))
  value(ben.execute('addInteraction', { personId: silent[0] as PersonId, on: today, direction: 'ask' }, own))
  value(ben.execute('setEvidence', { subject: { stepId }, target: twice, stance: 'disputes' }, own))
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)

  const told = await briefOf(ada, ({ states, verdicts }) => (states?.length ?? 0) > 0 && verdicts.length > 0)
  expect(told.states).toHaveLength(1)
  const [move] = told.states ?? []
  expect(move).toMatchObject({ was: 'failed', next: { title: expect.any(String) } })
  expect(move?.now).not.toBe('failed')
  expect(move?.people.map(({ name }) => name)).toEqual(['Nora', 'Odo'])
  expect(move?.people.map(({ also }) => also)).toEqual([['Give before the next ask'], []])
  for (const { reason } of move?.people ?? []) expect(reason).not.toBe('')
  expect(told.verdicts).toEqual([
    {
      planId,
      planTitle: 'First year',
      stepId,
      text: 'An open day',
      was: 'Supported',
      now: 'Contested',
      because: [
        {
          target: twice,
          kind: 'quote',
          stance: 'disputes',
          what: 'added',
          text: 'Nobody came twice.',
          sourceTitle: expect.any(String),
          by: 'Ben',
        },
      ],
      more: 0,
    },
  ])
  value(ada.execute('briefRead', {}, own))
  expect(await briefOf(ada, ({ verdicts }) => verdicts.length === 0)).toMatchObject({ verdicts: [] })
  await keptWithStates(ada)
  expect((await worked(ada)).states).toEqual([])
})

it('compares with what stood before the first change, where the brief was never read', async () => {
  const { stage, ada, ben, stepId, came } = await pair()
  // A second change finds that something is kept already.
  value(ben.execute('setEvidence', { subject: { stepId }, target: came, stance: null }, own))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  value(ben.execute('editStep', { stepId, patch: { text: 'An open evening' } }, own))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  const told = await briefOf(ada, ({ verdicts }) => verdicts[0]?.text === 'An open evening')
  expect(told.verdicts).toMatchObject([
    { was: 'Supported', now: 'Unsupported', because: [{ target: came, what: 'removed', by: null }] },
  ])
  // Nothing came to Ben: joining is no news.
  expect(await worked(ben)).toEqual({ since: null, states: [], verdicts: [] })
})

it('says of a piece that lies in the trash that it does', async () => {
  const { stage, ada, ben, came } = await pair()
  value(ada.execute('briefRead', {}, own))
  value(ben.execute('trash', { ids: [came] }, own))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  const told = await briefOf(ada, ({ verdicts }) => verdicts.length > 0)
  expect(told.verdicts[0]?.because).toMatchObject([{ target: came, what: 'trashed', text: 'Forty came.' }])
})

it('tells who fell silent meanwhile, though nobody changed anything', async () => {
  let now = Date.now()
  const { core } = await newCore({ now: () => now })
  const today = dayAt(now)
  for (let i = 0; i < 5; i++) addPerson(core, `Regular ${i}`, every(21, after(today, -7 * 50 + i), 17))
  value(core.execute('briefRead', {}, own))
  await keptWithStates(core)
  now += 200 * 86_400_000
  const told = await briefOf(core, ({ states }) => (states?.length ?? 0) > 0)
  expect(told.states?.map(({ was, now: is, people }) => [was, is, people.length])).toEqual([['strong', 'failed', 5]])
  expect(told.states?.[0]?.next.title).toBe('Thank them once, and leave the door open')
})
