/** Where a source or a note stands in a list is where the list shows it, whatever its order and filter. */
import { expect, it } from 'vitest'
import { newCore, scope, value } from '#test/support/core.ts'

it('agrees with the lists', async () => {
  const { core } = await newCore()
  const items = ['Rope', 'anchor', 'Tide', 'rope and tide'].map((title) => ({
    fileName: `${title}.md`,
    bytes: new TextEncoder().encode(`# ${title}\n\nSome words on it.`),
  }))
  value(await core.run('import', { items }, scope))
  for (const title of ['b', 'A', 'c rope']) value(core.execute('createNote', { title, markdown: 'words' }, scope))
  for (const filter of ['', 'rope']) {
    for (const sort of ['added', 'title', 'published'] as const) {
      const { rows } = value(await core.query('sources', { filter, sort }))
      expect(rows.length).toBeGreaterThan(0)
      for (const [place, { sourceId }] of rows.entries())
        expect(value(await core.query('sourcePlace', { sourceId, filter, sort }))).toBe(place)
    }
    for (const sort of ['edited', 'title', 'created'] as const) {
      const { rows } = value(await core.query('notes', { filter, sort }))
      for (const [place, { noteId }] of rows.entries())
        expect(value(await core.query('notePlace', { noteId, filter, sort }))).toBe(place)
    }
  }
  const [first] = value(await core.query('sources', { filter: 'anchor' })).rows
  expect(value(await core.query('sourcePlace', { sourceId: first!.sourceId, filter: 'rope' }))).toBeNull()
})
