/** Undoing that something was made puts it in the trash as it is: whoever restores it finds all of it. */
import { expect, it } from 'vitest'
import { addText, newCore, scope, value } from '#test/support/core.ts'

it('keeps what a source, a note and a quote were made with', async () => {
  const { core } = await newCore()
  const sourceId = await addText(core, 'The bell was heard down in the valley.')
  value(core.execute('undo', {}, scope))
  expect(value(await core.query('verify', {})).problems).toEqual([])
  value(core.execute('restore', { ids: [sourceId] }, scope))
  expect(value(await core.query('sources', {})).rows.map((row) => row.sourceId)).toEqual([sourceId])

  const { quoteId } = value(
    core.execute('addQuote', { sourceId, place: { exact: 'the valley' }, memo: 'how far', codings: [] }, scope),
  )
  value(core.execute('undo', {}, scope))
  value(core.execute('restore', { ids: [quoteId] }, scope))
  expect(value(await core.query('quotesOfSource', { sourceId })).map(({ memo }) => memo)).toEqual(['how far'])

  const { noteId } = value(core.execute('createNote', { title: 'Bells' }, scope))
  value(core.execute('undo', {}, scope))
  value(core.execute('restore', { ids: [noteId] }, scope))
  expect(value(await core.query('note', { noteId }))?.title).toBe('Bells')
  expect(value(await core.query('verify', {})).problems).toEqual([])
})
