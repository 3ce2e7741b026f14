/** Settling where coders differ: both versions stay, the figures follow, and a changed coding opens it again. */
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { createId, type CodeId } from '#shared/model/ids.ts'
import { codeAs, createTeammate } from '#test/support/coders.ts'
import { addText, closeCore, failure, newCore, openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'
import { cpSync } from 'node:fs'

// The first import of a process starts the thread that reads files, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

const HELP = 'R1.HELP' as CodeId
const PAY = 'R9.PAY' as CodeId
const ask = async (core: Core, show: 'open' | 'settled' = 'open') => value(await core.query('disagreements', { show }))
const supports = async (core: Core, code: CodeId) => {
  const rows = value(await core.query('codeFrequencies', {}))
  const { supports: yes, disputes: no } = rows.find(({ codeId }) => codeId === code) ?? {}
  return [yes, no]
}

/** Ada says that it supports R1.HELP, Ben that it disputes it and is about payment. */
async function differing() {
  const { core, dataDir } = await newCore()
  const sourceId = await addText(core, 'She showed us the glaze. Nobody paid her for it.')
  const { quoteId } = value(
    core.execute(
      'addQuote',
      { sourceId, place: { exact: 'She showed us the glaze.' }, codings: [{ codeId: HELP, stance: 'supports' }] },
      scope,
    ),
  )
  await closeCore(core)
  const ben = createTeammate('Ben')
  codeAs(dataDir, ben, [
    { sourceId, target: quoteId, codeId: HELP, stance: 'disputes' },
    { sourceId, target: quoteId, codeId: PAY, stance: 'supports' },
  ])
  return { core: await openCore(dataDir), dataDir, sourceId, quoteId, ben }
}

it('makes a card of what differs, keeps both codings, and has the figures follow', async () => {
  const { core, quoteId, ben } = await differing()
  const { open, settled, rows, others, withMe, passages } = await ask(core)
  expect({ open, settled, others, withMe, passages }).toEqual({
    open: 1,
    settled: 0,
    others: ['Ben'],
    withMe: true,
    passages: 1,
  })
  const card = rows[0]
  if (!card) throw new Error('there is no card')
  expect(card).toMatchObject({
    quotes: [{ quoteId, exact: 'She showed us the glaze.' }],
    settlement: null,
    reasons: [],
  })
  expect(card.readings.map(({ coders, codings }) => [coders[0]?.name, codings.length])).toEqual(
    expect.arrayContaining([
      ['Ada', 1],
      ['Ben', 2],
    ]),
  )
  expect(await supports(core, HELP)).toEqual([1, 1])

  value(core.execute('setCodingReason', { quoteId, reason: ' She did not have to. ' }, scope))
  expect((await ask(core)).rows[0]?.reasons).toMatchObject([{ name: 'Ada', mine: true, text: 'She did not have to.' }])

  const settle = (input: object) =>
    core.execute('settleDisagreement', { quotes: [quoteId], decision: 'reading', ...input } as never, scope)
  expect(failure(settle({}))).toBe('InvalidInput')
  expect(failure(settle({ coder: createId('m') }))).toBe('InvalidInput')
  expect(failure(settle({ coder: ben.memberId, seen: 'something else' }))).toBe('DisagreementChanged')
  const { settlementId } = value(settle({ coder: ben.memberId, reason: 'She says so herself.', seen: card.seen }))
  expect(await ask(core)).toMatchObject({ open: 0, settled: 1, rows: [] })
  expect((await ask(core, 'settled')).rows).toMatchObject([
    { settlement: { decision: 'reading', chosen: { name: 'Ben' }, reason: 'She says so herself.', by: 'Ada' } },
  ])
  expect(await supports(core, HELP)).toEqual([0, 1])
  // Nobody's coding was touched.
  expect(value(await core.query('quote', { quoteId }))?.codings).toHaveLength(3)

  value(core.execute('undo', {}, scope))
  expect((await ask(core)).open).toBe(1)
  expect(await supports(core, HELP)).toEqual([1, 1])
  value(core.execute('redo', {}, scope))
  expect((await ask(core)).open).toBe(0)

  // Ada changes her mind: both are asked again, and see what was said before.
  value(core.execute('setCoding', { target: quoteId, codeId: PAY, stance: 'disputes' }, scope))
  const again = await ask(core)
  expect(again.open).toBe(1)
  expect(again.rows[0]?.earlier).toMatchObject([{ settlementId, by: 'Ada' }])
  expect(await supports(core, HELP)).toEqual([1, 1])
  value(core.execute('setCoding', { target: quoteId, codeId: PAY, stance: null }, scope))
  expect((await ask(core)).open).toBe(0)

  value(core.execute('reopenDisagreement', { settlementId }, scope))
  expect((await ask(core)).open).toBe(1)
  expect(failure(core.execute('reopenDisagreement', { settlementId: createId('a') }, scope))).toBe('SettlementNotFound')
  value(settle({ decision: 'neither' }))
  expect(await supports(core, HELP)).toEqual([0, 0])
  value(settle({ decision: 'both' }))
  expect(await supports(core, HELP)).toEqual([1, 1])
  // What was opened again is still told.
  expect(
    (await ask(core, 'settled')).rows[0]?.earlier.map((each) => [each.decision, each.openedAgainAt !== null]),
  ).toEqual([
    ['neither', false],
    ['reading', true],
  ])
  expect(value(await core.query('verify', {})).problems).toEqual([])
})

it('has nothing to settle where everybody says the same, or alone', async () => {
  const { core, dataDir } = await newCore()
  const sourceId = await addText(core, 'The kiln was warm.')
  const place = { exact: 'The kiln was warm.' }
  const { quoteId } = value(
    core.execute('addQuote', { sourceId, place, codings: [{ codeId: HELP, stance: 'supports' }] }, scope),
  )
  const settle = (each: Core) => each.execute('settleDisagreement', { quotes: [quoteId], decision: 'both' }, scope)
  expect(failure(settle(core))).toBe('NothingDiffers')
  await closeCore(core)
  codeAs(dataDir, createTeammate('Ben'), [{ sourceId, target: quoteId, codeId: HELP, stance: 'supports' }])
  const met = await openCore(dataDir)
  expect(failure(settle(met))).toBe('NothingDiffers')
  expect(await ask(met)).toMatchObject({ open: 0, settled: 0, passages: 1, others: ['Ben'], rows: [] })
  expect(failure(met.execute('settleDisagreement', { quotes: [createId('q')], decision: 'both' }, scope))).toBe(
    'QuoteNotFound',
  )
  // Merged codes are one: who says the one and who says the other agree.
  const { codeId } = value(met.execute('addCode', { name: 'WARMTH' }, scope))
  value(met.execute('setCoding', { target: quoteId, codeId, stance: 'supports' }, scope))
  expect((await ask(met)).open).toBe(1)
  value(met.execute('mergeCodes', { from: codeId, into: HELP }, scope))
  expect((await ask(met)).open).toBe(0)
})

it('keeps both settlements of two laptops, shows the later on both, and loses them with the quote', async () => {
  const { core, dataDir, quoteId, sourceId, ben } = await differing()
  await closeCore(core)
  const other = join(temporaryFolder(), 'copy')
  cpSync(dataDir, other, { recursive: true })
  const settleAt = async (folder: string, decision: 'both' | 'neither', now: number) => {
    const at = await openCore(folder, {}, { now: () => now })
    value(at.execute('settleDisagreement', { quotes: [quoteId], decision, reason: decision }, scope))
    await closeCore(at)
  }
  const soon = Date.now() + 60_000
  await settleAt(dataDir, 'both', soon)
  await settleAt(other, 'neither', soon + 1000)
  const [here, there] = [readState(dataDir), readState(other)]
  receive(dataDir, there)
  receive(other, here)
  for (const folder of [dataDir, other]) {
    const at = await openCore(folder)
    const { rows } = await ask(at, 'settled')
    expect(rows[0]).toMatchObject({ settlement: { decision: 'neither' }, earlier: [{ decision: 'both' }] })
    expect(value(await at.query('verify', {})).problems).toEqual([])
    await closeCore(at)
  }
  // Ben codes otherwise, elsewhere: open here when it arrives.
  codeAs(dataDir, ben, [{ sourceId, target: quoteId, codeId: PAY, stance: null }], 2000)
  const at = await openCore(dataDir)
  expect((await ask(at)).rows[0]?.earlier).toHaveLength(2)
  value(at.execute('trash', { ids: [quoteId] }, scope))
  expect(await ask(at)).toMatchObject({ open: 0, settled: 0 })
  value(at.execute('purge', { ids: [quoteId] }, scope))
  expect(value(await at.query('verify', {})).problems).toEqual([])
  await closeCore(at)
  const left = readState(dataDir).find(({ docId }) => docId === sourceId)
  expect(Buffer.from(left?.update ?? []).toString('latin1')).not.toContain('neither')
})
