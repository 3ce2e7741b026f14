/** Deleted for good on one device of a team: gone on the others when they learn of it, whatever they made of it meanwhile. */
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { addText, value } from '#test/support/core.ts'
import { digestOf, openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

const own = { scope: 'test' }

/** Ids of all that can be seen, in lists and in the trash. */
async function visible(core: Core): Promise<string[]> {
  return [
    ...value(await core.query('sources', {})).rows.map(({ sourceId }) => sourceId as string),
    ...value(await core.query('notes', {})).rows.map(({ noteId }) => noteId as string),
    ...value(await core.query('quotes', {})).rows.map(({ quoteId }) => quoteId as string),
    ...value(await core.query('trash', {})).map(({ id }) => id),
  ].sort()
}

it('goes everywhere, and a peer that was away and worked on it brings nothing back', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  const kept = await addText(ada, 'The lamp was lit every evening.\n\nNobody asked who paid.')
  const gone = await addText(ada, 'A letter that should not have been kept at all.')
  const quote = (sourceId: typeof kept, exact: string) =>
    value(ada.execute('addQuote', { sourceId, place: { exact }, memo: 'first' }, own)).quoteId
  const ofKept = quote(kept, 'every evening')
  const ofGone = quote(gone, 'at all')
  const { noteId } = value(ada.execute('createNote', { title: 'Draft', markdown: 'Not meant to stay.' }, own))
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  expect(await visible(ben)).toEqual(await visible(ada))

  stage.wires.partition([ada.sync.self()], [ben.sync.self()])
  await stage.time.advance(60_000)
  value(ada.execute('trash', { ids: [gone, noteId, ofKept] }, own))
  value(ada.execute('purge', { ids: [gone, noteId, ofKept] }, own))
  value(ben.execute('setMemo', { quoteId: ofKept, memo: 'second' }, own))
  value(ben.execute('setMemo', { quoteId: ofGone, memo: 'second' }, own))
  value(ben.execute('renameNote', { noteId, title: 'Better' }, own))
  value(ben.execute('trash', { ids: [gone] }, own))
  value(ben.execute('restore', { ids: [gone] }, own))
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  await stage.time.advance(10_000)

  for (const core of [ada, ben]) {
    expect(await visible(core)).toEqual([kept])
    expect(value(await core.query('verify', {})).problems).toEqual([])
    expect(value(await core.query('search', { query: 'letter' })).hits.filter(({ kind }) => kind === 'source')).toEqual(
      [],
    )
  }
  expect(await digestOf(ben)).toBe(await digestOf(ada))
  // Somebody who comes later never hears of it.
  const eve = await openJoined(stage, ada, 'Eve')
  expect(await untilSame(stage, [ada, ben, eve])).toBe(true)
  expect(await visible(eve)).toEqual([kept])
})
