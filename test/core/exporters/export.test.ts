import { describe, expect, it } from 'vitest'
import { fileNameOf } from '#core/exporters/render.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

const text = 'First words.\n\nShe said: *do not* pay <b>me</b> & [mean it](x).\n\nLast words.'
const pay = 'R9.PAY' as CodeId
const said = 'She said: *do not* pay <b>me</b> & [mean it](x).'

async function prepared() {
  const { core } = await newCore()
  const sourceId = await addText(core, text, 'letter.txt')
  value(
    core.execute(
      'editSource',
      {
        sourceId,
        patch: {
          title: 'A <letter> | #1',
          authors: ['Ruth A.'],
          publishedOn: '2026-03',
          url: 'https://example.org/a_b',
        },
      },
      scope,
    ),
  )
  const { quoteId } = value(
    core.execute(
      'addQuote',
      {
        sourceId,
        place: { exact: said },
        codings: [{ codeId: pay, stance: 'disputes' }],
        memo: 'Ask *her* again',
      },
      scope,
    ),
  )
  const { noteId } = value(
    core.execute(
      'createNote',
      { title: 'On paying', markdown: `Before.\n\n![[quote:${quoteId}]]\n\nSee [[R9.PAY]] and [[A <letter> | #1]].\n` },
      scope,
    ),
  )
  return { core, sourceId, quoteId, noteId }
}

describe('export', () => {
  it('gives a note with its quotes and their sources; what people wrote stays text in Markdown and HTML', async () => {
    const { core, noteId } = await prepared()
    const markdown = value(await core.query('export', { subject: { kind: 'note', noteId }, format: 'markdown' }))
    expect(markdown?.fileName).toBe('On paying.md')
    expect(markdown?.content).toContain('# On paying')
    expect(markdown?.content).toContain('\\*do not\\*')
    expect(markdown?.content).toContain('## Sources')
    expect(markdown?.content).not.toContain('commonplace:')
    const page = value(await core.query('export', { subject: { kind: 'note', noteId }, format: 'html' }))?.content ?? ''
    expect(page).toContain('*do not* pay &#x3C;b>me&#x3C;/b> &#x26; [mean it](x).')
    expect(page).not.toMatch(/<script|<b>|javascript:/i)
    expect(page).toContain('<em>A &#x3C;letter> | #1</em>')
  })

  it("gives a source's and a code's quotes with codes, coders and memo", async () => {
    const { core, sourceId } = await prepared()
    const source = value(
      await core.query('export', { subject: { kind: 'source', sourceId }, format: 'markdown' }),
    )?.content
    expect(source).toContain('A., R. (2026, March).')
    expect(source).toContain('R9.PAY, disputes (Ada)')
    expect(source).toContain('Ask \\*her\\* again')
    const code = value(
      await core.query('export', { subject: { kind: 'code', codeId: pay }, format: 'markdown' }),
    )?.content
    expect(code).toContain('## Disputes (1)')
    expect(code).toContain('— A., 2026')
    expect(code).toContain('<https://example.org/a_b>')
  })

  it('gives a search result, and nothing for what is not there', async () => {
    const { core } = await prepared()
    const found = value(
      await core.query('export', { subject: { kind: 'search', query: 'mean', filters: {} }, format: 'markdown' }),
    )?.content
    expect(found).toContain('# Search: mean')
    const { noteId } = value(core.execute('createNote', { title: '' }, scope))
    expect(value(await core.query('export', { subject: { kind: 'note', noteId }, format: 'html' }))?.fileName).toBe(
      'Untitled note.html',
    )
  })
})

describe('fileNameOf', () => {
  it.each([
    ['Who said “what”? a/b\\c:d*e', 'Who said “what” a b c d e.md'],
    ['...', 'Export.md'],
    ['CON', 'CON note.md'],
    ['x'.repeat(300), `${'x'.repeat(100)}.md`],
    ['evil\u202etxt.exe', 'evil txt.exe.md'],
  ])('%j becomes %j', (title, name) => expect(fileNameOf(title, 'md')).toBe(name))
})
