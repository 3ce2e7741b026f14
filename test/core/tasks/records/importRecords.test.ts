/** Tables of quotes and notes: out, read by a parser of another make, and in again. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { recordColumns, type RecordKind } from '#shared/contract/recordTable.ts'
import { addText, failure, newCore, scope, value } from '#test/support/core.ts'

const text =
  'A letter\n\nThe door was open. We waited.\n\n=2+2 is what she wrote. The door was shut, and we waited for a long evening.'
const table = (rows: readonly string[]): Uint8Array<ArrayBuffer> => new TextEncoder().encode(rows.join('\r\n'))
const quotesOf = async (core: Core) => value(await core.query('quotes', {})).rows
const take = async (core: Core, what: RecordKind, rows: readonly string[], columns = {}) =>
  value(
    await core.run(
      'importRecords',
      { item: { fileName: 't.csv', bytes: table(rows) }, reading: { what, columns } },
      scope,
    ),
  )

describe('quotes in a table', () => {
  it('are found by their words; what is not found is told with its row', async () => {
    const { core } = await newCore()
    await addText(core, text, 'letter.txt')
    const report = await take(core, 'quotes', [
      'Document;Excerpt;Themes;Comment;context before',
      'A letter;The door  was open.;P1.OWNER: disputes, nobody;Kept;',
      'A letter;We waited nowhere;;;',
      'a letter;waited;;;',
      'letter.txt;waited;R1.HELP;;and we',
      'Another;The door;;;',
      ';x;;;',
      'A letter;=2+2 is what;;;',
    ])
    expect(report).toMatchObject({ quotes: 3, codings: 2, alreadyThere: 0 })
    expect(report.skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '2 There is no code “nobody” to code with; it came without.',
      '3 These words do not occur in “A letter”.',
      '4 These words occur 2 times in “A letter”; give the words before or after them.',
      '6 There is no source “Another” here; import it first.',
      '7 No source is named.',
    ])
    const quotes = await quotesOf(core)
    expect(quotes.map(({ exact, memo }) => `${exact} ${memo}`).sort()).toEqual([
      '=2+2 is what ',
      'The door was open. Kept',
      'waited ',
    ])
    expect(value(await core.query('undoState', {}, scope))).toMatchObject({ undo: 't.csv taken in' })
    value(core.execute('undo', {}, scope))
    expect(await quotesOf(core)).toEqual([])
  })

  it('leave and come back the same, by their ids, in this workspace and in another', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, text, 'letter.txt')
    value(
      core.execute(
        'addQuote',
        {
          sourceId,
          place: { exact: 'waited', prefix: 'and we ' },
          codings: [{ codeId: 'P1.OWNER', stance: 'supports' }],
          memo: '@home, "so"\nhe said',
        },
        scope,
      ),
    )
    value(core.execute('addQuote', { sourceId, place: { exact: '=2+2' } }, scope))
    const made = value(await core.query('exportRecords', { what: 'quotes' }))
    expect(made.content.startsWith('\ufeffid,source,')).toBe(true)
    const [head, ...rows] = parse(made.content, { bom: true })
    expect(head).toEqual([...recordColumns.quotes])
    expect(new Set(rows.map((row) => row[3]))).toEqual(new Set(["'=2+2", 'waited']))
    expect(rows.flat()).toContain('P1.OWNER: supports')
    expect(rows.flat()).toContain('\'@home, "so"\nhe said')
    const bytes = new TextEncoder().encode(made.content)
    const again = value(await core.run('import', { items: [{ fileName: 'Quotes.csv', bytes }] }, scope))
    expect(again).toMatchObject({ unchanged: 2, failed: [], skipped: [], projects: [{ quotes: 0 }] })

    const other = (await newCore()).core
    await addText(other, text, 'letter.txt')
    const there = value(await other.run('import', { items: [{ fileName: 'Quotes.csv', bytes }] }, scope))
    expect(there).toMatchObject({ failed: [], skipped: [], projects: [{ quotes: 2, codings: 1 }] })
    const told = (quotes: Awaited<ReturnType<typeof quotesOf>>) =>
      quotes.map(({ quoteId, exact, start, end, memo, codings }) => ({
        quoteId,
        exact,
        start,
        end,
        memo,
        codes: codings.map(({ codeId, stance }) => [codeId, stance]),
      }))
    expect(told(await quotesOf(other))).toEqual(told(await quotesOf(core)))
    expect(value(await other.query('verify', {}))).toMatchObject({ ok: true })
  })
})

describe('notes in a table', () => {
  it('leave and come back the same, and those of others come with their codes', async () => {
    const { core } = await newCore()
    const markdown =
      '# Doors\n\n- [ ] open\n- [x] shut\n\n| a |\n| - |\n| =1 |\n\nSee [P1](commonplace:code/P1.OWNER).\n'
    value(core.execute('createNote', { title: '=cmd', markdown }, scope))
    const made = value(await core.query('exportRecords', { what: 'notes', bom: false }))
    expect(made.content.startsWith('id,title,')).toBe(true)
    expect(made.content).toContain("'=cmd")
    const other = (await newCore()).core
    const bytes = new TextEncoder().encode(made.content)
    value(await other.run('import', { items: [{ fileName: 'Notes.csv', bytes }] }, scope))
    const [note] = value(await other.query('notes', {})).rows
    expect(note?.title).toBe('=cmd')
    expect(value(await other.query('noteMarkdown', { noteId: note?.noteId as never }))).toBe(markdown)

    const report = await take(core, 'notes', [
      'Name,Body,Tags',
      '"A, b","One **two**",R1.HELP; nope',
      ',,',
      ',"# First line\n\nrest",',
    ])
    expect(report).toMatchObject({ notes: 2, alreadyThere: 0 })
    expect(report.skipped.map(({ reason }) => reason)).toEqual([
      'There is no code “nope” to code with; it came without.',
    ])
    expect(await take(core, 'notes', ['Name,Body', '"A, b","One **two**"'])).toMatchObject({
      notes: 0,
      alreadyThere: 1,
    })
    const titles = value(await core.query('notes', { sort: 'title' })).rows.map(({ title }) => title)
    expect(titles).toEqual(['=cmd', 'A, b', 'First line'])
  })

  it('say which column is missing, and show before what would come', async () => {
    const { core } = await newCore()
    const item = { fileName: 't.csv', bytes: table(['a,b', '1,2']) }
    expect(failure(await core.run('importRecords', { item, reading: { what: 'notes' } }, scope))).toBe('ColumnNotFound')
    const seen = value(await core.run('previewRecords', { item, reading: { what: 'notes' } }, scope))
    expect(seen).toMatchObject({ missing: ['text'], columns: [{ heading: 'a', samples: ['1'] }, { heading: 'b' }] })
    const named = value(
      await core.run('previewRecords', { item, reading: { what: 'notes', columns: { text: 2 } } }, scope),
    )
    expect(named).toMatchObject({ missing: [], fresh: 1, sample: [{ row: 2, title: '2', text: '2' }] })
  })
})

describe('people in a table', () => {
  const facts = async (core: Core) =>
    Promise.all(
      value(await core.query('people', {})).map(async ({ personId, name }) => {
        const person = value(await core.query('person', { personId }))
        return [
          name,
          person?.stage,
          person?.knownSince,
          person?.places,
          person?.contact,
          person?.notes,
          person?.groups.map((group) => group.name).sort(),
        ]
      }),
    )

  it('come in with what is told of them; what cannot be read is told with its row', async () => {
    const { core } = await newCore()
    value(core.execute('addPerson', { name: 'Ana Öz' }, scope))
    const report = await take(core, 'people', [
      'First name,Last name,Status,Segments,Joined,Where,E-mail,Comment',
      'Una,Byrne,Advocate,Potters; Night owls,2021-03,forum,una@example.org,"Fires, often"',
      'ANA,  öz,candidate,,,,,',
      ',,candidate,,,,,nobody',
      'Jan,,lead,potters,03/04/21,,,',
      'una,byrne,,,,,,',
    ])
    expect(report).toMatchObject({ people: 2, alreadyThere: 2 })
    expect(report.skipped.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '4 There is no name in it.',
      '5 “lead” is no stage (dormant, candidate, invited, advocate, ended); the person came as a candidate.',
      '5 “03/04/21” is not read as a day; write 2024-03-31, 2024-03 or 2024.',
    ])
    const here = await facts(core)
    expect(here).toContainEqual([
      'Una Byrne',
      'advocate',
      '2021-03',
      'forum',
      'una@example.org',
      'Fires, often',
      ['Night owls', 'Potters'],
    ])
    expect(here.find(([name]) => name === 'Jan')?.at(-1)).toEqual(['Potters'])
    value(core.execute('undo', {}, scope))
    expect((await facts(core)).map(([name]) => name)).toEqual(['Ana Öz'])
  })

  it('come back out of the table that we write with their names, known by its headings', async () => {
    const { core } = await newCore()
    value(
      core.execute(
        'addPerson',
        {
          name: '=Una',
          stage: 'advocate',
          groups: ['A', 'B; c'.replace(';', ',')],
          contact: 'x@example.org',
          wake: 'a call',
          knownSince: '2020',
        },
        scope,
      ),
    )
    value(core.execute('addPerson', { name: 'Jan' }, scope))
    const made = value(await core.query('exportPeople', { what: 'people', names: 'names', format: 'csv' }))
    const bytes = new TextEncoder().encode(made.content)
    const { core: other } = await newCore()
    const report = value(await other.run('import', { items: [{ fileName: 'People.csv', bytes }] }, scope))
    expect(report).toMatchObject({ failed: [], skipped: [], projects: [{ people: 2 }] })
    expect(await facts(other)).toEqual(await facts(core))
    const again = value(await core.run('import', { items: [{ fileName: 'People.csv', bytes }] }, scope))
    expect(again.unchanged).toBe(2)
  })

  it('are shown before, and a table without names says which column it lacks', async () => {
    const { core } = await newCore()
    const item = { fileName: 't.csv', bytes: table(['Who,Age', 'Una,3', ',4']) }
    const seen = value(await core.run('previewRecords', { item, reading: { what: 'people', columns: {} } }, scope))
    expect(seen).toMatchObject({ fresh: 1, rows: 2, skippedTotal: 1, missing: [], mapping: { name: 1, stage: null } })
    const bad = {
      item: { fileName: 't.csv', bytes: table(['Age', '3']) },
      reading: { what: 'people' as const, columns: {} },
    }
    expect(failure(await core.run('importRecords', bad, scope))).toBe('ColumnNotFound')
  })
})
