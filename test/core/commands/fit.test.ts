/** The fit card's ratings and the promise register. */
import { expect, it, vi } from 'vitest'
import { createId } from '#shared/model/ids.ts'
import { addText, failure, newCore, scope, value } from '#test/support/core.ts'

// The first import of a process starts the thread that reads files, and machines are busy.
vi.setConfig({ testTimeout: 90_000 })

it('keeps a rating with what speaks for it, corrected and taken back', async () => {
  const { core } = await newCore()
  const { personId } = value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
  const sourceId = await addText(core, 'She answered every beginner that winter.')
  const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact: 'answered every beginner' } }, scope))
  const rate = (rating: unknown) =>
    core.execute('rateFit', { personId, attribute: 'helpful', rating: rating as never }, scope)
  for (const wrong of [
    { score: 3, seen: ' ' },
    { score: 5, seen: 'a lot' },
    { score: 1.5, seen: 'half' },
    { score: 2 },
  ])
    expect(failure(rate(wrong))).toBe('InvalidInput')
  expect(failure(rate({ score: 2, quoteId: createId('q') }))).toBe('QuoteNotFound')
  value(rate({ score: 2, seen: 'helped twice' }))
  value(rate({ score: 4, quoteId }))
  expect(value(await core.query('fit', { personId }))).toMatchObject([
    { attribute: 'helpful', mine: true, byName: 'Ada', score: 4, quote: 'answered every beginner', sourceId },
  ])
  value(core.execute('undo', {}, scope))
  expect(value(await core.query('fit', { personId }))).toMatchObject([{ score: 2, seen: 'helped twice', quote: null }])
  value(rate(null))
  expect(value(await core.query('fit', { personId }))).toEqual([])
  expect(value(await core.query('verify', {})).problems).toEqual([])
})

it('keeps promises until they are kept or released, those that stand first', async () => {
  const { core } = await newCore()
  const { personId } = value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
  const promise = (text: string, dueOn: string | null) =>
    value(core.execute('addPromise', { personId, text, dueOn }, scope)).promiseId
  const late = promise('an answer about reeds', '2026-01-05')
  promise('a visit', null)
  promise('the dye list', '2026-01-02')
  value(core.execute('endPromise', { promiseId: late, end: { how: 'kept', on: '2026-01-04' } }, scope))
  const texts = async () => value(await core.query('promises', { personId })).map(({ text }) => text)
  expect(await texts()).toEqual(['the dye list', 'a visit', 'an answer about reeds'])
  value(core.execute('endPromise', { promiseId: late, end: null }, scope))
  expect(await texts()).toEqual(['the dye list', 'an answer about reeds', 'a visit'])
  expect(failure(core.execute('endPromise', { promiseId: createId('o'), end: null }, scope))).toBe('PromiseNotFound')
  expect(value(await core.query('verify', {})).problems).toEqual([])
  value(core.execute('trash', { ids: [personId] }, scope))
  expect(value(await core.query('promises', {}))).toEqual([])
  value(core.execute('purge', { ids: [personId] }, scope))
  expect(value(await core.query('verify', {})).problems).toEqual([])
})
