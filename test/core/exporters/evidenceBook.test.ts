/** The evidence book at its borders: more quotes than a chapter shows, and quotes whose code is in use no more. */
import { expect, it } from 'vitest'
import { evidenceBook, type ReportParts } from '#core/exporters/reports.ts'
import { renderMarkdown } from '#core/exporters/render.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

const quote = (quoteId: string, codeId?: string) => ({
  quoteId,
  exact: `Words of ${quoteId}.`,
  sourceId: 's_1',
  sourceTitle: 'Letter',
  authors: [],
  publishedOn: null,
  page: null,
  memo: '',
  codings: codeId === undefined ? [] : [{ codeId, stance: 'supports', coderName: 'Ada' }],
})

it('does not take what a full chapter left out for what has no code', () => {
  const [first, bare] = [quote('first', 'c_1'), quote('bare')]
  const parts = {
    db: { get: () => undefined, all: () => [] },
    codes: () => [{ codeId: 'c_1', name: 'HEAT', title: 'Heat', quotes: 2 }],
    quotes: () => [first],
    uncodedIds: () => ['bare'],
    quotesById: (ids: readonly string[]) =>
      [quote('left out', 'c_1'), bare].filter(({ quoteId }) => ids.includes(quoteId)),
  } as unknown as ReportParts
  const said = renderMarkdown(evidenceBook(parts).tree)
  expect(said).toContain('Only the first 1 of 2 quotes stand here')
  expect(said).toContain('under no code that is in use (1)')
  expect(said).toContain('Words of bare.')
  expect(said).not.toContain('Words of left out.')
})

it('knows the codes in use from those that are not', async () => {
  const { core } = await newCore()
  const sourceId = await addText(core, 'A letter.\n\nThe kiln is warm. Nobody asked. It was late.')
  const [used, archived] = ['HEAT', 'OLD'].map(
    (name) => value(core.execute('addCode', { name, title: name, parent: null }, scope)).codeId,
  ) as [CodeId, CodeId]
  for (const [exact, codeId] of [
    ['The kiln is warm.', used],
    ['Nobody asked.', archived],
    ['It was late.', null],
  ] as const) {
    const codings = codeId === null ? [] : [{ codeId, stance: 'supports' as const }]
    value(core.execute('addQuote', { sourceId, place: { exact }, codings }, scope))
  }
  value(core.execute('editCode', { codeId: archived, patch: { archived: true } }, scope))
  const said =
    value(await core.query('export', { subject: { kind: 'evidenceBook' }, format: 'markdown' }))?.content ?? ''
  const chapter = said.slice(said.indexOf('## Without a code'))
  expect(said.slice(0, said.indexOf('## Without a code'))).toContain('The kiln is warm.')
  expect(chapter).toContain('(2)')
  expect(chapter).toContain('Nobody asked.')
  expect(chapter).toContain('It was late.')
  expect(chapter).not.toContain('The kiln is warm.')
})
