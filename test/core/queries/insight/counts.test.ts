/** Every figure of codings against a count in SQL, on workspaces that were made up, while they go on changing. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { SOURCE } from '#shared/docs/layout.ts'
import type { Stance } from '#shared/model/coding.ts'
import { type CodeId, createId, LIBRARY_DOC, type QuoteId, type SourceId } from '#shared/model/ids.ts'
import { saturationOf } from '#shared/measure/saturation.ts'
import { type CodingScene, createCodingScene } from '#test/support/codingScene.ts'
import { temporaryFolder } from '#test/support/core.ts'
import {
  cellsInSql,
  frequenciesInSql,
  negativeInSql,
  newCodesInSql,
  pairsInSql,
  sourceCellsInSql,
} from '#test/support/insightSql.ts'

vi.setConfig({ testTimeout: 120_000 })

// A place whose clocks change, so that days are of three lengths.
beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'))
const scenes: CodingScene[] = []
afterEach(() => {
  for (const scene of scenes.splice(0)) scene.close()
})
const newScene = (): CodingScene => {
  const scene = createCodingScene(temporaryFolder())
  scenes.push(scene)
  return scene
}

const STANCES: readonly Stance[] = ['supports', 'disputes', 'illustrates']
const BUILT_IN = [
  'P1.OWNER',
  'P1.PLAN',
  'P2.FIND',
  'PX.SCALE',
  'R1.FIRST',
  'R1.HELP',
  'R2.GRATITUDE',
  'R9.PAY',
] as CodeId[]
const DAYS = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25'] as const
/** Moments round the midnights of those days, the clock's changes among them. */
const moments = DAYS.flatMap((day) => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const midnight = new Date(Date.UTC(year, month - 1, date)).getTime()
  return [-2, -1, 0, 1, 2, 22, 23, 24].flatMap((hour) => [-1, 0].map((ms) => midnight + hour * 3_600_000 + ms))
})

interface Made {
  sources: SourceId[]
  quotes: { sourceId: SourceId; quoteId: QuoteId }[]
  codes: CodeId[]
}

const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)]
const members = [createId('m'), createId('m'), createId('m')] as const

type Step = readonly [kind: string, a: number, b: number, c: number, d: number]
const steps = fc.array(
  fc.tuple(
    fc.oneof(
      { weight: 30, arbitrary: fc.constant('code') },
      { weight: 6, arbitrary: fc.constant('quote') },
      { weight: 3, arbitrary: fc.constant('source') },
      fc.constantFrom(
        'whole',
        'whole',
        'newCode',
        'newCode',
        'merge',
        'archive',
        'parent',
        'origin',
        'origin',
        'trashQuote',
        'trashSource',
        'trashCode',
      ),
    ),
    fc.nat(999),
    fc.nat(999),
    fc.nat(999),
    fc.nat(999),
  ),
  { minLength: 20, maxLength: 120 },
)

function take(scene: CodingScene, made: Made, [kind, a, b, c, d]: Step): void {
  scene.change((edit) => {
    const quote = pick(made.quotes, a)
    const source = pick(made.sources, a)
    const code = pick([...BUILT_IN, ...made.codes], b) as CodeId
    const own = pick(made.codes, b)
    const stance = d % 9 === 0 ? null : (pick(STANCES, d) as Stance)
    const at = pick(moments, c * 7 + d)
    const member = pick(members, c) as (typeof members)[number]
    if (kind === 'source') made.sources.push(scene.addSource(edit, `Source ${made.sources.length}`))
    if (kind === 'quote' && source) made.quotes.push({ sourceId: source, quoteId: scene.addQuote(edit, source, b) })
    if (kind === 'code' && quote) scene.code(edit, quote.sourceId, quote.quoteId, code, member, stance, at)
    if (kind === 'whole' && source) scene.code(edit, source, source, code, member, stance, at)
    if (kind === 'newCode')
      made.codes.push(
        scene.addCode(edit, `own ${made.codes.length}`, pick([null, 'P1', 'R9', own ?? null], c) as CodeId | null),
      )
    if (kind === 'merge' && own) edit.set(LIBRARY_DOC, own, 'alias', pick([null, code, ...made.codes], c) ?? null)
    if (kind === 'archive') edit.set(LIBRARY_DOC, code, 'archived', c % 2 === 0)
    if (kind === 'parent' && own) edit.set(LIBRARY_DOC, own, 'parent', pick(['', 'P2', 'R1', ...made.codes], c))
    if (kind === 'origin' && source)
      edit.set(source, SOURCE, 'sameOriginAs', pick([null, ...made.sources, createId('s')], c))
    if (kind === 'trashQuote' && quote) scene.trash(edit, quote.sourceId, quote.quoteId, c % 2 === 0)
    if (kind === 'trashSource' && source) scene.trash(edit, LIBRARY_DOC, source, c % 2 === 0)
    if (kind === 'trashCode' && own) scene.trash(edit, LIBRARY_DOC, own, c % 2 === 0)
  })
}

const byKey =
  <T>(key: (each: T) => string) =>
  (rows: readonly T[]): T[] =>
    rows.toSorted((x, y) => (key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : 0))

function check(scene: CodingScene, filters: InsightFilters): void {
  const { db } = scene
  const map = scene.query('phaseNormMap', { filters })
  expect(byKey<(typeof map.cells)[number]>((cell) => `${cell.row} ${cell.column}`)(map.cells)).toEqual(
    byKey<Record<string, string | number>>((cell) => `${cell['row']} ${cell['column']}`)(cellsInSql(db, filters)),
  )
  for (const cell of map.cells) {
    const { total, rows } = scene.query('mapQuotes', { row: cell.row, column: cell.column, filters })
    expect([total, rows.length]).toEqual([cell.quotes, cell.quotes])
    const against = scene.query('mapQuotes', {
      row: cell.row,
      column: cell.column,
      filters,
      stance: 'disputes',
      limit: 1,
    })
    expect(against.total).toBe(cell.disputes)
  }
  const frequencies = scene.query('codeFrequencies', { filters })
  const used = frequencies
    .filter(({ sources }) => sources > 0)
    .map(({ codeId, quotes, supports, disputes, illustrates, contested, sources, independent }) => ({
      codeId,
      quotes,
      supports,
      disputes,
      illustrates,
      contested,
      sources,
      independent,
    }))
  expect(byKey<Record<string, string | number>>((row) => String(row['codeId']))(used)).toEqual(
    byKey<Record<string, string | number>>((row) => String(row['codeId']))(frequenciesInSql(db, filters)),
  )
  for (const { codeId, quotes } of used)
    expect(scene.query('codedQuotes', { codes: [codeId], filters }).total).toBe(quotes)
  for (const within of ['quote', 'source'] as const) {
    const { pairs, codes } = scene.query('cooccurrence', { filters, within })
    const order = new Map(codes.map(({ codeId }, at) => [codeId as string, at]))
    for (const { a, b } of pairs) expect(order.get(a)).toBeLessThan(order.get(b) as number)
    const sorted = pairs.map(({ a, b, ...rest }) => ({ ...(a < b ? { a, b } : { a: b, b: a }), ...rest }))
    const key = byKey<{ a: string; b: string; count: number; jaccard: number }>(({ a, b }) => `${a} ${b}`)
    expect(key(sorted)).toEqual(key(pairsInSql(db, filters, within)))
    if (within === 'quote')
      for (const { a, b, count } of pairs)
        expect(scene.query('codedQuotes', { codes: [a, b], filters }).total).toBe(count)
  }
  const cells = scene
    .query('codesOverSources', { filters })
    .cells.map((cell) => ({ ...cell, whole: cell.whole ? 1 : 0 }))
  const key = byKey<{ codeId: string; sourceId: string }>(({ codeId, sourceId }) => `${codeId} ${sourceId}`)
  expect(key(cells)).toEqual(key(sourceCellsInSql(db, filters)))
  for (const codes of ['own', 'all'] as const) {
    const settings = { base: 2, run: 2, threshold: 0.05 }
    const { sources, ...rest } = scene.query('saturation', { filters, codes, ...settings })
    const fresh = newCodesInSql(db, filters, codes)
    expect(sources.map(({ newCodes }) => newCodes.length)).toEqual(fresh)
    expect(rest).toEqual({ ...settings, codes, ...saturationOf(fresh, settings) })
  }
  const { stance: _stance, ...without } = filters
  const negative = scene
    .query('negativeCases', { filters })
    .map(({ codeId, supports, disputes }) => ({ codeId, supports, disputes }))
  const byCode = byKey<{ codeId: string }>(({ codeId }) => codeId)
  expect(byCode(negative)).toEqual(byCode(negativeInSql(db, without)))
}

const filtersOf = (made: Made, [a, b, c, d]: readonly number[]): InsightFilters => ({
  ...(a !== undefined && a % 3 === 0 && made.sources.length > 0 && { sourceId: pick(made.sources, a) as SourceId }),
  ...(b !== undefined && b % 3 === 0 && { coder: pick(members, b) as (typeof members)[number] }),
  ...(c !== undefined && c % 3 === 0 && { stance: pick(STANCES, c) as Stance }),
  ...(d !== undefined && d % 3 === 0 && { since: pick(DAYS, d) as string }),
  ...(d !== undefined && d % 2 === 0 && { until: pick(DAYS, d + 1) as string }),
})

it('agrees with SQL, whatever was coded, merged, thrown away and asked for', () => {
  const draws = { seen: 0, evidence: 0 }
  fc.assert(
    fc.property(
      steps,
      fc.array(fc.array(fc.nat(999), { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
      (all, asked) => {
        const scene = newScene()
        const made: Made = { sources: [], quotes: [], codes: [] }
        for (const n of [1, 2, 3]) take(scene, made, ['source', n, n, n, n])
        for (const n of [1, 2, 3, 4, 5, 6]) take(scene, made, ['quote', n, n, n, n])
        // In three parts: what is kept between them has to follow.
        for (const [part, filters] of asked.entries()) {
          const size = Math.ceil(all.length / 3)
          for (const step of all.slice(part * size, (part + 1) * size)) take(scene, made, step)
          check(scene, {})
          check(scene, filtersOf(made, filters))
          draws.seen++
          if (scene.query('phaseNormMap', {}).cells.length > 0) draws.evidence++
        }
        scene.close()
        scenes.splice(0)
      },
    ),
    { seed: 20261122, numRuns: 20 },
  )
  // A generator that makes nothing would agree as well.
  expect(draws.evidence).toBeGreaterThan(draws.seen / 4)
})
