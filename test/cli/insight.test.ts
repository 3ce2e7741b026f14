/** Figures by command line: what they print is what SQL counts, as JSON, as CSV, into a file. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { insight } from '#electron/cli/commands/insight.ts'
import { UsageError } from '#electron/cli/command.ts'
import { wrap } from '#core/db/database.ts'
import { runInside } from '#test/support/cliInside.ts'
import { expectFailure, makeCliWorkspace } from '#test/support/cliWorkspace.ts'
import { cellsInSql, frequenciesInSql, negativeInSql, pairsInSql, sourceCellsInSql } from '#test/support/insightSql.ts'

const workspace = makeCliWorkspace()
const { folder, at, cli } = workspace

beforeAll(async () => {
  const quote = async (...args: string[]) => {
    const run = await cli('quote-add', '--source', workspace.sourceId, ...args)
    expect(run.status, run.stderr).toBe(0)
  }
  await quote(
    '--exact',
    'hello there',
    '--prefix',
    'She said 🔥🔥 ',
    '--code',
    'P3.INVITE',
    '--code',
    'R1.HELP:supports',
  )
  await quote('--exact', 'forty', '--code', 'P3.INVITE', '--code', 'R1.HELP:disputes', '--code', 'R9.PAY:disputes')
  await quote('--exact', 'Été', '--code', 'R2.BACK')
  await cli('code-add', '=SUM(1)')
  await quote('--exact', 'He said', '--code', '=SUM(1):supports', '--code', 'P3.INVITE')
})

interface Cell {
  phase: string
  code: string | null
  norm: string
  quotes: number
  supports: number
  disputes: number
}

const inSql = <T>(count: (db: ReturnType<typeof wrap>) => T): T => {
  const db = wrap(new Database(at('w', 'workspace.sqlite'), { readonly: true }))
  try {
    return count(db)
  } finally {
    db.close()
  }
}

describe('insight', () => {
  it('prints the phase × norm map as SQL counts it, empty cells as nought', async () => {
    const { quotes, cells } = (await cli('insight', 'phase-norm')).json<{ quotes: number; cells: Cell[] }>()
    expect(quotes).toBe(2)
    const withQuotes = cells
      .filter((cell) => cell.quotes > 0)
      .map(({ phase, code, norm, quotes: n, supports, disputes }) =>
        [code ?? phase, norm, n, supports, disputes].join(' '),
      )
    const counted = inSql((db) => cellsInSql(db, {})).map(({ row, column, quotes: n, supports, disputes }) =>
      [row, column, n, supports, disputes].join(' '),
    )
    expect(withQuotes.toSorted()).toEqual(counted.toSorted())
    expect(withQuotes).toContain('P3 R1 2 1 1')
    expect(cells.filter(({ code }) => code === null)).toHaveLength(24)
  })

  it('prints frequencies, balance and pairs as SQL counts them', async () => {
    const [frequencies, stance, pairs] = await Promise.all([
      cli('insight', 'frequencies'),
      cli('insight', 'stance'),
      cli('insight', 'cooccurrence'),
    ])
    const counted = inSql((db) => frequenciesInSql(db, {}))
    const names = new Map(
      inSql((db) => db.all<{ id: string; name: string }>('SELECT code_id AS id, name FROM code')).map(
        ({ id, name }) => [id, name],
      ),
    )
    const used = counted.map(({ codeId, quotes, sources }) => [names.get(String(codeId)), quotes, sources].join(' '))
    const printed = frequencies.json<{ codes: { code: string; quotes: number; sources: number }[] }>().codes
    expect(
      printed
        .filter(({ sources }) => sources > 0)
        .map(({ code, quotes, sources }) => [code, quotes, sources].join(' '))
        .toSorted(),
    ).toEqual(used.toSorted())
    const balance = stance.json<{ codes: { code: string; supports: number; disputes: number }[] }>().codes
    expect(balance.find(({ code }) => code === 'R1.HELP')).toMatchObject({ supports: 1, disputes: 1 })
    const together = pairs.json<{
      total: number
      pairs: { code: string; with: string; count: number; jaccard: number }[]
    }>()
    expect(together.pairs).toHaveLength(inSql((db) => pairsInSql(db, {}, 'quote')).length)
    expect(together.pairs[0]).toMatchObject({ code: 'P3.INVITE', with: 'R1.HELP', count: 2 })
    expect(together.pairs[0]?.jaccard).toBeCloseTo(2 / 3, 12)
  })

  it('prints which source uses which code, and who disputes what most support, as SQL counts them', async () => {
    for (const exact of ['Kiln', 'She'])
      expect(
        (await cli('quote-add', '--source', workspace.sourceId, '--exact', exact, '--code', 'R1.HELP:supports')).status,
      ).toBe(0)
    const [over, negative] = await Promise.all([cli('insight', 'over-sources'), cli('insight', 'negative-cases')])
    const { sources, cells } = over.json<{
      sources: { sourceId: string }[]
      cells: { code: string; sourceId: string; quotes: number; whole: boolean }[]
    }>()
    const named = <T extends { codeId: unknown }>(rows: T[]) => {
      const names = inSql((db) => db.all<{ id: string; name: string }>('SELECT code_id AS id, name FROM code'))
      const nameOf = new Map(names.map(({ id, name }) => [id, name]))
      return rows.map(({ codeId, ...rest }) => ({ ...rest, code: nameOf.get(String(codeId)) }))
    }
    const inOrder = <T>(rows: T[]) =>
      rows.map((row) => JSON.stringify(row, Object.keys(row as object).toSorted())).toSorted()
    expect(sources).toHaveLength(inSql((db) => db.all('SELECT 1 FROM source')).length)
    expect(inOrder(cells.map((cell) => ({ ...cell, whole: cell.whole ? 1 : 0 })))).toEqual(
      inOrder(named(inSql((db) => sourceCellsInSql(db, {})))),
    )
    const { codes } = negative.json<{ codes: { code: string; title: string; quotes: string[] }[] }>()
    expect(inOrder(codes.map(({ title: _title, quotes: _quotes, ...rest }) => rest))).toEqual(
      inOrder(named(inSql((db) => negativeInSql(db, {})))),
    )
    expect(codes.map(({ code, quotes }) => [code, quotes.length])).toEqual([['R1.HELP', 1]])
  })

  it('asks by the day a coding was made', async () => {
    const now = new Date()
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
    const [none, all] = await Promise.all([
      cli('insight', 'phase-norm', '--until', '2020-01-01'),
      cli('insight', 'phase-norm', '--since', today, '--until', '2999-12-31'),
    ])
    expect(none.json<{ quotes: number }>().quotes).toBe(0)
    expect(all.json<{ quotes: number }>().quotes).toBe(2)
  })

  it('writes CSV that no spreadsheet takes for a formula, to the screen and whole into a file', async () => {
    const args = ['insight', 'frequencies', '--format', 'csv', '--data', 'w']
    const printed = await runInside(args, { cwd: folder })
    const rows: Record<string, string>[] = parse(printed.stdout, { columns: true })
    expect(rows.find((row) => row['Code'] === `'=SUM(1)`)).toMatchObject({ Quotes: '1', Sources: '1' })
    writeFileSync(at('figures.csv'), 'what was there before')
    const written = await cli('insight', 'frequencies', '--format', 'csv', '-o', 'figures.csv')
    expect(written.json()).toEqual({ path: at('figures.csv'), format: 'csv', rows: rows.length })
    expect(readFileSync(at('figures.csv'), 'utf8')).toBe(printed.stdout)
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('says what it cannot do, and leaves nothing behind', async () => {
    // Refused before any workspace is looked at, so no process is needed.
    const refuse = (what: string, values: Record<string, string> = {}) =>
      expect(
        insight.run({ core: {} as never, words: [what], values, path: (name) => name, say: () => undefined }),
      ).rejects.toThrow(UsageError)
    await refuse('weather')
    await refuse('toString')
    await refuse('stance', { since: 'tomorrow' })
    await refuse('stance', { since: '2026-02-30' })
    await refuse('stance', { format: 'xls' })
    await refuse('stance', { base: '3' })
    await refuse('saturation', { base: '0' })
    await refuse('saturation', { codes: 'most' })
    expectFailure(await cli('insight'), 2, 'WrongUsage')
    expectFailure(await cli('insight', 'stance', '-o', 'nowhere/figures.json'), 1, 'FileNotWritten')
    expect(existsSync(at('nowhere'))).toBe(false)
    expectFailure(await cli('insight', 'stance', '-o', 'w'), 1, 'FileNotWritten')
  })
})
