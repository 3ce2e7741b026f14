/** People out of the workspace: by pseudonym nothing says who is who but the key; with names, all of it. */
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { PeopleExport } from '#shared/contract/peopleQueries.ts'
import { newCore, scope, value } from '#test/support/core.ts'

const rowsOf = (content: string): Record<string, string>[] => parse(content, { columns: true, bom: true })
const take = async (core: Core, asked: Partial<PeopleExport> & Pick<PeopleExport, 'what'>) =>
  value(await core.query('exportPeople', asked))

async function aCommunity(): Promise<Core> {
  const { core } = await newCore()
  for (const [name, group] of [
    ['Una Byrne', 'Weavers'],
    ['Tove Zwick', 'Dyers'],
    ['=HYPERLINK("x")', 'Weavers'],
  ] as const) {
    const { personId } = value(core.execute('addPerson', { name, groups: [group] }, scope))
    const patch = { places: `the weblog of ${name}`, contact: 'una@example.org', notes: 'shy', wake: 'spring' }
    value(core.execute('editPerson', { personId, patch }, scope))
    const log = {
      personId,
      on: '2026-03-01',
      direction: 'act' as const,
      kind: 'visit to UNA  byrne',
      note: `met ${name}`,
    }
    value(core.execute('addInteraction', log, scope))
    value(core.execute('addInteraction', { ...log, on: '2026-03-02', kind: 'letter' }, scope))
  }
  return core
}

it('hides who is who unless asked, the same way every time', async () => {
  const core = await aCommunity()
  const people = await take(core, { what: 'people' })
  const log = await take(core, { what: 'log' })
  for (const { content } of [people, log])
    for (const word of [
      'Una',
      'UNA',
      'Byrne',
      'byrne',
      'Tove',
      'Zwick',
      'HYPERLINK',
      'weblog',
      'example.org',
      'shy',
      'met',
    ])
      expect(content, word).not.toContain(word)
  expect(rowsOf(people.content).map(({ groups, acts }) => [groups, acts])).toHaveLength(3)
  expect(rowsOf(log.content)).toHaveLength(6)
  expect(new Set(rowsOf(log.content).map(({ person }) => person))).toEqual(
    new Set(rowsOf(people.content).map(({ person }) => person)),
  )
  const key = rowsOf((await take(core, { what: 'key' })).content)
  expect(key.map(({ name }) => name)).toContain('Una Byrne')
  expect(new Set(key.map(({ pseudonym }) => pseudonym)).size).toBe(3)
  // Another person changes nobody's pseudonym.
  value(core.execute('addPerson', { name: 'Aad' }, scope))
  const later = new Map(
    rowsOf((await take(core, { what: 'key' })).content).map(({ name, pseudonym }) => [name, pseudonym]),
  )
  for (const { name, pseudonym } of key) expect(later.get(name)).toBe(pseudonym)
})

it('gives names and words when they are asked for, and no formula', async () => {
  const core = await aCommunity()
  const people = await take(core, { what: 'people', names: 'names' })
  expect(rowsOf(people.content)).toContainEqual(
    expect.objectContaining({ person: 'Una Byrne', groups: 'Weavers', acts: '2', places: 'the weblog of Una Byrne' }),
  )
  expect(people.content).not.toMatch(/^"?=/m)
  const log = await take(core, { what: 'log', names: 'names' })
  expect(rowsOf(log.content)).toContainEqual(
    expect.objectContaining({ person: 'Tove Zwick', date: '2026-03-02', kind: 'letter', note: 'met Tove Zwick' }),
  )
})

it('gives the same as Markdown, a row a line, whatever stands in a cell', async () => {
  const core = await aCommunity()
  const csv = rowsOf((await take(core, { what: 'people', names: 'names' })).content)
  value(core.execute('addPerson', { name: 'Pipe | *Star*\n<b>' }, scope))
  const { fileName, content } = await take(core, { what: 'people', names: 'names', format: 'markdown' })
  expect(fileName).toBe('People.md')
  expect(content.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(csv.length + 3)
  expect(content).toContain('Pipe \\| \\*Star\\* \\<b>')
  const log = await take(core, { what: 'log', format: 'markdown' })
  expect(log.fileName).toBe('Log of people, by pseudonym.md')
  expect(log.content).not.toMatch(/una|zwick|pipe/i)
})

it('leaves out who is in the trash', async () => {
  const core = await aCommunity()
  const [first] = value(await core.query('people', {}))
  if (first) value(core.execute('trash', { ids: [first.personId] }, scope))
  expect(rowsOf((await take(core, { what: 'people' })).content)).toHaveLength(2)
  expect(rowsOf((await take(core, { what: 'log' })).content)).toHaveLength(4)
})
