/** Figures as tables: rows fit their columns, empty cells are there, and the words say what the numbers do. */
import { describe, expect, it } from 'vitest'
import type { CodeFrequency, PhaseNormMap, Saturation } from '#shared/contract/insightQueries.ts'
import { cooccurrenceTable } from '#shared/insight/cooccurrence.ts'
import { frequenciesTable, stanceTable } from '#shared/insight/frequencies.ts'
import { phaseNormTable } from '#shared/insight/phaseNorm.ts'
import { saturationTable, saturationWords } from '#shared/insight/saturation.ts'
import { type InsightTable, valueWords } from '#shared/insight/table.ts'
import { saturationOf } from '#shared/measure/saturation.ts'
import type { CodeId, SourceId } from '#shared/model/ids.ts'

const code = (id: string) => id as CodeId

function expectFitting({ columns, rows, note, title }: InsightTable): void {
  const keys = columns.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  for (const row of rows) expect(Object.keys(row).toSorted()).toEqual(keys.toSorted())
  expect(title).not.toBe('')
  expect(note).toMatch(/\.$/)
}

const map: PhaseNormMap = {
  quotes: 1,
  rows: [
    { codeId: code('P1'), kind: 'phase', parent: null, name: 'P1', title: 'Get ready' },
    { codeId: code('P1.OWNER'), kind: 'code', parent: code('P1'), name: 'P1.OWNER', title: 'Owner' },
  ],
  columns: [
    { codeId: code('R1'), title: 'Give first' },
    { codeId: code('R9'), title: 'Gone wrong' },
  ],
  cells: [
    {
      row: code('P1'),
      column: code('R9'),
      quotes: 1,
      supports: 1,
      disputes: 1,
      illustrates: 0,
      contested: 1,
      sources: 1,
      independent: 1,
    },
  ],
}

describe('the map’s table', () => {
  it('has every cell, also those without evidence', () => {
    const table = phaseNormTable(map)
    expectFitting(table)
    expect(table.rows.map(({ phase, code: name, norm, quotes }) => [phase, name, norm, quotes])).toEqual([
      ['P1', '', 'R1', 0],
      ['P1', '', 'R9', 1],
      ['P1', 'P1.OWNER', 'R1', 0],
      ['P1', 'P1.OWNER', 'R9', 0],
    ])
    expect(table.note).toMatch(/^1 quote with/)
  })
})

const frequency = (name: string, quotes: number): CodeFrequency => ({
  codeId: code(name),
  name,
  title: '',
  tree: 'norms',
  parent: code('R1'),
  isGroup: false,
  archived: false,
  quotes,
  supports: quotes,
  disputes: 0,
  illustrates: 0,
  contested: 0,
  sources: quotes,
  independent: quotes,
})

describe('tables of codes', () => {
  it('list unused codes among the frequencies, and no balance where nothing was said', () => {
    const codes = [frequency('R1.HELP', 2), frequency('R1.FREE', 0)]
    expectFitting(frequenciesTable(codes))
    expect(frequenciesTable(codes).rows).toHaveLength(2)
    expectFitting(stanceTable(codes))
    expect(stanceTable(codes).rows.map((row) => row['code'])).toEqual(['R1.HELP'])
  })

  it('name the codes of a pair, and say what Jaccard means', () => {
    const count = (id: string, n: number) => ({ codeId: code(id), name: id.toLowerCase(), title: '', count: n })
    const table = cooccurrenceTable({
      within: 'quote',
      total: 5,
      codes: [count('R1.HELP', 4), count('R9.PAY', 2)],
      pairs: [{ a: code('R1.HELP'), b: code('R9.PAY'), count: 1, jaccard: 0.2 }],
    })
    expectFitting(table)
    expect(table.rows[0]).toEqual({
      code: 'r1.help',
      with: 'r9.pay',
      count: 1,
      codeCount: 4,
      withCount: 2,
      jaccard: 0.2,
    })
    expect(table.note).toMatch(/^Of 5 quotes/)
  })
})

describe('saturation in words', () => {
  const figure = (fresh: readonly number[], codes: 'own' | 'all' = 'all'): Saturation => ({
    base: 4,
    run: 2,
    threshold: 0.05,
    codes,
    sources: fresh.map((n, at) => ({
      sourceId: `s_${at}` as SourceId,
      title: `Interview ${at + 1}`,
      newCodes: Array.from({ length: n }, (_, k) => code(`c_${at}_${k}`)),
    })),
    ...saturationOf(fresh, { base: 4, run: 2, threshold: 0.05 }),
  })

  it.each([
    [[], 'No source is coded; the base is the first 4, and it takes 2 more'],
    [[3], '1 source is coded; the base is the first 4'],
    [[3, 1, 1, 1], '4 sources are coded; the base is the first 4'],
    [[3, 1, 1, 1, 1], 'The first 4 sources brought 6 codes; a run needs 2 more, and 1 is there.'],
    [[0, 0, 0, 0, 2, 2], 'The first 4 sources brought no codes, so there is nothing to measure against.'],
    [[16, 10, 7, 4, 3, 4], 'Not reached: the last run brought 19 % of the 37 codes'],
    [[16, 10, 7, 4, 3, 4, 0, 1], 'Reached at 6+2: the run after 6 sources brought 3 % of the 37 codes'],
    [[10, 0, 0, 0, 0, 0, 3], 'Later runs brought more again, up to 30 %.'],
  ])('says of %j: %s', (fresh, words) => {
    expect(saturationWords(figure(fresh))).toContain(words)
    expectFitting(saturationTable(figure(fresh)))
  })

  it('puts each whole run beside its last source', () => {
    const { rows } = saturationTable(figure([16, 10, 7, 4, 3, 4, 0, 1]))
    expect(rows.map(({ run, newInRun }) => [run, newInRun])).toEqual([
      ['base', null],
      ['base', null],
      ['base', null],
      ['base', null],
      [null, null],
      ['5–6', 7],
      ['6–7', 4],
      ['7–8', 1],
    ])
    expect(rows.at(-1)?.['total']).toBe(45)
  })
})

it('words values by their kind', () => {
  expect([
    valueWords(7, 'count'),
    valueWords(7 / 37, 'share'),
    valueWords(0.7434, 'number'),
    valueWords(null, 'count', 'no evidence'),
    valueWords('P1', 'text'),
  ]).toEqual(['7', '19 %', '0.743', 'no evidence', 'P1'])
})
