/** A log out of a table: whose it is, what is there already, what cannot be read, and how it is taken back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { TableReading } from '#shared/contract/interactionImport.ts'
import { failure, newCore, scope, value } from '#test/support/core.ts'
import { openJoined, openOwner, raiseStage, untilSame } from '#test/support/sync/team.ts'

const verified = { ok: true, problems: [] }
type Reading = Partial<TableReading>

const item = (text: string) => ({ fileName: 'log.csv', bytes: new TextEncoder().encode(text) })
const byColumns = (person: string, date: string, more: Reading = {}): { reading: Reading } => ({
  reading: { columns: { person, date }, ...more },
})
const take = async (core: Core, text: string, { reading }: { reading: Reading } = byColumns('name', 'day')) =>
  value(await core.run('importInteractions', { item: item(text), reading }, scope))
const acts = async (core: Core) =>
  Object.fromEntries(value(await core.query('people', {})).map(({ name, acts: count }) => [name, count]))
const logged = async (core: Core) => {
  const all: string[] = []
  for (const { personId, name } of value(await core.query('people', {})))
    for (const { on, direction, kind } of value(await core.query('interactions', { personId })))
      all.push(`${name} ${on} ${direction} ${kind}`)
  return all.sort()
}

describe('a bare log of names and days', () => {
  it('makes people and acts', async () => {
    const { core } = await newCore()
    expect(await take(core, 'name,day\nUna,2026-03-01\nTove,2026-03-02\nUna,2026-04-01\n')).toEqual({
      people: 2,
      newPeople: 2,
      interactions: 3,
      alreadyThere: 0,
      skipped: [],
      stopped: false,
    })
    expect(await acts(core)).toEqual({ Una: 2, Tove: 1 })
    expect(value(await core.query('verify', {}))).toMatchObject(verified)
  })

  it('knows people by name, however it is typed', async () => {
    const { core } = await newCore()
    value(core.execute('addPerson', { name: 'Åsa Lindqvist' }, scope))
    const report = await take(core, 'name,day\n ÅSA  lindqvist ,2026-03-01\nA\u030asa Lindqvist,2026-03-02\n')
    expect(report).toMatchObject({ people: 1, newPeople: 0, interactions: 2 })
    expect(await acts(core)).toEqual({ 'Åsa Lindqvist': 2 })
  })

  it('needs no headings', async () => {
    const { core } = await newCore()
    const listing = '0001 20260301 2 29.33\n0001 20260401 1 9.00\n0002 20260301 1 14.96\n'
    expect(await take(core, listing, byColumns('1', '2'))).toMatchObject({ interactions: 3, skipped: [] })
    expect(await acts(core)).toEqual({ '0001': 2, '0002': 1 })
  })
})

it('shows bad rows with their numbers and takes all others in', async () => {
  const { core } = await newCore()
  const text =
    'name;day;who\nUna;01.03.2026;in\n;02.03.2026;in\nTove;31.02.2026;in\n\nTove;04.03.2026;sideways\nTove;"05.03.2026";out\nUna\n'
  const reading = { columns: { person: 'name', date: 'day', direction: 'who' } }
  const report = await take(core, text, { reading })
  expect(report.skipped.map(({ row, reason }) => [row, reason])).toEqual([
    [3, 'No person is named.'],
    [4, '“31.02.2026” is no date (day, month, year).'],
    [6, '“sideways” does not say who did it.'],
    [8, 'There is no date.'],
  ])
  expect(await logged(core)).toEqual(['Tove 2026-03-05 give ', 'Una 2026-03-01 act '])
  const again = await take(core, text, { reading: { ...reading, directionWords: { Sideways: 'mutual' } } })
  expect(again).toMatchObject({ interactions: 1, alreadyThere: 2 })
})

it('reads tables as programs write them', async () => {
  const { core } = await newCore()
  const encoded = (text: string): Uint8Array<ArrayBuffer> => {
    const units = Uint16Array.from([...`\ufeff${text}`].map((letter) => letter.charCodeAt(0)))
    return new Uint8Array(units.buffer)
  }
  const run = async (bytes: Uint8Array<ArrayBuffer>, person: string, date: string) =>
    value(
      await core.run(
        'importInteractions',
        { item: { fileName: 'log.csv', bytes }, reading: { columns: { person, date } } },
        scope,
      ),
    )
  expect(await run(encoded('name\tday\r\nZoë\t2026-01-01\r\n'), 'name', 'day')).toMatchObject({ interactions: 1 })
  const latin = Buffer.from('sep=;\r\nName;Tag\r\nJürgen Größe;24.12.2025\r\n', 'latin1')
  expect(await run(new Uint8Array(latin), 'Name', 'Tag')).toMatchObject({ interactions: 1, skipped: [] })
  expect(await run(new TextEncoder().encode('a "quoted,name\n'), '1', '2')).toMatchObject({ interactions: 0 })
  expect(Object.keys(await acts(core)).sort()).toEqual(['Jürgen Größe', 'Zoë'])
})

describe('the same log again', () => {
  it('adds only what is new', async () => {
    const { core } = await newCore()
    const text = 'name,day\nUna,2026-03-01\nUna,2026-03-01\nTove,2026-03-02\n'
    expect(await take(core, text)).toMatchObject({ interactions: 3, alreadyThere: 0 })
    expect(await take(core, text)).toMatchObject({ people: 0, interactions: 0, alreadyThere: 3 })
    expect(await take(core, `${text}Una,2026-03-01\n`)).toMatchObject({ interactions: 1, alreadyThere: 3 })
    expect(await take(core, text, byColumns('name', 'day', { again: true }))).toMatchObject({ interactions: 3 })
  })

  it('brings as many of each event as the log with the most has, in whatever order logs come', async () => {
    const row = fc.record({
      name: fc.constantFrom('Una', 'Tove', 'Ada'),
      day: fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-01'),
    })
    const count = (rows: readonly { name: string; day: string }[]) => {
      const counts = new Map<string, number>()
      for (const { name, day } of rows) counts.set(`${name} ${day} act `, (counts.get(`${name} ${day} act `) ?? 0) + 1)
      return counts
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 12 }), { maxLength: 4 }), async (logs) => {
        const { core } = await newCore()
        const most = new Map<string, number>()
        for (const rows of logs) {
          await take(core, `name,day\n${rows.map(({ name, day }) => `${name},${day}`).join('\n')}`)
          for (const [key, n] of count(rows)) most.set(key, Math.max(n, most.get(key) ?? 0))
        }
        expect(await logged(core)).toEqual([...most].flatMap(([key, n]) => Array.from({ length: n }, () => key)).sort())
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe('what is not guessed', () => {
  it('is a date that can be two days', async () => {
    const { core } = await newCore()
    const text = 'name,day\nUna,03/04/2026\n'
    const run = (reading: Reading) => core.run('importInteractions', { item: item(text), reading }, scope)
    expect(failure(await run(byColumns('name', 'day').reading))).toBe('DateFormatNeeded')
    expect(failure(await run(byColumns('name', 'date').reading))).toBe('ColumnNotFound')
    expect(failure(await run(byColumns('name', 'day', { dateFormat: 'soon' }).reading))).toBe('InvalidInput')
    expect(await acts(core)).toEqual({})
    await take(core, text, byColumns('name', 'day', { dateFormat: 'M/D/YYYY' }))
    expect(await logged(core)).toEqual(['Una 2026-03-04 act '])
  })

  it('is which of two people of one name is meant, or whether somebody in the trash is', async () => {
    const { core } = await newCore()
    for (const name of ['Una', 'una']) value(core.execute('addPerson', { name }, scope))
    const { personId } = value(core.execute('addPerson', { name: 'Tove' }, scope))
    value(core.execute('trash', { ids: [personId] }, scope))
    const report = await take(core, 'name,day\nUna,2026-03-01\nTove,2026-03-01\nAda,2026-03-01\n')
    expect(report).toMatchObject({ people: 1, interactions: 1 })
    expect(report.skipped.map(({ row }) => row)).toEqual([2, 3])
  })
})

/** Enough for several commits. */
const longLog = (rows: number): string => {
  const days = Array.from({ length: rows }, (_, i) =>
    new Date(Date.UTC(2020, 0, 1 + (i % 700))).toISOString().slice(0, 10),
  )
  return `name,day\n${days.map((day, i) => `Person ${i % 7},${day}`).join('\n')}\n`
}

describe('a long log', () => {
  it('is one step to undo, and to do again', async () => {
    const { core } = await newCore()
    const { personId } = value(core.execute('addPerson', { name: 'Person 0' }, scope))
    value(core.execute('addInteraction', { personId, on: '2019-05-05', direction: 'act' }, scope))
    const text = longLog(2_000)
    expect(await take(core, text)).toMatchObject({ people: 7, newPeople: 6, interactions: 2_000 })
    const before = await logged(core)
    expect(value(core.execute('undo', {}, scope)).label).toContain('2,000')
    expect(await logged(core)).toEqual(['Person 0 2019-05-05 act '])
    expect(value(await core.query('verify', {}))).toMatchObject(verified)
    value(core.execute('redo', {}, scope))
    expect(await logged(core)).toEqual(before)
    expect(value(await core.query('verify', {}))).toMatchObject(verified)
  }, 60_000)

  it('can be stopped; what is in stays, and the log goes on from there', async () => {
    const { core } = await newCore()
    const stop = new AbortController()
    const text = longLog(3_000)
    const report = value(
      await core.run(
        'importInteractions',
        { item: item(text), reading: byColumns('name', 'day').reading },
        {
          ...scope,
          signal: stop.signal,
          onProgress: ({ done }) => {
            if (done > 800) stop.abort()
          },
        },
      ),
    )
    expect(report.stopped).toBe(true)
    expect(report.interactions).toBeLessThan(3_000)
    expect((await logged(core)).length).toBe(report.interactions)
    expect(await take(core, text)).toMatchObject({
      alreadyThere: report.interactions,
      interactions: 3_000 - report.interactions,
    })
    value(core.execute('undo', {}, scope))
    value(core.execute('undo', {}, scope))
    expect(await logged(core)).toEqual([])
  }, 60_000)
})

it('says beforehand what it would do', async () => {
  const { core } = await newCore()
  await take(core, 'name,day\nUna,2026-03-01\n')
  const text =
    'Full name,Date,Who acted,Notes\nUna,2026-03-01,in,hello\nUna,2026-03-01,in,\nTove,2026-03-09,both,\nTove,soon,in,\n'
  const preview = value(await core.run('previewInteractions', { item: item(text), reading: { guess: true } }, scope))
  expect(preview).toMatchObject({
    hasHeader: true,
    mapping: { person: 1, date: 2, direction: 3, note: 4, kind: null },
    rows: 4,
    people: 2,
    newPeople: 1,
    interactions: 2,
    alreadyThere: 1,
    repeated: 1,
    skippedTotal: 1,
    dates: { readAs: 'year, month, day', unclear: null },
    directionWords: [
      { word: 'in', rows: 3, direction: 'act' },
      { word: 'both', rows: 1, direction: 'mutual' },
    ],
  })
  expect(preview.sample[2]).toEqual({
    row: 4,
    person: 'Tove',
    isNew: true,
    on: '2026-03-09',
    direction: 'mutual',
    detail: '',
  })
  expect(await acts(core)).toEqual({ Una: 1 })
})

it('puts people into groups', async () => {
  const { core } = await newCore()
  value(core.execute('addGroup', { name: 'Weavers' }, scope))
  await take(core, 'name,day,group\nUna,2026-03-01,weavers\nTove,2026-03-01,Dyers\nAda,2026-03-02,dyers\n', {
    reading: { columns: { person: 'name', date: 'day', group: 'group' } },
  })
  expect(value(await core.query('groups', {})).map(({ name, people }) => [name, people])).toEqual([
    ['Dyers', 2],
    ['Weavers', 1],
  ])
})

it('survives any bytes', async () => {
  const { core } = await newCore()
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const reading = { columns: { person: 1, date: 2 } }
      const outcome = await core.run('importInteractions', { item: { fileName: 'x.csv', bytes }, reading }, scope)
      if (!outcome.ok) expect(outcome.error.code).toMatch(/^(File|Column)/)
    }),
    { numRuns: 60 },
  )
}, 60_000)

it('is taken back on a teammate’s computer, too, and told there as one thing of each person', async () => {
  const stage = raiseStage()
  const ada = await openOwner(stage)
  value(ada.execute('addPerson', { name: 'Person 0' }, scope))
  const ben = await openJoined(stage, ada, 'Ben')
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  value(ben.execute('briefRead', {}, scope))
  await take(ada, longLog(900))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  expect(await logged(ben)).toEqual(await logged(ada))
  // Six new people and one who was there, not nine hundred rows.
  expect(value(await ben.query('brief', {})).total).toBeLessThanOrEqual(14)
  value(ada.execute('undo', {}, scope))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  for (const core of [ada, ben]) {
    expect(await logged(core)).toEqual([])
    expect(value(await core.query('trash', {})).filter(({ kind }) => kind === 'interaction')).toEqual([])
    expect(value(await core.query('verify', {}))).toMatchObject(verified)
  }
  value(ada.execute('redo', {}, scope))
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  expect((await logged(ben)).length).toBe(900)
}, 60_000)
