/** Projects of other programs: what comes in, what is known again, and what harms nothing. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { ImportReport } from '#shared/contract/tasks.ts'
import { newCore, scope, value } from '#test/support/core.ts'
import { guid, projectXml, qdpx } from '#test/support/refi/qdpx.ts'

const take = async (core: Core, bytes: Uint8Array<ArrayBuffer>, fileName = 'p.qdpx'): Promise<ImportReport> =>
  value(await core.run('import', { items: [{ fileName, bytes }] }, scope))
const quotesOf = async (core: Core) => value(await core.query('quotes', {})).rows
const verified = { ok: true, problems: [] }

const users = `<Users><User guid="${guid(1)}" name="Noor"/><User guid="{${guid(2)}}" name="Tom"/></Users>`
const codes = `<CodeBook><Codes><Code guid="${guid(10)}" name="trust" isCodable="true" color="#b02a25"><Description>Trust won &amp; lost</Description>
  <Code guid="${guid(11)}" name="lost" isCodable="true"/></Code></Codes></CodeBook>`
const TEXT = 'First line\r\nSecond 🔥 line with a promise.\r\n\r\nThird paragraph.'
const passage = (n: number, start: number, end: number, inside = '') =>
  `<PlainTextSelection guid="${guid(n)}" startPosition="${start}" endPosition="${end}" creatingUser="${guid(1)}" creationDateTime="2025-03-01T10:00:00Z">${inside}</PlainTextSelection>`
const coding = (n: number, code: number, user = 1, inside = '') =>
  `<Coding guid="${guid(n)}" creatingUser="${guid(user)}"><CodeRef targetGUID="${guid(code)}"/>${inside}</Coding>`
/** Code points before the words. */
const points = Array.from(TEXT.slice(0, TEXT.indexOf('a promise'))).length

const project = (inside = '', more = '') =>
  qdpx(
    `${users}${codes}<Sources><TextSource guid="${guid(20)}" name="Letter" plainTextPath="internal://${guid(20)}.txt">
      ${passage(30, points, points + 9, `<Description>kept?</Description>${coding(40, 10)}${coding(41, 11, 2)}`)}${inside}${coding(45, 11)}</TextSource></Sources>${more}`,
    { [`Sources/${guid(20).toUpperCase()}.TXT`]: TEXT },
  )

describe('a project', () => {
  it('comes in with coders, codes, codings, memos and places', async () => {
    const { core } = await newCore()
    const report = await take(core, project())
    expect(report.failed).toEqual([])
    expect(report.skipped).toEqual([])
    expect(report.projects).toEqual([{ path: 'p.qdpx', coders: 2, codes: 2, quotes: 1, codings: 3, notes: 0 }])
    const [quote] = await quotesOf(core)
    expect(quote).toMatchObject({ exact: 'a promise', memo: 'kept?', createdByName: 'Noor', sourceTitle: 'Letter' })
    expect(quote?.createdAt).toBe(Date.parse('2025-03-01T10:00:00Z'))
    const all = value(await core.query('codes', {}))
    const named = (id: string | undefined) => all.find(({ codeId }) => codeId === id)
    expect(quote?.codings.map(({ codeId, coderName, stance }) => [named(codeId)?.name, coderName, stance])).toEqual([
      ['trust', 'Noor', 'illustrates'],
      ['lost', 'Tom', 'illustrates'],
    ])
    const lost = all.find(({ name }) => name === 'lost')
    expect(named(lost?.parent ?? undefined)).toMatchObject({
      name: 'trust',
      definition: 'Trust won & lost',
      colour: 'r9',
    })
    expect(lost).toMatchObject({ sources: 1 })
    expect(value(await core.query('verify', {}))).toMatchObject(verified)
  })

  it('is known again: nothing comes twice, and what is new is added', async () => {
    const { core } = await newCore()
    await take(core, project())
    const before = value(await core.query('digest', {})).digest
    const again = await take(core, project())
    expect(again.projects).toEqual([{ path: 'p.qdpx', coders: 0, codes: 0, quotes: 0, codings: 0, notes: 0 }])
    expect(value(await core.query('digest', {})).digest).toBe(before)
    const more = await take(core, project(passage(31, 0, 10, coding(42, 10, 2))))
    expect(more).toMatchObject({ imported: [], merged: [{ title: 'Letter' }] })
    expect(more.projects).toMatchObject([{ quotes: 1, codings: 1 }])
    expect((await quotesOf(core)).map(({ exact }) => exact).sort()).toEqual(['First line', 'a promise'])
  })

  it('is one step to undo and to redo', async () => {
    const { core } = await newCore()
    await take(
      core,
      project(
        '',
        `<Notes><Note guid="${guid(60)}" name="Thoughts"><PlainTextContent>Some *words*.</PlainTextContent></Note></Notes>`,
      ),
    )
    expect(value(await core.query('undoState', {}, scope))).toMatchObject({ undo: 'p.qdpx taken in' })
    value(core.execute('undo', {}, scope))
    expect(value(await core.query('sources', {})).total).toBe(0)
    expect(value(await core.query('notes', {})).total).toBe(0)
    expect(value(await core.query('codes', {})).filter(({ builtIn }) => !builtIn)).toEqual([])
    value(core.execute('redo', {}, scope))
    expect(await quotesOf(core)).toHaveLength(1)
    expect(value(await core.query('notes', {})).total).toBe(1)
  })

  it('brings notes as memos where passages refer to them, and as notes otherwise', async () => {
    const { core } = await newCore()
    const note = (n: number, name: string, text: string) =>
      `<Note guid="${guid(n)}" name="${name}"><PlainTextContent>${text}</PlainTextContent></Note>`
    const report = await take(
      core,
      project(
        passage(
          31,
          0,
          5,
          `${coding(42, 10, 1, `<NoteRef targetGUID="${guid(61)}"/>`)}<NoteRef targetGUID="${guid(60)}"/>`,
        ),
        `<Notes>${note(60, 'Memo', 'About the passage.')}${note(61, 'Why', 'About the coding.')}${note(62, 'Diary', '1. not a list\n\n# not a heading')}</Notes>
         <Sets><Set guid="${guid(70)}" name="Round one"><MemberSource targetGUID="${guid(20)}"/></Set></Sets>`.replace(
          '<Notes>',
          `<Cases><Case guid="${guid(71)}" name="Acme"><Description>A mill.</Description><SourceRef targetGUID="${guid(20)}"/></Case></Cases><Notes>`,
        ),
      ),
    )
    expect(report.projects).toMatchObject([{ notes: 3 }])
    expect((await quotesOf(core)).find(({ exact }) => exact === 'First')?.memo).toBe(
      'About the passage.\n\nAbout the coding.',
    )
    const notes = value(await core.query('notes', { sort: 'title' })).rows
    expect(notes.map(({ title }) => title)).toEqual(['Acme', 'Diary', 'Round one'])
    const markdown = async (title: string) =>
      value(await core.query('noteMarkdown', { noteId: notes.find((each) => each.title === title)?.noteId as never }))
    expect(await markdown('Diary')).toMatch(/1\\. not a list\n\n\\# not a heading/)
    expect(await markdown('Acme')).toMatch(/A mill\.[\s\S]*\[Letter\]\(commonplace:source\/s_/)
  })

  it('says what there is no place for', async () => {
    const { core } = await newCore()
    const report = await take(
      core,
      qdpx(
        `${users}${codes}<Sources>
          <TextSource guid="${guid(21)}" name="Gone" plainTextPath="internal://gone.txt"/>
          <TextSource guid="${guid(22)}" name="Here"><PlainTextContent>Words here.</PlainTextContent>${passage(30, 3, 900)}${passage(31, 0, 5, coding(40, 99))}<PlainTextSelection guid="${guid(32)}" startPosition="5" endPosition="x"/></TextSource>
          <PictureSource guid="${guid(23)}" name="Photo"/>
          <AudioSource guid="${guid(24)}" name="Talk"><Transcript guid="${guid(25)}"><PlainTextContent>Hello there you</PlainTextContent>
            <SyncPoint guid="${guid(80)}" position="6"/><SyncPoint guid="${guid(81)}" position="11"/>
            <TranscriptSelection guid="${guid(33)}" fromSyncPoint="${guid(80)}" toSyncPoint="${guid(81)}">${coding(41, 10)}</TranscriptSelection></Transcript></AudioSource>
        </Sources><Graphs><Graph guid="${guid(90)}" name="Map"/></Graphs>`,
      ),
    )
    expect(report.imported.map(({ title }) => title).sort()).toEqual(['Here', 'Talk'])
    expect(report.skipped.map(({ item, reason }) => `${item}: ${reason}`).sort()).toEqual([
      'Gone: Its text is not in the file; export the project anew, sources and all.',
      'Here: One coding names a code that the project does not hold.',
      'Here: One of its passages has no place that can be understood.',
      'Here: One passage was not found in its text.',
      'Map: It is a drawing; there is no place for drawings here.',
      'Photo: It is a picture; only texts can be taken in.',
      'Talk: The recording itself cannot be taken in; its transcript was.',
    ])
    expect((await quotesOf(core)).map(({ exact }) => exact).sort()).toEqual(['Words', 'there'])
  })

  it('leaves what lies in the trash there', async () => {
    const { core } = await newCore()
    const [source] = (await take(core, project())).imported
    value(core.execute('trash', { ids: [source?.sourceId as never] }, scope))
    const again = await take(core, project())
    expect(again.skipped.map(({ reason }) => reason)).toEqual([
      'It is in the trash as “Letter”; restore it there and import again.',
    ])
    expect(await quotesOf(core)).toEqual([])
  })
})

it('takes in a codebook by itself', async () => {
  const { core } = await newCore()
  const qdc = `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Other"><Codes><Code guid="${guid(10)}" name="trust" isCodable="true"/></Codes></CodeBook>`
  const report = await take(core, strToU8(qdc), 'codes.qdc')
  expect(report.projects).toMatchObject([{ codes: 1 }])
  expect(value(await core.query('codes', {})).map(({ name }) => name)).toContain('trust')
})

describe('a hostile project', () => {
  const nested = `${'<Code guid="x" name="n" isCodable="true">'.repeat(5000)}${'</Code>'.repeat(5000)}`
  const hostile: [what: string, bytes: Uint8Array<ArrayBuffer>, code: string][] = [
    ['cut off', project().slice(0, 300), 'FileBroken'],
    ['malformed XML', qdpx('<Users><User></Users>'), 'FileBroken'],
    ['no XML at all', zipSync({ 'project.qde': strToU8('{}') }), 'FileBroken'],
    ['another root', zipSync({ 'project.qde': strToU8('<a/>') }), 'FileBroken'],
    [
      'entities that explode',
      zipSync({
        'project.qde': strToU8(
          `<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${projectXml('&b;').replace(/^.*\n/, '')}`,
        ),
      }),
      'FileBroken',
    ],
    [
      'a file from outside',
      zipSync({
        'project.qde': strToU8(`<!DOCTYPE p SYSTEM "file:///etc/passwd">${projectXml('').replace(/^.*\n/, '')}`),
      }),
      'FileBroken',
    ],
    ['codes without a bottom', qdpx(`<CodeBook><Codes>${nested}</Codes></CodeBook>`), 'FileBroken'],
    [
      'a bomb',
      zipSync({ 'project.qde': strToU8(projectXml('')), 'sources/a.txt': new Uint8Array(300 * 1024 * 1024) }),
      'FileTooLarge',
    ],
  ]
  it.each(hostile)('%s gets a clear sentence and changes nothing', async (_what, bytes, code) => {
    const { core } = await newCore()
    const before = value(await core.query('digest', {})).digest
    const report = await take(core, bytes)
    expect(report.failed.map(({ error }) => error.code)).toEqual([code])
    expect(report.failed[0]?.error.message).toMatch(/^p\.qdpx .*\.$/)
    expect(value(await core.query('digest', {})).digest).toBe(before)
  })

  it('reads no file outside the archive', async () => {
    const { core } = await newCore()
    const outside = (path: string, n: number) =>
      `<TextSource guid="${guid(n)}" name="${path}" plainTextPath="${path}"/>`
    const report = await take(
      core,
      qdpx(
        `<Sources>${outside('absolute:///etc/hostname', 20)}${outside('relative://../../etc/hostname', 21)}${outside('internal://../../../etc/hostname', 22)}</Sources>`,
      ),
    )
    expect(report.imported).toEqual([])
    expect(report.skipped).toHaveLength(3)
  })
})
