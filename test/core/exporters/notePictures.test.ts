/** Pictures of Insight in notes: put there, kept through Markdown, and exported as the table they rest on. */
import { expect, it } from 'vitest'
import { figureByKind } from '#shared/insight/figures.ts'
import { CodeId } from '#shared/model/ids.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

const caption = 'What speaks against it -- so far <b>'

it('puts a picture into a note, and writes its table and caption out', async () => {
  const { core } = await newCore()
  const sourceId = await addText(core, 'They asked. Nobody answered.')
  const { noteId } = value(core.execute('createNote', { title: 'Listening', markdown: 'What we heard:' }, scope))
  const added = { noteId, picture: 'stance', filters: { stance: 'disputes' as const }, caption }
  value(core.execute('addPictureToNote', added, scope))
  const codings = [{ codeId: CodeId.parse('P3.LISTEN'), stance: 'disputes' as const }]
  value(core.execute('addQuote', { sourceId, place: { exact: 'Nobody answered.' }, codings }, scope))

  const kept = value(await core.query('noteMarkdown', { noteId })) ?? ''
  expect(kept).toContain('commonplace-insight')
  expect(kept).not.toContain('|')
  const exported = async (format: 'markdown' | 'html') =>
    value(await core.query('export', { subject: { kind: 'note', noteId }, format, names: 'names' }))?.content ?? ''
  const markdown = await exported('markdown')
  expect(markdown).toMatch(/\| P3\.LISTEN .*\| +1 \|/)
  const page = await exported('html')
  expect(page).toContain('<table>')
  expect(page).toContain('<em>What speaks against it -- so far &#x3C;b></em>')
  expect(page).not.toContain('commonplace-insight')

  // What was exported comes in again as the picture, and not as the table it had on that day.
  const again = value(core.execute('createNote', { title: 'Again', markdown }, scope))
  const back = value(await core.query('noteMarkdown', { noteId: again.noteId })) ?? ''
  expect(back.match(/commonplace-insight \{[^\n]*/)?.[0]).toBe(kept.match(/commonplace-insight \{[^\n]*/)?.[0])
  expect(back).not.toContain('| P3.LISTEN')
})

it('keeps a picture that only a newer app knows, with its caption', async () => {
  const { core } = await newCore()
  const markdown =
    '<!-- commonplace-insight {"picture":"newer","filters":{"shade":2},"caption":"Later"} -->\n\n<!-- /commonplace-insight -->'
  const { noteId } = value(core.execute('createNote', { title: 'From afar', markdown }, scope))
  expect(value(await core.query('noteMarkdown', { noteId }))?.trim()).toBe(markdown)
  const page = value(await core.query('export', { subject: { kind: 'note', noteId }, format: 'html', names: 'names' }))
  expect(page?.content).toContain('<em>Later</em>')
})

it('writes the table of every figure that a note can hold, and calls people in it by pseudonym', async () => {
  const { core } = await newCore()
  value(await core.run('loadSample', {}, scope))
  const names = value(await core.query('people', {})).map(({ name }) => name)
  expect(names.length).toBeGreaterThan(0)
  const { noteId } = value(core.execute('createNote', { title: 'Figures', markdown: '' }, scope))
  const kinds = Object.keys(figureByKind)
  for (const picture of kinds)
    value(core.execute('addPictureToNote', { noteId, picture, filters: {}, caption: picture }, scope))
  // Nobody has looked at any of them yet.
  value(await core.run('workOutExport', { subject: { kind: 'note', noteId } }, scope))
  const exported = async (called: 'names' | 'pseudonyms') =>
    value(await core.query('export', { subject: { kind: 'note', noteId }, format: 'markdown', names: called }))
      ?.content ?? ''
  const withNames = await exported('names')
  const parts = withNames.split('<!-- commonplace-insight').slice(1)
  for (const [n, kind] of kinds.entries()) expect(parts[n], kind).toMatch(/^\|.*\|$/m)
  const without = await exported('pseudonyms')
  for (const name of names) expect(without).not.toContain(name)
  expect(names.some((name) => withNames.includes(name))).toBe(true)
})
