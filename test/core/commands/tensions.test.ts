/** Tensions, meanings of a word, positions and the readiness gate: kept, merged, trashed, deleted for good, rebuilt the same. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { createId, type SourceId, TensionId } from '#shared/model/ids.ts'
import { builtInTensions } from '#shared/model/tensions.ts'
import { addText, closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'

// Several workspaces a test, and machines are busy.
vi.setConfig({ testTimeout: 60_000 })

const verified = { ok: true, problems: [] }
const PAY = TensionId.parse('X.PAY')

const quoteIn = (core: Core, sourceId: SourceId, exact: string) =>
  value(core.execute('addQuote', { sourceId, place: { exact } }, scope)).quoteId

const tensionsOf = async (core: Core) => value(await core.query('tensions', {}))
const find = async (core: Core, id: string) => (await tensionsOf(core)).find(({ tensionId }) => tensionId === id)

it('ships both sides of each contradiction, and keeps quotes on both and where the team stands', async () => {
  const { core } = await newCore()
  expect((await tensionsOf(core)).map(({ tensionId }) => tensionId)).toEqual(builtInTensions.map(({ id }) => id))
  expect((await tensionsOf(core)).every(({ sides, position }) => sides.length === 2 && position === null)).toBe(true)
  const source = await addText(core, 'A fee ends it. But a train ticket is only fair.')
  const put = (side: 'a' | 'b', exact: string) =>
    value(
      core.execute(
        'setEvidence',
        { subject: { tensionId: PAY, side }, target: quoteIn(core, source, exact), stance: 'supports' },
        scope,
      ),
    )
  put('a', 'A fee ends it.')
  put('b', 'train ticket')
  expect(await find(core, PAY)).toMatchObject({
    sides: [
      { side: 'a', sources: 1 },
      { side: 'b', sources: 1 },
    ],
  })
  value(core.execute('setPosition', { tensionId: PAY, text: 'Costs yes, wages no.' }, scope))
  expect(await find(core, PAY)).toMatchObject({ position: 'Costs yes, wages no.', positionBy: 'Ada' })
  value(core.execute('setClaim', { tensionId: PAY, side: 'a', text: 'Never.' }, scope))
  expect((await find(core, PAY))?.sides[0]?.claim).toBe('Never.')
  value(core.execute('undo', {}, scope))
  expect((await find(core, PAY))?.sides[0]?.claim).toBe(builtInTensions.find(({ id }) => id === PAY)?.claims.a)
  value(core.execute('undo', {}, scope))
  expect(await find(core, PAY)).toMatchObject({ position: null, positionBy: null })
  const view = value(await core.query('evidence', { subject: { tensionId: PAY, side: 'b' } }))
  expect(view?.pieces.map(({ text }) => text)).toEqual(['train ticket'])
  const uses = value(await core.query('evidenceUses', { target: view?.pieces[0]?.target ?? createId('q') }))
  expect(uses).toMatchObject([{ subject: { tensionId: PAY, side: 'b' }, phase: null }])
  expect(failure(core.execute('trash', { ids: [PAY] }, scope))).toBe('TensionNotFound')
  const seen = { subject: { tensionId: PAY, side: 'a' }, text: 'I saw it.', stance: 'supports' } as const
  expect(failure(core.execute('addObservation', seen, scope))).toBe('InvalidInput')
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('keeps rival meanings of a word, as many as there are', async () => {
  const { core } = await newCore()
  const made = { kind: 'term', title: 'Community', a: 'Who buys.', b: 'Who helps.' } as const
  const { tensionId } = value(core.execute('addTension', made, scope))
  const { side } = value(core.execute('addMeaning', { tensionId, text: 'Who is there.' }, scope))
  const claims = async () => (await find(core, tensionId))?.sides.map(({ claim }) => claim)
  expect(await claims()).toEqual(expect.arrayContaining(['Who buys.', 'Who helps.', 'Who is there.']))
  value(core.execute('setClaim', { tensionId, side, text: null }, scope))
  expect(await claims()).toEqual(['Who buys.', 'Who helps.'])
  expect(failure(core.execute('setClaim', { tensionId, side: 'a', text: null }, scope))).toBe('InvalidInput')
  expect(failure(core.execute('setClaim', { tensionId, side, text: 'Again' }, scope))).toBe('TensionNotFound')
  expect(failure(core.execute('addMeaning', { tensionId: PAY, text: 'A third' }, scope))).toBe('InvalidInput')
  expect(failure(core.execute('setPosition', { tensionId: createId('x'), text: 'No' }, scope))).toBe('TensionNotFound')
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('merges what two laptops that began apart said of one tension, and the later position stands', async () => {
  const { core, dataDir } = await newCore()
  const source = await addText(core, 'Pay them. Do not pay them.')
  const [yes, no] = [quoteIn(core, source, 'Pay them.'), quoteIn(core, source, 'Do not pay them.')]
  await closeCore(core)
  const there = await newCore()
  await closeCore(there.core)
  receive(there.dataDir, readState(dataDir))
  const [here, other] = [await openCore(dataDir), await openCore(there.dataDir)]
  const put = (on: Core, side: 'a' | 'b', target: typeof yes) =>
    value(on.execute('setEvidence', { subject: { tensionId: PAY, side }, target, stance: 'supports' }, scope))
  put(here, 'b', yes)
  put(other, 'a', no)
  value(here.execute('setPosition', { tensionId: PAY, text: 'We pay.' }, scope))
  value(other.execute('setPosition', { tensionId: PAY, text: 'We do not.' }, scope))
  for (const each of [here, other]) await closeCore(each)
  receive(dataDir, readState(there.dataDir))
  receive(there.dataDir, readState(dataDir))
  const found: unknown[] = []
  for (const folder of [dataDir, there.dataDir]) {
    const merged = await openCore(folder)
    const tension = await find(merged, PAY)
    found.push(tension)
    expect(tension?.sides.map(({ pieces }) => pieces)).toEqual([1, 1])
    const answers = value(await merged.query('fieldHistory', { docId: 'library', subject: PAY, field: 'position' }))
    expect(answers.map(({ value: each }) => (each as { text: string }).text).sort()).toEqual(['We do not.', 'We pay.'])
    expect(value(await merged.query('verify', {}))).toMatchObject(verified)
    await closeCore(merged)
  }
  expect(found[0]).toEqual(found[1])
})

it('puts an own tension into the trash, gives it back, and deletes it for good to the last letter', async () => {
  const { core, dataDir } = await newCore()
  const source = await addText(core, 'A quiet word.')
  const made = { kind: 'claims', title: 'Zwischenfrage', a: 'Querflöte spricht', b: 'Oboenrohr schweigt' } as const
  const { tensionId } = value(core.execute('addTension', made, scope))
  const target = quoteIn(core, source, 'quiet word')
  value(core.execute('setEvidence', { subject: { tensionId, side: 'a' }, target, stance: 'supports' }, scope))
  value(core.execute('setPosition', { tensionId, text: 'Fagottstimme' }, scope))
  value(core.execute('trash', { ids: [tensionId] }, scope))
  expect(await find(core, tensionId)).toBeUndefined()
  expect(value(await core.query('trash', {}))).toMatchObject([
    { kind: 'tension', id: tensionId, title: 'Zwischenfrage' },
  ])
  expect(value(await core.query('workspace', {})).counts.trash).toBe(1)
  value(core.execute('restore', { ids: [tensionId] }, scope))
  expect((await find(core, tensionId))?.sides[0]).toMatchObject({ claim: 'Querflöte spricht', pieces: 1 })
  expect(failure(core.execute('purge', { ids: [tensionId] }, scope))).toBe('NotInTrash')
  value(core.execute('trash', { ids: [tensionId] }, scope))
  value(core.execute('purge', { ids: [tensionId] }, scope))
  expect(value(await core.query('trash', {}))).toEqual([])
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
  await closeCore(core)
  for (const name of readdirSync(dataDir).filter((each) => each.startsWith('workspace.sqlite'))) {
    const bytes = readFileSync(join(dataDir, name)).toString('latin1')
    for (const word of ['Zwischenfrage', 'spricht', 'Oboenrohr', 'Fagottstimme']) expect(bytes).not.toContain(word)
  }
})

it('opens the gate by proof, the owner by a name too, and notes are proof', async () => {
  const { core } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
  const gate = async () => value(await core.query('gate', { planId })).map(({ gate: id, state }) => `${id} ${state}`)
  expect(await gate()).toEqual([
    'owner open',
    'support open',
    'product open',
    'accounts open',
    'legal open',
    'content open',
  ])
  const { noteId } = value(core.execute('createNote', { title: 'Terms' }, scope))
  const put = (id: 'owner' | 'legal', stance: 'supports' | 'disputes') =>
    value(core.execute('setEvidence', { subject: { planId, gate: id }, target: noteId, stance }, scope))
  put('owner', 'supports')
  put('legal', 'supports')
  expect((await gate()).filter((each) => !each.endsWith('open'))).toEqual(['legal met'])
  value(core.execute('setGate', { planId, gate: 'owner', detail: 'Una, two days a week' }, scope))
  const seen = { subject: { planId, gate: 'support' }, text: 'Told them on Monday.', stance: 'supports' } as const
  const { observationId } = value(core.execute('addObservation', seen, scope))
  expect((await gate()).filter((each) => !each.endsWith('open'))).toEqual(['owner met', 'support met', 'legal met'])
  put('legal', 'disputes')
  value(core.execute('trash', { ids: [observationId] }, scope))
  expect((await gate()).slice(0, 5)).toEqual([
    'owner met',
    'support open',
    'product open',
    'accounts open',
    'legal doubted',
  ])
  expect(value(await core.query('trash', {}))).toMatchObject([{ kind: 'observation', title: 'Told them on Monday.' }])
  value(core.execute('purge', { ids: [observationId] }, scope))
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})
