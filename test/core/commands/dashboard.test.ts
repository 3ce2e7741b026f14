/** The dashboard and saved filters: arranged, undone, merged, rebuilt the same; a viewer only looks. */
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Core } from '#core/core.ts'
import { createId, CardId, DeviceId } from '#shared/model/ids.ts'
import { builtInCards } from '#shared/model/dashboard.ts'
import { cardField, DASHBOARD, readDashboard, readSavedFilters, SAVED_FILTERS } from '#shared/docs/dashboardLayout.ts'
import { fieldsBySubject, writeField } from '#shared/docs/fields.ts'
import { addText, closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'

// Two workspaces a run, and machines are busy.
vi.setConfig({ testTimeout: 120_000 })

const first = builtInCards.map(({ id }) => id as string)
const MAP = CardId.parse('V.MAP')
const CODES = CardId.parse('V.CODES')

const cardsOf = async (core: Core) => value(await core.query('dashboard', {}))
const order = async (core: Core): Promise<string[]> => (await cardsOf(core)).map(({ cardId }) => cardId)
const verified = async (core: Core) =>
  expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })

it('starts with pictures, takes more, moves, widens, names and puts them away, each with a step back', async () => {
  const { core } = await newCore()
  expect(await order(core)).toEqual(first)
  const { cardId } = value(core.execute('addCard', { picture: 'frequencies', filters: { stance: 'disputes' } }, scope))
  expect(await order(core)).toEqual([...first, cardId])
  value(core.execute('moveCard', { cardId, before: MAP }, scope))
  expect(await order(core)).toEqual([cardId, ...first])
  value(core.execute('editCard', { cardId, patch: { width: 2, title: 'What we heard against it' } }, scope))
  expect((await cardsOf(core))[0]).toEqual({
    cardId,
    picture: 'frequencies',
    filters: { stance: 'disputes' },
    width: 2,
    title: 'What we heard against it',
  })
  value(core.execute('removeCard', { cardId: MAP }, scope))
  expect(await order(core)).toEqual([cardId, ...first.slice(1)])
  expect(failure(core.execute('moveCard', { cardId: MAP, before: null }, scope))).toBe('CardNotFound')
  expect(failure(core.execute('moveCard', { cardId: CODES, before: MAP }, scope))).toBe('CardNotFound')
  value(core.execute('undo', {}, scope))
  expect(await order(core)).toEqual([cardId, ...first])
  value(core.execute('undo', {}, scope))
  expect((await cardsOf(core))[0]).toMatchObject({ width: 1, title: '' })
  value(core.execute('undo', {}, scope))
  expect(await order(core)).toEqual([...first, cardId])
  value(core.execute('undo', {}, scope))
  expect(await order(core)).toEqual(first)
  await verified(core)
})

it('can be emptied, and gives back what it started with', async () => {
  const { core } = await newCore()
  const { cardId } = value(core.execute('addCard', { picture: 'stance' }, scope))
  value(core.execute('moveCard', { cardId: MAP, before: null }, scope))
  for (const each of await order(core)) value(core.execute('removeCard', { cardId: CardId.parse(each) }, scope))
  expect(await cardsOf(core)).toEqual([])
  value(core.execute('resetDashboard', {}, scope))
  expect(await order(core)).toEqual(first)
  expect(failure(core.execute('removeCard', { cardId }, scope))).toBe('CardNotFound')
  await verified(core)
})

type Act =
  | { do: 'add'; on: boolean }
  | { do: 'move'; on: boolean; card: number; before: number }
  | { do: 'remove'; on: boolean; card: number }
  | { do: 'widen'; on: boolean; card: number }

const at = fc.nat({ max: 30 })
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), on: fc.boolean() }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), on: fc.boolean(), card: at, before: at }) },
  fc.record({ do: fc.constant('remove' as const), on: fc.boolean(), card: at }),
  fc.record({ do: fc.constant('widen' as const), on: fc.boolean(), card: at }),
)

it('merges what two laptops arrange at once: nothing is lost, and both have one order', async () => {
  const [one, two] = [await newCore(), await newCore()]
  let [here, there] = [one.core, two.core]
  const added = new Set<string>(first)
  const removed = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      const widened = new Set<string>()
      for (const each of acts) {
        const core = each.on ? here : there
        const cards = await order(core)
        const pick = (n: number): CardId => CardId.parse(cards[n % cards.length])
        if (each.do === 'add' || cards.length === 0)
          added.add(value(core.execute('addCard', { picture: 'stance' }, scope)).cardId)
        else if (each.do === 'move') {
          const before = each.before % (cards.length + 1)
          value(
            core.execute(
              'moveCard',
              { cardId: pick(each.card), before: before === cards.length ? null : pick(before) },
              scope,
            ),
          )
        } else if (each.do === 'remove') {
          value(core.execute('removeCard', { cardId: pick(each.card) }, scope))
          removed.add(pick(each.card))
        } else {
          value(core.execute('editCard', { cardId: pick(each.card), patch: { width: 2 } }, scope))
          widened.add(pick(each.card))
        }
      }
      await closeCore(here)
      await closeCore(there)
      const [fromHere, fromThere] = [readState(one.dataDir), readState(two.dataDir)]
      receive(one.dataDir, fromThere)
      receive(two.dataDir, fromHere)
      ;[here, there] = [await openCore(one.dataDir), await openCore(two.dataDir)]
      const cards = await cardsOf(here)
      expect(await cardsOf(there)).toEqual(cards)
      expect(new Set(cards.map(({ cardId }) => cardId as string))).toEqual(
        new Set([...added].filter((id) => !removed.has(id))),
      )
      for (const { cardId, width } of cards) if (widened.has(cardId)) expect(width).toBe(2)
      await verified(here)
      await verified(there)
    }),
    { seed: 20261122, numRuns: 12 },
  )
  await closeCore(here)
  await closeCore(there)
})

it('skips and counts what does not parse, and keeps a picture that only a newer app knows', () => {
  const doc = new Y.Doc()
  const device = DeviceId.parse(createId('d'))
  let t = 0
  const write = (subject: string, field: string, v: unknown) =>
    doc.transact(() => writeField(doc, subject, field, device, v, [++t, 0]))
  const [own, lost] = [createId('v'), createId('v')]
  write(DASHBOARD, cardField('card', own), { picture: 'newer-than-this', filters: {} })
  write(DASHBOARD, cardField('position', own), 'Zz')
  write(DASHBOARD, cardField('position', lost), 'a9')
  write(DASHBOARD, cardField('width', MAP), 7)
  write(DASHBOARD, cardField('position', CODES), { not: 'an index' })
  write(DASHBOARD, 'card:nobody', { picture: 'stance', filters: {} })
  write(DASHBOARD, 'shade:V.MAP', 'of a newer app')
  write(SAVED_FILTERS, `filter:${createId('f')}`, { of: 'somewhere' })
  const { subjects } = fieldsBySubject(doc)
  const { cards, malformed } = readDashboard(subjects.get(DASHBOARD))
  expect(cards.map(({ cardId }) => cardId as string)).toEqual([own, ...first])
  expect(cards.find(({ cardId }) => cardId === MAP)?.width).toBe(2)
  expect(malformed).toBe(3)
  expect(readSavedFilters(subjects.get(SAVED_FILTERS))).toEqual({ filters: [], malformed: 1 })
})

it('keeps filters under a name, says what passes them now, and takes each step back', async () => {
  const { core } = await newCore()
  const sourceId = await addText(core, 'They asked. Nobody answered.')
  const unread = { of: 'library', show: 'unread', filter: '' } as const
  const { filterId } = value(core.execute('saveFilter', { name: 'Still to do', content: unread }, scope))
  value(
    core.execute('saveFilter', { name: 'Against', content: { of: 'insight', filters: { stance: 'disputes' } } }, scope),
  )
  value(core.execute('saveFilter', { name: 'Asked', content: { of: 'search', query: 'asked', filters: {} } }, scope))
  const counts = async () => value(await core.query('savedFilters', {})).map(({ name, count }) => [name, count])
  expect(await counts()).toEqual([
    ['Against', 0],
    ['Asked', null],
    ['Still to do', 1],
  ])
  value(core.execute('editSource', { sourceId, patch: { read: true } }, scope))
  const codings = [{ codeId: 'P3.LISTEN' as never, stance: 'disputes' as const }]
  value(core.execute('addQuote', { sourceId, place: { exact: 'Nobody answered.' }, codings }, scope))
  value(core.execute('renameFilter', { filterId, name: 'Unread' }, scope))
  expect(await counts()).toEqual([
    ['Against', 1],
    ['Asked', null],
    ['Unread', 0],
  ])
  value(core.execute('removeFilter', { filterId }, scope))
  expect(failure(core.execute('renameFilter', { filterId, name: 'Again' }, scope))).toBe('FilterNotFound')
  value(core.execute('undo', {}, scope))
  value(core.execute('undo', {}, scope))
  expect((await counts()).at(-1)).toEqual(['Still to do', 0])
  await verified(core)
})
