/** The workspace as a folder of notes: what is written, and that it comes back. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Core } from '#core/core.ts'
import type { NoteId, SourceId } from '#shared/model/ids.ts'
import { addText, failure, newCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { markdownDocument } from '#test/shared/editor/markdownGenerator.ts'

const seed = Number(process.env['COMMONPLACE_SEED'] ?? 7)

const filesBelow = (folder: string): string[] =>
  (
    readdirSync(folder, { recursive: true, withFileTypes: true }) as unknown as {
      isFile(): boolean
      parentPath: string
      name: string
    }[]
  )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
const write = async (core: Core, path: string, more: { names?: 'names'; replace?: boolean } = {}) =>
  value(await core.run('exportVault', { path, ...more }, scope))
const take = async (core: Core, path: string) => value(await core.run('import', { items: [{ path }] }, scope))
const notesOf = async (core: Core) => value(await core.query('notes', { sort: 'title', limit: 5000 })).rows
const markdownOf = async (core: Core, noteId: NoteId): Promise<string> =>
  value(await core.query('noteMarkdown', { noteId })) ?? ''

async function scene() {
  const { core, dataDir } = await newCore()
  const sourceId: SourceId = await addText(
    core,
    'An evening\n\nThe door was open. Una Byrne came in with the glaze, and it was late when they were done with it.',
    'An evening.txt',
  )
  const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact: 'The door was open.' } }, scope))
  value(core.execute('setCoding', { target: quoteId, codeId: 'P1.OWNER', stance: 'supports' }, scope))
  value(core.execute('setMemo', { quoteId, memo: 'Kept | open' }, scope))
  const { noteId: doors } = value(
    core.execute('createNote', { title: 'Doors: open/shut?', markdown: 'Nothing yet.' }, scope),
  )
  const { noteId } = value(
    core.execute(
      'createNote',
      {
        title: 'CON',
        markdown: `---\ntitle: mine\n---\n\nSee [doors](commonplace:note/${doors}), [P1](commonplace:code/P1.OWNER) and [it](commonplace:source/${sourceId}).\n\n> The door was open.\n>\n> — [An evening](commonplace:quote/${quoteId})`,
      },
      scope,
    ),
  )
  return { core, dataDir, sourceId, quoteId, doors, noteId }
}

describe('a workspace', () => {
  it('is a file for each note, source, code and plan, with links between them', async () => {
    const { core, sourceId, quoteId, noteId } = await scene()
    const folder = join(temporaryFolder(), 'Out')
    const made = await write(core, folder)
    expect(made).toMatchObject({ notes: 2, sources: 1, quotes: 1, originals: 1, left: [] })
    expect(filesBelow(folder).filter((path) => !path.startsWith('Codes'))).toEqual([
      'Notes/CON (file).md',
      'Notes/Doors open shut.md',
      'Sources/An evening.md',
      'Sources/Originals/An evening.txt',
    ])
    const note = readFileSync(join(folder, 'Notes/CON (file).md'), 'utf8')
    expect(note).toMatch(
      new RegExp(
        `^---\\ncommonplace: ${noteId}\\ncommonplace-title: CON\\ncreated: \\S+\\ncodes:\\n  - P1.OWNER\\ntags:\\n  - P1/OWNER\\n`,
      ),
    )
    expect(note).toContain('\n# what the note itself begins with\ntitle: mine\n---\n')
    const block = `^${quoteId.replace('_', '-')}`
    expect(note).toContain(
      `See [[Notes/Doors open shut|doors]], [[Codes/P1.OWNER|P1]] and [[Sources/An evening|it]].\n\n> The door was open.\n>\n> — [[Sources/An evening#${block}|An evening]]\n`,
    )
    const source = readFileSync(join(folder, 'Sources/An evening.md'), 'utf8')
    expect(source).toContain(`commonplace: ${sourceId}\n`)
    expect(source).toContain('original: "[[Sources/Originals/An evening.txt]]"\n')
    expect(source).toContain(
      `> The door was open.\n\n${block}\n\nCodes: [[Codes/P1.OWNER|P1.OWNER]] (supports, Ada)\n\nMemo: Kept | open\n`,
    )
    expect(readFileSync(join(folder, 'Codes/P1.OWNER.md'), 'utf8')).toContain(
      `- [[Sources/An evening#${block}|The door was open.]]`,
    )
  })

  it('comes back by its ids: what is the same is left, what was changed in the folder is changed here', async () => {
    const { core, noteId, doors } = await scene()
    const folder = join(temporaryFolder(), 'Out')
    await write(core, folder)
    const before = value(await core.query('digest', {})).digest
    const same = await take(core, folder)
    expect(same).toMatchObject({ imported: [], notes: [], mergedNotes: [], failed: [], skipped: [] })
    expect(value(await core.query('digest', {})).digest).toBe(before)

    const path = join(folder, 'Notes/Doors open shut.md')
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8')}\nMore, from elsewhere: [[CON (file)]] and [[Notes/CON (file)|con]].\n`,
    )
    const changed = await take(core, folder)
    expect(changed.mergedNotes.map((note) => note.noteId)).toEqual([doors])
    expect(await markdownOf(core, doors)).toBe(
      `Nothing yet.\n\nMore, from elsewhere: [CON (file)](commonplace:note/${noteId}) and [con](commonplace:note/${noteId}).\n`,
    )
  })

  it('is a workspace again elsewhere: sources, quotes, codes, codings and notes under the same ids', async () => {
    const { core, sourceId, quoteId, noteId } = await scene()
    const { codeId: above } = value(core.execute('addCode', { name: 'Kiln work' }, scope))
    const { codeId: own } = value(
      core.execute('addCode', { name: 'Shared heat', parent: above, definition: 'Heat that two use.' }, scope),
    )
    value(core.execute('setCoding', { target: quoteId, codeId: own, stance: 'disputes' }, scope))
    value(core.execute('setCoding', { target: sourceId, codeId: own, stance: 'supports' }, scope))
    value(
      core.execute(
        'editSource',
        { sourceId, patch: { authors: ['Una Byrne', 'Ö. Z.'], publishedOn: '2021-03' } },
        scope,
      ),
    )
    const page = await addText(core, '<html><body><p>Words on a page about kilns.</p></body></html>', 'page.html')
    value(core.execute('editSource', { sourceId: page, patch: { sameOriginAs: sourceId } }, scope))
    value(core.execute('addQuote', { sourceId: page, place: { exact: 'about kilns' } }, scope))
    const folder = join(temporaryFolder(), 'Out')
    await write(core, folder)
    const { core: other } = await newCore()
    const report = await take(other, folder)
    expect(report).toMatchObject({ failed: [], skipped: [], mergedNotes: [], merged: [] })
    expect(report.imported.map((each) => each.sourceId).sort()).toEqual([page, sourceId].sort())
    expect(report.projects).toEqual([{ path: folder, coders: 1, codes: 2, quotes: 2, codings: 3, notes: 0 }])
    const facts = async (from: Core) => ({
      sources: value(await from.query('sources', { sort: 'title' })).rows.map(
        ({ sourceId: id, title, authors, publishedOn, kind }) => [id, title, authors, publishedOn, kind],
      ),
      origin: value(await from.query('source', { sourceId: page }))?.sameOriginAs,
      quotes: value(await from.query('quotes', {})).rows.map(({ quoteId: id, exact, start, memo, codings }) => [
        id,
        exact,
        start,
        memo,
        codings.map(({ codeId, stance, coderName }) => `${codeId} ${stance} ${coderName}`).sort(),
      ]),
      codes: value(await from.query('codes', {}))
        .filter(({ codeId }) => [above, own].includes(codeId))
        .map(({ codeId, name, parent, definition }) => [codeId, name, parent, definition]),
      note: await markdownOf(from, noteId),
    })
    expect(await facts(other)).toEqual(await facts(core))
    expect(value(await other.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
    const before = value(await other.query('digest', {})).digest
    expect(await take(other, folder)).toMatchObject({
      imported: [],
      merged: [],
      notes: [],
      mergedNotes: [],
      skipped: [],
      failed: [],
    })
    expect(value(await other.query('digest', {})).digest).toBe(before)
    value(other.execute('undo', {}, scope))
    expect(value(await other.query('sources', {})).total).toBe(0)
    expect(await notesOf(other)).toEqual([])
  })

  it('brings texts and quotes by pseudonym as well, in a zip inside another folder', async () => {
    const { core } = await scene()
    const sourceId = await addText(core, 'Then Una Byrne said: no kiln is cold. And Una left.', 'Second.txt')
    const { quoteId } = value(
      core.execute('addQuote', { sourceId, place: { exact: 'Byrne said: no kiln is cold' } }, scope),
    )
    value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
    const folder = join(temporaryFolder(), 'Out')
    await write(core, join(folder))
    const above = join(temporaryFolder(), 'All')
    mkdirSync(above)
    renameSync(folder, join(above, 'In here'))
    const { core: other } = await newCore()
    const report = await take(other, above)
    expect(report).toMatchObject({ failed: [], skipped: [] })
    const text = value(await other.query('sourceText', { sourceId }))?.extraction.text ?? ''
    expect(text).toMatch(/^Then \S+( \S+)? said: no kiln is cold\. And \S+( \S+)? left\.$/)
    expect(text).not.toContain('Byrne')
    const quote = value(await other.query('quotes', {})).rows.find((each) => each.quoteId === quoteId)
    expect(quote?.exact).toMatch(/said: no kiln is cold$/)
    expect(value(await other.query('sources', {})).total).toBe(2)
  })

  it('leaves by pseudonym, and then never takes a name from a note here', async () => {
    const { core, doors } = await scene()
    value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
    const { noteId } = value(
      core.execute(
        'createNote',
        { title: 'Una Byrne’s glaze', markdown: 'Una came, [doors](commonplace:note/' + doors + ').' },
        scope,
      ),
    )
    const folder = join(temporaryFolder(), 'Out')
    const made = await write(core, folder)
    expect(made.replaced.people).toBe(1)
    expect(made.left).toEqual([
      '1 original stays here, because names cannot be replaced in them.',
      '1 person stays here; Export people writes them.',
    ])
    for (const path of filesBelow(folder)) {
      expect(path).not.toMatch(/Una|Byrne/)
      expect(readFileSync(join(folder, path), 'utf8')).not.toMatch(/Una|Byrne/)
    }
    const back = await take(core, folder)
    expect(back.mergedNotes).toEqual([])
    expect(await markdownOf(core, noteId)).toContain('Una came')
    const whole = join(temporaryFolder(), 'Names')
    await write(core, whole, { names: 'names' })
    expect(readFileSync(join(whole, 'Notes/Una Byrne’s glaze.md'), 'utf8')).toContain('Una came, [[Notes/')
  })

  it('is not written over a folder without a word, and loses none', async () => {
    const { core } = await scene()
    const folder = join(temporaryFolder(), 'Mine')
    mkdirSync(folder)
    writeFileSync(join(folder, 'letter.txt'), 'dear')
    expect(failure(await core.run('exportVault', { path: folder }, scope))).toBe('FileNotWritten')
    const made = await write(core, folder, { replace: true })
    expect(made.left).toEqual(['What was there before is now Mine (before).'])
    expect(readFileSync(`${folder} (before)/letter.txt`, 'utf8')).toBe('dear')
    expect(failure(await core.run('exportVault', { path: join(folder, 'no', 'where') }, scope))).toBe(
      'StoreWriteFailed',
    )
    const stop = new AbortController()
    stop.abort()
    const gone = join(temporaryFolder(), 'Stopped')
    expect(failure(await core.run('exportVault', { path: gone }, { ...scope, signal: stop.signal }))).toBe(
      'ExportCancelled',
    )
    expect(existsSync(gone)).toBe(false)
  })
})

test(`generated notes are the same in another workspace, by folder and by zip (seed ${seed})`, {
  timeout: 60_000,
}, async () => {
  const { core } = await newCore()
  const other = (await newCore()).core
  const titles = [
    '',
    'A',
    'a',
    'Ä',
    'A.',
    'aux',
    'x/y: z?',
    '[[x]] #1 | ^2',
    '  two  spaces ',
    '"quoted": yes',
    '日本 😀',
    'n'.repeat(250),
  ]
  const documents = fc.sample(markdownDocument, { numRuns: titles.length + 4, seed })
  const ids: NoteId[] = []
  for (const [n, markdown] of documents.entries()) {
    const last = ids.at(-1)
    const links = last ? `\n\nAnd [the | one\\]](commonplace:note/${last}), **[b](commonplace:note/${ids[0]})**.` : ''
    const made = core.execute(
      'createNote',
      { title: titles[n % titles.length] ?? '', markdown: `${markdown}${links}` },
      scope,
    )
    ids.push(value(made).noteId)
  }
  const folder = join(temporaryFolder(), 'Out')
  await write(core, folder)
  const report = await take(other, folder)
  expect(report.failed).toEqual([])
  const here = await notesOf(core)
  const there = new Map((await notesOf(other)).map((note) => [note.noteId, note]))
  for (const { noteId, title } of here) {
    expect(there.get(noteId)?.title).toBe(title)
    expect(await markdownOf(other, noteId)).toBe(await markdownOf(core, noteId))
  }
  const zip = join(temporaryFolder(), 'Out.zip')
  await write(other, zip)
  const back = await take(core, zip)
  expect(back).toMatchObject({ notes: [], mergedNotes: [], failed: [], skipped: [] })
  expect(back.unchanged).toBeGreaterThanOrEqual(ids.length)
})
