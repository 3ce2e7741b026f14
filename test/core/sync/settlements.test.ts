/** What one laptop settles, the other's brief tells, with the words that it is about; and so does the source. */
import { expect, it, vi } from 'vitest'
import type { CodeId } from '#shared/model/ids.ts'
import { addText, value } from '#test/support/core.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

// Joining is real work, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

const own = { scope: 'test' }
const HELP = 'R1.HELP' as CodeId

it('tells who settled what, and who opened it again', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const sourceId = await addText(ada, 'She showed us the glaze. Nobody paid her for it.')
  const place = { exact: 'She showed us the glaze.' }
  const { quoteId } = value(ada.execute('addQuote', { sourceId, place }, own))
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  value(ada.execute('setCoding', { target: quoteId, codeId: HELP, stance: 'supports' }, own))
  value(ben.execute('setCoding', { target: quoteId, codeId: HELP, stance: 'disputes' }, own))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  value(ben.execute('briefRead', {}, own))
  value(ada.execute('briefRead', {}, own))

  const { memberId: chosen } = value(await ben.query('team', {})).members.find(({ name }) => name === 'Ben') ?? {}
  if (chosen === undefined) throw new Error('Ben is not in the team')
  const decision = { quotes: [quoteId], decision: 'reading' as const, coder: chosen, reason: 'She says so.' }
  const { settlementId } = value(ada.execute('settleDisagreement', decision, own))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  const told = async (core: typeof ada) => value(await core.query('brief', {})).rows
  expect(await told(ben)).toEqual([
    {
      kind: 'settlement',
      what: 'added',
      id: settlementId,
      sourceId,
      inside: quoteId,
      title: place.exact,
      decided: 'Ben’s reading stands',
      by: 'Ada',
      at: expect.any(Number) as number,
    },
  ])
  // Nobody is told what they did themselves.
  expect(await told(ada)).toEqual([])
  const ofSource = async (core: typeof ada) => value(await core.query('settlementsOfSource', { sourceId }))
  expect(await ofSource(ben)).toMatchObject([{ settlementId, quotes: [quoteId], holds: true, by: 'Ada' }])
  expect(await ofSource(ben)).toEqual(await ofSource(ada))

  value(ben.execute('reopenDisagreement', { settlementId }, own))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  expect(await told(ada)).toMatchObject([{ kind: 'settlement', what: 'trashed', id: settlementId, by: 'Ben' }])
  expect(await ofSource(ada)).toMatchObject([
    { settlementId, holds: false, openedAgainAt: expect.any(Number) as number },
  ])
})
