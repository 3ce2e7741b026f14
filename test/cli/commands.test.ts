/** What the commands do to a workspace and print of it: sources, quotes, codes, notes, search, its state. */
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { runInside } from '#test/support/cliInside.ts'
import { expectFailure, makeCliWorkspace } from '#test/support/cliWorkspace.ts'
import { withCore } from '#test/support/workspace.ts'

const workspace = makeCliWorkspace()
const { folder, at, cli } = workspace
let sourceId = ''
beforeAll(() => {
  sourceId = workspace.sourceId
})

describe('sources and quotes', () => {
  const quote = (...args: string[]) => cli('quote-add', '--source', sourceId, ...args)

  it('print what the issue of their shape says', async () => {
    const all = (await cli('sources')).json<{ sources: { sourceId: string }[] }>().sources
    const first = all.find((each) => each.sourceId === sourceId)
    expect(first).toEqual({
      sourceId,
      title: 'Kiln 🔥 day',
      kind: 'markdown',
      authors: [],
      publishedOn: null,
      url: null,
      words: 12,
      quotes: 0,
    })
    const plain = await runInside(['source-text', sourceId, '--data', 'w'], { cwd: folder })
    expect(plain.stdout).toContain('She said 🔥🔥 hello there.')
    expect(`${(await cli('source-text', sourceId)).json<{ text: string }>().text}\n`).toBe(plain.stdout)
    for (const id of ['s_none', '', '🔥', 'x'.repeat(10_000)])
      expectFailure(await cli('source-text', id), 1, 'SourceNotFound')
  })

  it('find a place by its words, and refuse what is not there or not once', async () => {
    expectFailure(await quote('--exact', 'nobody said this'), 1, 'QuoteTextNotFound')
    expectFailure(await quote('--exact', '-40 degrees'), 1, 'QuoteTextNotFound')
    expectFailure(await quote('--exact', '   '), 1, 'QuoteTextNotFound')
    expectFailure(await quote('--exact', 'hello there'), 1, 'QuoteTextAmbiguous')
    expectFailure(await quote('--exact', 'hello there', '--prefix', 'They said '), 1, 'QuoteTextNotFound')
    expectFailure(await quote('--exact', 'x'.repeat(100_000)), 1, 'QuoteTextNotFound')
    expectFailure(await cli('quote-add', '--source', 's_none', '--exact', 'x'), 1, 'SourceNotFound')
    expectFailure(await quote('--exact', 'forty', '--code', 'NO.SUCH'), 1, 'CodeNotFound')
    expectFailure(await quote('--exact', 'forty', '--code', 'R1.HELP:shrugs'), 1, 'CodeNotFound')
    expectFailure(await quote('--exact', 'forty', '--code', 'R1'), 1, 'CodeNotCodable')
    expect((await cli('quotes')).json()).toEqual({ quotes: [] })
  })

  it('count offsets in code points of what source-text prints, and keep codes, stance and memo', async () => {
    const text = [...(await cli('source-text', sourceId)).json<{ text: string }>().text]
    const made = await quote(
      '--exact',
      'hello \n there',
      '--prefix',
      'He said ',
      '--code',
      'R1.HELP:disputes',
      '--code',
      'r2.back',
      '--memo',
      '- to ask',
    )
    const { quoteId } = made.json<{ quoteId: string }>()
    const second = await quote('--exact', '🔥🔥', '--suffix', ' hello', '--code', 'R1.HELP:supports')
    expect([made.status, second.status]).toEqual([0, 0])
    const { quotes } = (await cli('quotes')).json<{
      quotes: { exact: string; start: number; end: number; codings: { coder: string }[] }[]
    }>()
    expect(quotes).toHaveLength(2)
    for (const { exact, start, end } of quotes) expect(text.slice(start, end).join('')).toBe(exact)
    const found = quotes.find((each) => each.exact === 'hello there')
    const coder = found?.codings[0]?.coder
    expect(coder).toMatch(/./)
    expect(found).toEqual({
      quoteId,
      sourceId,
      exact: 'hello there',
      start: text.join('').includes('He said') ? [...text.join('').split('He said ')[0]!].length + 8 : -1,
      end: expect.any(Number) as unknown,
      codings: expect.arrayContaining([
        { code: 'R1.HELP', stance: 'disputes', coder },
        { code: 'R2.BACK', stance: 'illustrates', coder },
      ]) as unknown,
      memo: '- to ask',
    })
    const count = async (...args: string[]) =>
      (await cli('quotes', ...args)).json<{ quotes: unknown[] }>().quotes.length
    expect(await count('--code', 'R1.HELP')).toBe(2)
    expect(await count('--code', 'R1.HELP', '--stance', 'disputes')).toBe(1)
    expect(await count('--code', 'R2.BACK', '--stance', 'disputes')).toBe(0)
    expect(await count('--source', sourceId)).toBe(2)
    const help = (await cli('codes')).json<{ codes: { name: string; quotes: number }[] }>().codes
    expect(help.find((code) => code.name === 'R1.HELP')?.quotes).toBe(2)
  })
})

describe('codes', () => {
  it('are the 39 built-in ones, and own ones under them', async () => {
    const before = (await cli('codes')).json<{ codes: { name: string }[] }>().codes
    expect(before).toHaveLength(39)
    expect(Object.keys(before[0] ?? {})).toEqual('name tree parent definition useWhen avoidWhen quotes'.split(' '))
    expectFailure(await cli('code-add', '  '), 1, 'InvalidInput')
    expectFailure(await cli('code-add', 'R1.HELP'), 1, 'CodeNameTaken')
    expectFailure(await cli('code-add', 'Own', '--parent', 'Nobody'), 1, 'CodeNotFound')
    expect((await cli('code-add', 'Own', '--parent', 'R1', '--definition', '— mine')).status).toBe(0)
    const after = (await cli('codes')).json<{ codes: { name: string }[] }>().codes
    expect(after.find((code) => code.name === 'Own')).toMatchObject({
      tree: 'own',
      parent: 'R1',
      definition: '— mine',
    })
  })

  it('of one name are not guessed between', async () => {
    await withCore(at('w'), undefined, async (core) => {
      const add = (name: string) =>
        core.execute('addCode', { name, parent: null, definition: '', useWhen: '', avoidWhen: '' }, { scope: 'one' })
      const first = add('Twice')
      if (!first.ok) throw new Error(first.error.message)
      core.execute('editCode', { codeId: first.value.codeId, patch: { name: 'Once' } }, { scope: 'two' })
      expect(add('Twice').ok).toBe(true)
      expect(core.execute('undo', {}, { scope: 'two' }).ok).toBe(true)
    })
    const run = await cli('quote-add', '--source', sourceId, '--exact', 'forty', '--code', 'Twice')
    expectFailure(run, 1, 'CodeAmbiguous')
    const [id] = /c_\w+/.exec(run.stderr) ?? []
    expect((await cli('quotes', '--code', id ?? '')).json()).toEqual({ quotes: [] })
  })

  it('whose names end like a stance are found by their whole name', async () => {
    expect((await cli('code-add', 'Odd:supports')).status).toBe(0)
    const made = await cli('quote-add', '--source', sourceId, '--exact', 'forty', '--code', 'Odd:supports')
    expect(made.status).toBe(0)
    expect((await cli('quotes', '--code', 'Odd:supports')).json()).toMatchObject({
      quotes: [{ codings: [{ code: 'Odd:supports', stance: 'illustrates' }] }],
    })
  })
})

describe('notes and search', () => {
  it('Markdown goes in and comes out', async () => {
    const markdown = '## Was tun?\n\n- [ ] fragen\n- [x] hören\n\n| a | b |\n| - | - |\n| 1 | **2** |\n'
    writeFileSync(at('note.md'), markdown)
    const made = await cli('note-add', '--title', 'Öfen 🔥', '--markdown', 'note.md')
    const { noteId } = made.json<{ noteId: string }>()
    const out = await runInside(['note-markdown', noteId, '--data', 'w'], { cwd: folder })
    for (const part of ['## Was tun?', '- [ ] fragen', '- [x] hören', '**2**']) expect(out.stdout).toContain(part)
    expect((await cli('note-markdown', noteId)).json()).toEqual({ noteId, markdown: expect.any(String) as unknown })
    expect((await cli('notes')).json()).toMatchObject({ notes: [{ noteId, title: 'Öfen 🔥' }] })
    expectFailure(await cli('note-markdown', 'n_none'), 1, 'NoteNotFound')
    expectFailure(await cli('note-add', '--title', 'T', '--markdown', 'gone.md'), 1, 'FileNotFound')
    expectFailure(await cli('note-add', '--title', 'T', '--markdown', 'w'), 1, 'FileUnreadable')
    writeFileSync(at('latin.md'), Buffer.from([0xe9, 0x74, 0xe9]))
    expectFailure(await cli('note-add', '--title', 'T', '--markdown', 'latin.md'), 1, 'FileUnreadable')
  })

  it('search finds every kind, and takes any words', async () => {
    const search = async (...args: string[]) => {
      const run = await cli('search', ...args)
      expect(run.status, run.stderr).toBe(0)
      return run.json<{ hits: Record<string, string>[]; total: number; ms: number }>()
    }
    const found = await search('hören')
    expect(found).toEqual({
      hits: [expect.objectContaining({ kind: 'note' })],
      total: 1,
      ms: expect.any(Number) as unknown,
    })
    expect(Object.keys(found.hits[0] ?? {})).toEqual(['kind', 'id', 'title', 'snippet'])
    expect((await search('hello', '--kind', 'quote')).hits.every((hit) => hit['kind'] === 'quote')).toBe(true)
    expect((await search('ask', '--kind', 'memo')).total).toBe(1)
    expect((await search('hello', '--limit', '1')).hits).toHaveLength(1)
    expect((await search('hello', '--limit', '100000')).total).toBeGreaterThan(1)
    for (const words of ['', '"a" OR', 'NEAR(', 'x'.repeat(1000), '🔥']) await search(words)
    await search('two', 'words')
    expectFailure(await cli('search', 'x'.repeat(1001)), 2, 'WrongUsage')
  })
})

describe('the state', () => {
  it('has the same digest in a copy of the folder, and another after a change', async () => {
    const before = (await cli('digest')).json<{ digest: string; documents: number }>()
    expect(before).toEqual({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      documents: expect.any(Number) as unknown,
    })
    cpSync(at('w'), at('copy'), { recursive: true })
    const copy = (...args: string[]) => runInside([...args, '--data', 'copy', '--json'], { cwd: folder })
    expect((await copy('digest')).json()).toEqual(before)
    expect((await copy('code-add', 'Only in the copy')).status).toBe(0)
    expect((await copy('digest')).json<{ digest: string }>().digest).not.toBe(before.digest)
    expect((await cli('digest')).json()).toEqual(before)
  })

  it('is verified: a flipped byte in the log and a changed row are found', async () => {
    const report = (await cli('verify')).json<{ ok: boolean; updates: number }>()
    expect(report).toEqual({
      ok: true,
      documents: expect.any(Number) as unknown,
      updates: expect.any(Number) as unknown,
      problems: [],
    })
    expect(report.updates).toBeGreaterThan(5)
    const harmed = async (harm: (database: Database.Database) => void) => {
      rmSync(at('harmed'), { recursive: true, force: true })
      cpSync(at('w'), at('harmed'), { recursive: true })
      const database = new Database(at('harmed', 'workspace.sqlite'))
      harm(database)
      database.close()
      return runInside(['verify', '--data', 'harmed', '--json'], { cwd: folder })
    }
    const flipped = await harmed((database) => {
      const row = database.prepare('SELECT seq, data FROM update_log ORDER BY seq DESC').get() as {
        seq: number
        data: Buffer
      }
      const middle = row.data.length >> 1
      row.data[middle] = (row.data[middle] ?? 0) ^ 1
      database.prepare('UPDATE update_log SET data = ? WHERE seq = ?').run(row.data, row.seq)
    })
    expect(flipped.status).toBe(1)
    expect(JSON.stringify(flipped.json())).toMatch(/"ok":false|"error"/)
    const changed = await harmed((database) => {
      expect(database.prepare("UPDATE quote SET memo = memo || '!'").run().changes).toBeGreaterThan(0)
    })
    expect(changed.status).toBe(1)
    expect(changed.json<{ ok: boolean; problems: unknown[] }>()).toMatchObject({ ok: false })
    expect(changed.json<{ problems: unknown[] }>().problems.length).toBeGreaterThan(0)
  })
})
