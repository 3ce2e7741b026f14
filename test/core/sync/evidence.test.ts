/** Evidence and positions over the wires: both laptops see one step's pieces at once, and the brief says whose they are. */
import { expect, it, vi } from 'vitest'
import { TensionId } from '#shared/model/ids.ts'
import { addText, value } from '#test/support/core.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

// Importing is real work in a thread of its own, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

const own = { scope: 'test' }
const REACH = TensionId.parse('X.REACH')

it('brings evidence from both sides together, and tells in the brief who moved a tension', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const source = await addText(ada, 'Forty came. Nobody came twice.')
  const quote = (exact: string) => value(ada.execute('addQuote', { sourceId: source, place: { exact } }, own)).quoteId
  const [came, twice] = [quote('Forty came.'), quote('Nobody came twice.')]
  const { planId } = value(ada.execute('createPlan', { title: 'First year' }, own))
  const { stepId } = value(ada.execute('addStep', { planId, phase: 'P5', text: 'An open day' }, own))
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  value(ada.execute('briefRead', {}, own))

  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ben.execute('setEvidence', { subject: { stepId }, target: twice, stance: 'disputes' }, own))
  const seen = { subject: { stepId }, text: 'One asked when the next is.', stance: 'supports' } as const
  value(ben.execute('addObservation', seen, own))
  value(ben.execute('setPosition', { tensionId: REACH, text: 'Doors count, not leaflets.' }, own))
  value(ben.execute('setEvidence', { subject: { tensionId: REACH, side: 'b' }, target: came, stance: 'supports' }, own))
  const made = { kind: 'term', title: 'Friend', a: 'Who came.', b: 'Who came twice.' } as const
  value(ben.execute('addTension', made, own))
  await stage.time.advance(1_000)
  // Her own change of the step is the later one, and still the brief is to say what Ben did.
  value(ada.execute('setEvidence', { subject: { stepId }, target: came, stance: 'supports' }, own))
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)

  for (const core of [ada, ben]) {
    expect(value(await core.query('verdicts', { planId }))).toMatchObject([
      { verdict: 'Contested', for: 2, against: 1, pieces: 3 },
    ])
    expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
  }
  const told = value(await ada.query('brief', {})).rows.map(
    ({ kind, what, title, by }) => `${kind} ${what} ${title} ${by}`,
  )
  expect(told).toContain('tension changed Does reach say anything? Ben')
  expect(told).toContain('tension added Friend Ben')
  expect(told).toContain('step changed An open day Ben')
})
