/** Folders of notes: what comes in, how links find their notes, what is known again, and what harms nothing. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { ID_KEY, withOurs } from '#core/exchange/vault/frontMatter.ts'
import { HOLDS_KEY } from '#core/exchange/vault/holds.ts'
import type { ImportReport } from '#shared/contract/tasks.ts'
import { createId, type NoteId } from '#shared/model/ids.ts'
import { failure, newCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { tinyPdf } from '#test/support/tinyPdf.ts'
import { typeInNote } from '#test/support/typeInNote.ts'
import { vaultFolder } from '#test/support/vaultFolder.ts'

const take = async (core: Core, path: string): Promise<ImportReport> =>
  value(await core.run('import', { items: [{ path }] }, scope))
const notesOf = async (core: Core) => value(await core.query('notes', { sort: 'title' })).rows
const markdownOf = async (core: Core, title: string): Promise<string> => {
  const note = (await notesOf(core)).find((each) => each.title === title)
  if (!note) throw new Error(`there is no note ${title}`)
  return value(await core.query('noteMarkdown', { noteId: note.noteId })) ?? ''
}
const skippedOf = ({ skipped }: ImportReport): string[] => skipped.map(({ item, reason }) => `${item}: ${reason}`)

describe('a folder of notes', () => {
  it('comes in with links in place, whichever note comes first', async () => {
    const { core } = await newCore()
    const folder = vaultFolder({
      'Alpha.md': 'See [[Deep note|that]], [[deep NOTE#Where]] and [beside](sub/Beta%20two.md), [[the odd one]].',
      'sub/Beta two.md': '---\naliases: [the odd one]\n---\nBack to [[Alpha]].',
      'sub/deeper/Deep note.md': '`[[Alpha]]` and ![[Alpha]]\n\n    [[Alpha]]\n',
      'Deep note/other.md': '',
    })
    const report = await take(core, folder)
    expect(report.failed).toEqual([])
    expect(skippedOf(report)).toEqual([])
    expect(report.notes.map(({ title }) => title).sort()).toEqual(['Alpha', 'Beta two', 'Deep note', 'other'])
    const idOf = (title: string): string => report.notes.find((each) => each.title === title)?.noteId ?? ''
    const deep = `commonplace:note/${idOf('Deep note')}`
    const beta = `commonplace:note/${idOf('Beta two')}`
    const alpha = `[Alpha](commonplace:note/${idOf('Alpha')})`
    expect(await markdownOf(core, 'Alpha')).toBe(
      `See [that](${deep}), [deep NOTE > Where](${deep}) and [beside](${beta}), [the odd one](${beta}).\n`,
    )
    expect(await markdownOf(core, 'Beta two')).toBe(`---\naliases: [the odd one]\n---\n\nBack to ${alpha}.\n`)
    expect(await markdownOf(core, 'Deep note')).toBe(`\`[[Alpha]]\` and ${alpha}\n\n\`\`\`\n[[Alpha]]\n\`\`\`\n`)
    expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
  })

  it('keeps what notes here have no form for, and says which links lead nowhere', async () => {
    const { core } = await newCore()
    const folder = vaultFolder({
      'Week.md': [
        '---\ntitle: The week\ncreated: 2024-05-06\nmood: [calm, "a: b"]\n---',
        '> [!tip]- Warm up\n> first the door',
        'A ==warm **and** long== day, a==b.',
        '$a_1 * b_2$ costs $5; and [[Nobody]] ![[pic.png|200]]',
        '$$\nx_1\n- y\n$$',
        '- [ ] fire\n- [x] glaze',
        '| a | b |\n|---|---|\n| [[Week\\|this]] | 2 |',
        'Said[^1]\n\n[^1]: there',
        '```dataview\nlist from [[Week]]\n```',
        '%% hidden %%',
      ].join('\n\n'),
      'pic.png': new Uint8Array([137, 80]),
      '.obsidian/app.json': '{}',
      'board.canvas': '{}',
    })
    const report = await take(core, folder)
    const id = report.notes[0]?.noteId ?? ''
    const markdown = await markdownOf(core, 'The week')
    expect(markdown).toContain('---\ntitle: The week\ncreated: 2024-05-06\nmood: [calm, "a: b"]\n---\n')
    expect(markdown).toContain('> \\[!tip]- Warm up\n>\n> first the door\n')
    expect(markdown).toContain('A <mark>warm **and** long</mark> day')
    expect(markdown).toContain('a==b')
    expect(markdown).toContain('$$\nx_1\n- y\n$$\n')
    expect(markdown).toContain('- [ ] fire\n- [x] glaze')
    expect(markdown).toContain(`| [this](commonplace:note/${id}) | 2 |`)
    expect(markdown).toContain('[^1]: there')
    expect(markdown).toContain('```dataview\nlist from [[Week]]\n```')
    expect(markdown).toContain('%% hidden %%')
    expect(skippedOf(report).sort()).toEqual([
      '.obsidian: It is hidden: settings and remains of other programs.',
      'Week.md: [[Nobody]] leads to nothing in this folder and stays as text.',
      'board.canvas: It is a drawing; there is no place for drawings here.',
      'pic.png: It is a picture; notes hold none yet, so what refers to it stays as text.',
    ])
  })

  it('makes links of tags that name a code, and sources of documents', async () => {
    const { core } = await newCore()
    const folder = vaultFolder({
      'n.md':
        '---\ntags: [P1.OWNER, other]\n---\nIt is #other and #p1/owner and ![[papers/one.pdf]] [page](papers/page.html)',
      'papers/one.pdf': tinyPdf([[{ x: 40, y: 40, text: 'A page about kilns and their doors.' }]]),
      'papers/page.html': '<html><body><p>Words on a page about kilns.</p></body></html>',
      'papers/broken.pdf': '%PDF-1.7 nothing',
    })
    const report = await take(core, folder)
    expect(report.imported.map(({ path }) => path.replace(`${folder}/`, ''))).toEqual([
      'papers/one.pdf',
      'papers/page.html',
    ])
    expect(report.failed.map(({ path, error }) => [path.replace(`${folder}/`, ''), error.code])).toEqual([
      ['papers/broken.pdf', 'FileBroken'],
    ])
    const [pdf, page] = report.imported
    expect(await markdownOf(core, 'n')).toBe(
      `---\ntags: [P1.OWNER, other]\n---\n\nCodes: [P1.OWNER](commonplace:code/P1.OWNER)\n\nIt is #other and [#p1/owner](commonplace:code/P1.OWNER) and [papers/one.pdf](commonplace:source/${pdf?.sourceId}) [page](commonplace:source/${page?.sourceId})\n`,
    )
  })

  it('calls notes as the programs mean their files’ names', async () => {
    const { core } = await newCore()
    const id = '0123456789abcdef0123456789abcdef'
    const folder = vaultFolder({
      [`Project ${id}.md`]: `# Project\n\n[Sub page](Project%20${id}/Sub%20page%20${id}.md)`,
      [`Project ${id}/Sub page ${id}.md`]: `[Project](../Project%20${id}.md)`,
      'pages/kiln___door.md': '- [[kiln/door]]',
      'Fires.textbundle/text.md': 'Words on fires. [[Project]]',
    })
    const report = await take(core, folder)
    expect(report.notes.map(({ title }) => title).sort()).toEqual(['Fires', 'Project', 'Sub page', 'kiln/door'])
    expect(skippedOf(report)).toEqual([])
    expect(await markdownOf(core, 'Project')).toMatch(/\[Sub page\]\(commonplace:note\/n_/)
    expect(await markdownOf(core, 'Fires')).toMatch(/\[Project\]\(commonplace:note\/n_/)
  })

  it('is one step to undo and to redo', async () => {
    const { core } = await newCore()
    await take(core, vaultFolder({ 'a.md': '[[b]]', 'b.md': 'b', 'c.txt': 'A text about kilns.' }))
    expect(value(await core.query('undoState', {}, scope))).toMatchObject({ undo: 'Kiln notes taken in' })
    value(core.execute('undo', {}, scope))
    expect(await notesOf(core)).toEqual([])
    expect(value(await core.query('sources', {})).total).toBe(0)
    value(core.execute('redo', {}, scope))
    expect(await notesOf(core)).toHaveLength(2)
  })

  it('is known again: nothing comes twice, a changed file changes its note, a note changed here is kept', async () => {
    const { core } = await newCore()
    const folder = vaultFolder({
      'a.md': 'One [[b]].\n\nTwo.',
      'b.md': 'Bee.',
      'c.md': 'Sea.',
      'd.txt': 'A text about doors.',
    })
    await take(core, folder)
    const before = value(await core.query('digest', {})).digest
    expect(await take(core, folder)).toMatchObject({
      imported: [],
      notes: [],
      mergedNotes: [],
      failed: [],
      unchanged: 4,
    })
    expect(value(await core.query('digest', {})).digest).toBe(before)

    writeFileSync(join(folder, 'a.md'), 'One [[b]].\n\nTwo and [[c]].\n\nThree.')
    writeFileSync(join(folder, 'b.md'), 'Bee, from the folder.')
    const bee = (await notesOf(core)).find(({ title }) => title === 'b')
    value(core.execute('renameNote', { noteId: bee?.noteId as NoteId, title: 'b here' }, scope))
    const again = await take(core, folder)
    expect(again.mergedNotes.map(({ title }) => title)).toEqual(['a'])
    expect(again.notes.map(({ title }) => title)).toEqual(['b (from Kiln notes)'])
    expect(await markdownOf(core, 'a')).toMatch(/^One \[b\]\(.*\)\.\n\nTwo and \[c\]\(.*\)\.\n\nThree\.\n$/)
    expect(await markdownOf(core, 'b here')).toBe('Bee.\n')
    // A changed text is taken back with all else, and comes again.
    value(core.execute('undo', {}, scope))
    expect(await markdownOf(core, 'a')).toMatch(/^One \[b\]\(.*\)\.\n\nTwo\.\n$/)
    value(core.execute('redo', {}, scope))
    expect(await markdownOf(core, 'a')).toContain('Three.')
    expect(skippedOf(again)).toEqual([
      'b.md: “b here” was changed here and in the folder; what the folder says is a note of its own beside it.',
    ])
    expect(await take(core, folder)).toMatchObject({ notes: [], mergedNotes: [], unchanged: 4, skipped: [] })
  })

  it('takes no text back that somebody went on writing', async () => {
    const { core } = await newCore()
    const folder = vaultFolder({ 'a.md': 'One.' })
    const noteId = (await take(core, folder)).notes[0]?.noteId as NoteId
    writeFileSync(join(folder, 'a.md'), 'One.\n\nTwo.')
    expect((await take(core, folder)).mergedNotes).toHaveLength(1)
    await typeInNote(core, noteId, 'Nought.')
    // The step of the text is passed over; before it the note came.
    value(core.execute('undo', {}, scope))
    expect(await notesOf(core)).toEqual([])
    value(core.execute('restore', { ids: [noteId] }, scope))
    expect(await markdownOf(core, 'a')).toBe('Nought.\n\nOne.\n\nTwo.\n')
  })

  it('knows a folder again that was moved, and leaves in the trash what lies there', async () => {
    const { core } = await newCore()
    const files = { 'a.md': 'One.', 'sub/b.md': 'Two.' }
    await take(core, vaultFolder(files, 'First'))
    expect(await take(core, vaultFolder(files, 'Second'))).toMatchObject({ notes: [], unchanged: 2 })
    value(core.execute('undo', {}, scope))
    const report = await take(core, vaultFolder(files, 'Third'))
    expect(report.notes).toEqual([])
    expect(skippedOf(report)).toEqual([
      'a.md: It is in the trash; restore it there and import again, if it is wanted.',
      'sub/b.md: It is in the trash; restore it there and import again, if it is wanted.',
    ])
  })

  it('follows no links of the file system and walks no circle', async () => {
    const { core } = await newCore()
    const outside = temporaryFolder()
    writeFileSync(join(outside, 'secret.md'), 'secret')
    const folder = vaultFolder({ 'a.md': 'One.', 'sub/b.md': 'Two.', 'CON .md': 'Odd', 'q?"*.md': 'Odder' })
    symlinkSync(outside, join(folder, 'out'))
    symlinkSync(folder, join(folder, 'sub', 'round'))
    symlinkSync(join(folder, 'a.md'), join(folder, 'same.md'))
    symlinkSync(join(outside, 'nothing'), join(folder, 'dead.md'))
    mkdirSync(join(folder, 'empty'))
    const report = await take(core, folder)
    expect(report.notes.map(({ title }) => title).sort()).toEqual(['CON', 'a', 'b', 'q?"*'])
    expect(skippedOf(report).sort()).toEqual([
      'dead.md: It is a link that leads nowhere.',
      'out: It is a link that leads out of the folder.',
      'same.md: It is a link to another place in this folder; what is there is taken in from there.',
      'sub/round: It is a link to another place in this folder; what is there is taken in from there.',
    ])
  })

  it('takes every note that can be read, whatever lies beside it', async () => {
    const { core } = await newCore()
    const folder = vaultFolder({
      'good.md': 'Good.',
      'latin.md': Buffer.from('Der Ofen ist heiß, und die Tür geht nicht auf. Wir warten länger.', 'latin1'),
      'utf16.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Wide words.', 'utf16le')]),
      'crlf.md': '---\r\ntitle: Lines\r\n---\r\nOne\r\n\r\nTwo\r\n',
      'picture.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'bomb.md': `---\na: &a [x,x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [${n === 0 ? '*a,*a' : `*b${n - 1},*b${n - 1}`}]`).join('\n')}\n---\nAfter.`,
      'yaml.md': '---\nkey: [unclosed\n---\nStill here.',
      'long.md': 'x'.repeat(3_000_000),
      'deep.md': '>'.repeat(5000),
    })
    const report = await take(core, folder)
    expect(report.failed.map(({ error }) => error.message)).toEqual([
      'picture.md is of a kind that cannot be imported; use HTML, PDF, DOCX, Markdown, plain text or EPUB.',
    ])
    expect(report.notes.map(({ title }) => title).sort()).toEqual([
      'Lines',
      'bomb',
      'deep',
      'good',
      'latin',
      'utf16',
      'yaml',
    ])
    expect(await markdownOf(core, 'latin')).toContain('heiß, und die Tür')
    expect(await markdownOf(core, 'utf16')).toBe('Wide words.\n')
    expect(await markdownOf(core, 'Lines')).toBe('---\ntitle: Lines\n---\n\nOne\n\nTwo\n')
    expect(skippedOf(report)).toEqual([
      'long.md: It is too long for a note; import it by itself, and it becomes a source.',
    ])
  })

  it('says when there is nothing in it, and when it is a workspace', async () => {
    const { core, dataDir } = await newCore()
    const empty = await take(core, vaultFolder({ 'x.png': 'x' }))
    expect(empty.failed[0]?.error).toMatchObject({ code: 'FileEmpty' })
    expect((await take(core, dataDir)).failed[0]?.error).toMatchObject({ code: 'FileKindUnknown' })
  })

  it('stops when it is told to, keeps what is in, and brings the rest the next time', async () => {
    const { core } = await newCore()
    const folder = vaultFolder(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`n${n}.md`, `Note ${n}`])))
    const stop = new AbortController()
    const parts: { done: number; total: number }[] = []
    const report = value(
      await core.run(
        'import',
        { items: [{ path: folder }] },
        {
          ...scope,
          signal: stop.signal,
          onProgress: ({ part }) => {
            if (part) parts.push(part)
            stop.abort()
          },
        },
      ),
    )
    expect(report.failed.map(({ error }) => error.code)).toEqual(['ImportCancelled'])
    expect(report.notes.length).toBeLessThan(200)
    const rest = await take(core, folder)
    expect(rest.notes.length + report.notes.length).toBe(200)
    expect(await notesOf(core)).toHaveLength(200)
  })

  it('comes in a zip as well, and no name in it leads out', async () => {
    const { core } = await newCore()
    const bytes = zipSync({
      'My vault/a.md': strToU8('See [[b]].'),
      'My vault/sub/b.md': strToU8('Bee.'),
      '../evil.md': strToU8('out'),
      '__MACOSX/._a.md': strToU8('x'),
    })
    const report = value(await core.run('import', { items: [{ fileName: 'My vault.zip', bytes }] }, scope))
    expect(report.failed).toEqual([])
    expect(report.notes.map(({ title }) => title)).toEqual(['a', 'b'])
    expect(skippedOf(report)).toEqual([
      '../evil.md: Its name leads out of the folder.',
      '__MACOSX: It is hidden: settings and remains of other programs.',
    ])
    expect(await markdownOf(core, 'a')).toMatch(/^See \[b\]\(commonplace:note\/n_/)
  })

  it('is refused to a path that leads nowhere', async () => {
    const { core } = await newCore()
    const gone = vaultFolder({ 'a.md': 'a' })
    rmSync(gone, { recursive: true })
    expect((await take(core, gone)).failed[0]?.error.code).toBe('FileNotFound')
    expect(failure(await core.run('import', { items: [] }, scope))).toBe('InvalidInput')
  })
})

/** What a page of ours says of its source, whose text lies beside it. */
const pageHolds = (text: string, quotes: readonly object[] = []) => ({
  kind: 'text',
  original: null,
  text,
  authors: [],
  publishedOn: null,
  url: null,
  language: null,
  sameOriginAs: null,
  by: createId('m'),
  at: 1,
  codings: [],
  quotes,
  names: {},
  byPseudonym: false,
})

function writePage(folder: string, sourceId: string, holds: object, body: string): void {
  mkdirSync(join(folder, 'Sources'), { recursive: true })
  const facts = { [ID_KEY]: sourceId, title: 'Page', [HOLDS_KEY]: JSON.stringify(holds) }
  writeFileSync(join(folder, 'Sources', 'Page.md'), withOurs(facts, body))
}

it('reads no file that a page names outside the folder', async () => {
  const { core } = await newCore()
  const folder = vaultFolder({})
  writeFileSync(join(folder, 'secret.txt'), 'Words of another place that nobody gave.')
  writePage(join(folder, 'given'), createId('s'), pageHolds('../secret.txt'), 'Words.\n')
  const report = await take(core, join(folder, 'given'))
  expect(report.imported).toEqual([])
  expect(value(await core.query('sources', {})).rows).toEqual([])
})

it('brings every quote of a source whose page is longer than a note may be, and takes no such page for a note', async () => {
  const { core } = await newCore()
  const folder = vaultFolder({})
  const [sourceId, by] = [createId('s'), createId('m')]
  const memo = 'A long memo on the kiln. '.repeat(2_400)
  const words = Array.from({ length: 40 }, (_, n) => `Word${n + 10}`)
  const quotes = words.map((exact, n) => ({
    id: createId('q'),
    exact,
    start: n * 7,
    end: n * 7 + 6,
    memo,
    by,
    at: 1,
    codings: [],
  }))
  mkdirSync(join(folder, 'Sources', 'Texts'), { recursive: true })
  writeFileSync(join(folder, 'Sources', 'Texts', 'Page.txt'), words.join(' '))
  writePage(folder, sourceId, pageHolds('Sources/Texts/Page.txt', quotes), 'Words.\n')
  writeFileSync(join(folder, 'Long.md'), 'One line of many.\n'.repeat(130_000))
  const report = await take(core, folder)
  expect(skippedOf(report)).toEqual([
    'Long.md: It is too long for a note; import it by itself, and it becomes a source.',
  ])
  expect(report.notes).toEqual([])
  expect(report.imported.map((each) => each.sourceId)).toEqual([sourceId])
  expect(value(await core.query('quotesOfSource', { sourceId }))).toHaveLength(40)
})

it('takes a page that somebody changed for what it still says, and nothing breaks', async () => {
  const { core } = await newCore()
  const quote = { exact: 'warm', start: 12, end: 16, memo: '', by: createId('m'), at: 1, codings: [] }
  for (const [n, [ofPage, ofQuote]] of [
    // A day that is no number of milliseconds; a quote from before all time.
    [{ at: 1.5 }, {}],
    [{}, { at: -1 }],
    // One that begins before its text; one that ends before it begins.
    [{}, { start: -5 }],
    [{}, { start: 9, end: 2 }],
    [{ names: { [quote.by]: 'x'.repeat(100_000) } }, {}],
  ].entries()) {
    const folder = vaultFolder({})
    mkdirSync(join(folder, 'Sources', 'Texts'), { recursive: true })
    writeFileSync(join(folder, 'Sources', 'Texts', 'Page.txt'), `The kiln is warm, said ${n}.`)
    const [sourceId, quotes] = [createId('s'), [{ ...quote, id: createId('q'), ...ofQuote }]]
    writePage(folder, sourceId, { ...pageHolds('Sources/Texts/Page.txt', quotes), ...ofPage }, 'Words.\n')
    expect((await take(core, folder)).failed).toEqual([])
    expect(value(await core.query('quotesOfSource', { sourceId }))).toMatchObject([
      { exact: 'warm', start: 12, end: 16 },
    ])
  }
  expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
})
