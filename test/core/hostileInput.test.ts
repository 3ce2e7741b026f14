/** Input that no polite program would send. */
import { describe, expect, it } from 'vitest'
import type { CodeId } from '#shared/model/ids.ts'
import { addText, closeCore, newCore, openCore, scope, value } from '#test/support/core.ts'

describe('text that is not well formed', () => {
  it('is stored so that what is shown is what is read back', async () => {
    const { core, dataDir } = await newCore()
    const sourceId = await addText(core, 'Looms hum \u{1f9f5} in the evening.')
    const bad = 'a\ud800b\u0000c\u202ed\u0007'
    value(core.execute('editSource', { sourceId, patch: { title: bad, authors: [bad], siteName: bad } }, scope))
    const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact: 'hum' }, memo: bad }, scope))
    const { noteId } = value(core.execute('createNote', { title: bad, markdown: `# ${bad}\n\n${bad}` }, scope))
    value(core.execute('addCode', { name: bad, definition: bad }, scope))
    for (const key of ['__proto__', 'constructor']) value(core.execute('setPreference', { key, value: { bad } }, scope))
    const look = async (c: typeof core) =>
      JSON.stringify([
        value(await c.query('source', { sourceId })),
        value(await c.query('quote', { quoteId })),
        value(await c.query('note', { noteId })),
        value(await c.query('noteMarkdown', { noteId })),
        value(await c.query('export', { subject: { kind: 'note', noteId }, format: 'html' })),
      ])
    const before = await look(core)
    expect(Object.keys(value(await core.query('preferences', {}))).sort()).toEqual(['__proto__', 'constructor'])
    expect(before).not.toContain('\\ud800')
    expect(value(await core.query('verify', {})).problems).toEqual([])
    await closeCore(core)
    const again = await openCore(dataDir)
    expect(await look(again)).toBe(before)
    expect(value(await again.query('verify', {})).problems).toEqual([])
  })

  it('is searched for without harm', async () => {
    const { core } = await newCore()
    for (const query of [
      '\ud800',
      '\u0000',
      '"',
      '*',
      'a*"',
      'NEAR(',
      '-',
      'body:',
      '__proto__',
      '\u202e',
      "'; DROP TABLE note;--",
      '('.repeat(900),
    ])
      value(await core.query('search', { query }))
  })
})

describe('a note nested 5,000 deep', () => {
  it('is kept and exported', async () => {
    const { core } = await newCore()
    const { noteId } = value(core.execute('createNote', { title: 'Deep', markdown: `${'> '.repeat(5000)}loom` }, scope))
    for (const format of ['markdown', 'html'] as const)
      expect(
        value(await core.query('export', { subject: { kind: 'note', noteId }, format }))?.content.includes('loom'),
      ).toBe(true)
  })
})

describe('codes', () => {
  it('stand for themselves again when the code they were merged into is taken back', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, 'Looms hum in the evening.')
    const { codeId } = value(core.execute('addCode', { name: 'Alpha' }, { scope: 'window 1' }))
    const into = value(core.execute('addCode', { name: 'Beta' }, { scope: 'window 2' })).codeId
    value(
      core.execute('addQuote', { sourceId, place: { exact: 'hum' }, codings: [{ codeId, stance: 'supports' }] }, scope),
    )
    value(core.execute('mergeCodes', { from: codeId, into }, scope))
    value(core.execute('undo', {}, { scope: 'window 2' }))
    const alpha = value(await core.query('codes', {})).find((code) => code.name === 'Alpha')
    expect(alpha).toMatchObject({ mergedInto: null, quotes: 1 })
    expect(value(await core.query('search', { query: 'alpha', filters: { kinds: ['code'] } })).total).toBe(1)
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('may be nested 120 deep and never in a ring', async () => {
    const { core } = await newCore()
    let parent: CodeId | null = null
    for (let i = 0; i < 120; i++) parent = value(core.execute('addCode', { name: `Level ${i}`, parent }, scope)).codeId
    const codes = value(await core.query('codes', {}))
    const first = codes.find((code) => code.name === 'Level 0')
    const outcome = core.execute('editCode', { codeId: first?.codeId as CodeId, patch: { parent } }, scope)
    expect(outcome.ok).toBe(false)
  }, 60_000)
})
