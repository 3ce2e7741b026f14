/** References that leave a workspace and come into another one. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { CslItem } from '#shared/references/csl.ts'
import { cslItems } from '#test/support/cslItems.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

const take = async (core: Core, items: readonly CslItem[] | string, fileName = 'list.json') => {
  const text = typeof items === 'string' ? items : JSON.stringify(items)
  return value(await core.run('import', { items: [{ fileName, bytes: new TextEncoder().encode(text) }] }, scope))
}
const cslOf = async (core: Core): Promise<CslItem[]> =>
  JSON.parse(value(await core.query('exportReferences', { format: 'csl' }))?.content ?? '[]') as CslItem[]
const byTitle = (a: CslItem, b: CslItem): number => String(a.title).localeCompare(String(b.title))

it('are the same as those that came in, variable for variable', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(cslItems(6), async (items) => {
      const { core } = await newCore()
      const report = await take(core, items)
      expect([report.imported.length, report.skipped, report.failed]).toEqual([items.length, [], []])
      const first = await cslOf(core)
      expect(first.toSorted(byTitle)).toEqual(items.toSorted(byTitle))
      const other = (await newCore()).core
      await take(other, first)
      expect((await cslOf(other)).toSorted(byTitle)).toEqual(items.toSorted(byTitle))
    }),
    { numRuns: 2 },
  )
})

it('say what was changed here', async () => {
  const { core } = await newCore()
  const [came] = (
    await take(core, [
      {
        type: 'book',
        id: 'a',
        title: 'Clay and its makers',
        author: [{ family: 'Berg', given: 'Jan' }],
        volume: 3,
        custom: { x: 1 },
      },
    ])
  ).imported
  const sourceId = came?.sourceId as never
  value(
    core.execute(
      'editSource',
      { sourceId, patch: { volume: '4', publisher: 'Kiln Press', authors: ['Jan Berg', 'Ana Öz'] } },
      scope,
    ),
  )
  expect(await cslOf(core)).toEqual([
    {
      type: 'book',
      id: 'a',
      title: 'Clay and its makers',
      author: [
        { family: 'Berg', given: 'Jan' },
        { given: 'Ana', family: 'Öz' },
      ],
      volume: '4',
      publisher: 'Kiln Press',
      custom: { x: 1 },
    },
  ])
  value(core.execute('undo', {}, scope))
  expect((await cslOf(core))[0]).toMatchObject({ volume: 3 })
})

it('are those of one source, or of what a note stands on', async () => {
  const { core } = await newCore()
  const { imported } = await take(core, [
    { type: 'book', id: 'a', title: 'Clay and its makers' },
    { type: 'book', id: 'b', title: 'Ash and its takers', abstract: 'Ash is what is left.' },
  ])
  const [, ash] = imported
  const sourceId = ash?.sourceId as never
  const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact: 'what is left' } }, scope))
  const { noteId } = value(core.execute('createNote', { title: 'On ash', markdown: `![[quote:${quoteId}]]` }, scope))
  const idsOf = async (subject: object): Promise<unknown[]> =>
    (
      JSON.parse(
        value(await core.query('exportReferences', { format: 'csl', subject: subject as never }))?.content ?? '[]',
      ) as CslItem[]
    ).map(({ id }) => id)
  expect(await idsOf({ kind: 'source', sourceId })).toEqual(['b'])
  expect(await idsOf({ kind: 'note', noteId })).toEqual(['b'])
  expect(
    value(
      await core.query('exportReferences', {
        format: 'ris',
        subject: { kind: 'note', noteId: `n_${'0'.repeat(22)}` as never },
      }),
    ),
  ).toBeNull()
})

it('name known people by pseudonym unless their names are asked for', async () => {
  const { core } = await newCore()
  value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
  await take(core, [
    { type: 'webpage', id: 'a', title: 'A talk with Una Byrne', author: [{ family: 'Byrne', given: 'Una' }] },
  ])
  const made = async (names: 'names' | 'pseudonyms') =>
    value(await core.query('exportReferences', { format: 'bibtex', names }))
  expect((await made('pseudonyms'))?.content).not.toContain('Byrne')
  expect((await made('pseudonyms'))?.replaced).toEqual({ people: 1, places: 2 })
  expect((await made('names'))?.content).toContain('author = {Byrne, Una}')
})

it('are cited in the style of the workspace or of the export', async () => {
  const { core } = await newCore()
  const { imported } = await take(core, [
    {
      type: 'book',
      id: 'a',
      title: 'Clay and its makers',
      author: [{ family: 'Berg', given: 'Jan' }],
      issued: { 'date-parts': [[2001]] },
      publisher: 'Kiln Press',
    },
  ])
  const subject = { kind: 'source' as const, sourceId: imported[0]?.sourceId as never }
  const cited = async (style?: 'apa' | 'note') =>
    value(await core.query('export', { subject, format: 'markdown', ...(style && { style }) }))?.content
  expect(await cited()).toContain('Berg, J. (2001). *Clay and its makers*. Kiln Press.')
  expect(await cited('note')).toContain('Jan Berg, *Clay and its makers* (Kiln Press, 2001).')
  value(core.execute('setCitationStyle', { style: 'note' }, scope))
  expect(await cited()).toContain('Jan Berg, *Clay and its makers* (Kiln Press, 2001).')
  value(core.execute('undo', {}, scope))
  expect(await cited()).toContain('Berg, J. (2001).')
})

it('of sources without any reference have what the file said', async () => {
  const { core } = await newCore()
  await addText(core, 'Only words, and enough of them to be a text.', 'warm-kilns.txt')
  expect(await cslOf(core)).toEqual([
    expect.objectContaining({
      id: 'source-1',
      type: 'document',
      title: 'Only words, and enough of them to be a text.',
    }),
  ])
})
