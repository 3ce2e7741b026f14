/** Agreement on generated workspaces, against a count that shares nothing with it but the definition. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { AgreementFigure } from '#shared/contract/agreement.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { CodeId, MemberId, QuoteId, SourceId } from '#shared/model/ids.ts'
import { codeAs, type Coded, createTeammate } from '#test/support/coders.ts'
import { addText, closeCore, newCore, openCore, scope, value } from '#test/support/core.ts'

vi.setConfig({ testTimeout: 120_000 })

const CODES = ['R1.HELP', 'R1.FREE', 'R9.PAY', 'P3.LISTEN'] as CodeId[]
const words = ['wheel', 'glaze', 'kiln', 'apprentice', 'letter', 'harbour', 'morning', 'answer', 'clay', 'lantern']

/** Sentences and paragraphs as lists, so that their places are known without cutting the text. */
interface Text {
  text: string
  sentences: [start: number, end: number][]
  paragraphs: [start: number, end: number][]
}

function textOf(lengths: readonly number[], seed: number): Text {
  const made: Text = { text: '', sentences: [], paragraphs: [] }
  let n = seed
  for (const length of lengths) {
    if (made.text !== '') made.text += '\n\n'
    const from = [...made.text].length
    for (let i = 0; i < length; i++) {
      if (i > 0) made.text += ' '
      const start = [...made.text].length
      made.text += `The ${words[n++ % 10]} and the ${words[(n++ * 7) % 10]} 🪴 met number${n} there.`
      made.sentences.push([start, [...made.text].length])
    }
    made.paragraphs.push([from, [...made.text].length])
  }
  return made
}

interface Expected {
  units: number
  alpha: number | null
  kappa: number | null
  prevalence: number | null
}

/** Pair by pair, as the definition has it: what a coder and another say of one unit, against any two judgements at all. */
function byHand(units: readonly (readonly boolean[])[]): Expected {
  const judged = units.filter((unit) => unit.length > 1)
  const all = judged.flat()
  let observed = 0
  for (const unit of judged)
    for (const [i, one] of unit.entries())
      for (const [j, other] of unit.entries()) if (i !== j && one !== other) observed += 1 / (unit.length - 1)
  let expected = 0
  for (const [i, one] of all.entries()) for (const [j, other] of all.entries()) if (i !== j && one !== other) expected++
  const isPair = judged.every(({ length }) => length === 2)
  const share = (which: (unit: readonly boolean[]) => boolean): number => judged.filter(which).length / judged.length
  const [first, second] = [share(([one]) => one === true), share(([, other]) => other === true)]
  const chance = first * second + (1 - first) * (1 - second)
  return {
    units: judged.length,
    alpha: expected === 0 ? null : 1 - observed / all.length / (expected / (all.length * (all.length - 1))),
    kappa: isPair && judged.length > 0 && chance < 1 ? (share(([a, b]) => a === b) - chance) / (1 - chance) : null,
    prevalence: all.length === 0 ? null : all.filter(Boolean).length / all.length,
  }
}

/** From the rows of the database, read by a program of its own. */
function countedInSql(
  dataDir: string,
  texts: ReadonlyMap<SourceId, Text>,
  unit: 'sentences' | 'paragraphs',
  isOf: (code: string) => boolean,
): Expected {
  const db = new Database(join(dataDir, 'workspace.sqlite'), { readonly: true })
  const units: boolean[][] = []
  for (const [sourceId, text] of texts) {
    const rows = db
      .prepare(
        'SELECT coder, code_id AS code, start, end FROM coding JOIN quote ON quote_id = target WHERE coding.source_id = ?',
      )
      .all(sourceId) as { coder: MemberId; code: string; start: number; end: number }[]
    const coders = [...new Set(rows.map(({ coder }) => coder))].sort()
    if (coders.length < 2) continue
    for (const [start, end] of text[unit])
      units.push(
        coders.map((coder) =>
          rows.some((row) => row.coder === coder && isOf(row.code) && row.start < end && row.end > start),
        ),
      )
  }
  db.close()
  return byHand(units)
}

const plan = fc.record({
  seed: fc.nat(1000),
  people: fc.integer({ min: 1, max: 4 }),
  sources: fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 3,
  }),
  quotes: fc.array(
    fc.record({
      source: fc.nat(2),
      from: fc.double({ min: 0, max: 0.98, noNaN: true }),
      length: fc.integer({ min: 1, max: 160 }),
      said: fc.array(
        fc.record({ person: fc.nat(3), code: fc.nat(3), stance: fc.constantFrom<Stance>('supports', 'disputes') }),
        { maxLength: 6 },
      ),
    }),
    { maxLength: 14 },
  ),
})

const close = (actual: number | null, expected: number | null): void => {
  if (actual === null || expected === null) expect(actual).toBe(expected)
  else expect(actual).toBeCloseTo(expected, 9)
}

it('is what counting pair by pair gives, on any workspace', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed, people, sources, quotes }) => {
      const { core, dataDir } = await newCore()
      const texts = new Map<SourceId, Text>()
      for (const [at, lengths] of sources.entries()) {
        const text = textOf(lengths, seed + at * 31)
        texts.set(await addText(core, text.text, `${at}.txt`), text)
      }
      const placed = quotes.map(({ source, from, length, said }) => {
        const [sourceId, { text }] = [...texts][source % texts.size] as [SourceId, Text]
        const letters = [...text].length
        const start = Math.floor(from * letters)
        const place = { start, end: Math.min(letters, start + length) }
        const made = core.execute('addQuote', { sourceId, place }, scope)
        return made.ok ? { sourceId, quoteId: made.value.quoteId, said } : undefined
      })
      await closeCore(core)
      for (let person = 0; person < people; person++) {
        const coded = placed.flatMap((quote) =>
          (quote?.said ?? []).flatMap((each): Coded[] =>
            each.person % people === person && quote
              ? [
                  {
                    sourceId: quote.sourceId,
                    target: quote.quoteId,
                    codeId: CODES[each.code] as CodeId,
                    stance: each.stance,
                  },
                ]
              : [],
          ),
        )
        if (coded.length > 0) codeAs(dataDir, createTeammate(`P${person}`), coded)
      }
      const again = await openCore(dataDir)
      for (const unit of ['sentence', 'paragraph'] as const) {
        const figure: AgreementFigure = value(await again.run('assessAgreement', { unit }, scope))
        for (const row of figure.codes) {
          const expected = countedInSql(dataDir, texts, `${unit}s`, (code) =>
            row.isGroup ? code.startsWith(`${row.codeId}.`) : code === row.codeId,
          )
          expect([row.codeId, row.units]).toEqual([row.codeId, expected.units])
          close(row.alpha, expected.alpha)
          close(row.prevalence, expected.prevalence)
          if (figure.coders.length === 2) close(row.kappa, expected.kappa)
          else expect(row.kappa).toBeNull()
          expect(row.alpha === null).toBe(row.why !== null)
          if (row.low !== null && row.high !== null) expect(row.low).toBeLessThanOrEqual(row.high)
        }
        expect(value(await again.run('assessAgreement', { unit }, scope))).toEqual(figure)
      }
      await closeCore(again)
    }),
    { numRuns: 6 },
  )
})

it('says why there is no figure, follows its filters and comes by itself', async () => {
  const { core, dataDir } = await newCore()
  const first = await addText(core, 'One kiln. Two kilns.\n\nThree kilns.', 'a.txt')
  const second = await addText(core, 'A letter came. It was short.', 'b.txt')
  const quote = (sourceId: SourceId, exact: string): QuoteId =>
    value(core.execute('addQuote', { sourceId, place: { exact }, codings: [] }, scope)).quoteId
  const kiln = quote(first, 'Two kilns.')
  const letter = quote(second, 'A letter')
  const say = (target: QuoteId, codeId: string) =>
    value(core.execute('setCoding', { target, codeId, stance: 'supports' }, scope))
  say(kiln, 'R1.HELP')
  say(letter, 'R9.PAY')
  const ask = async (input: object = {}): Promise<AgreementFigure> =>
    value(await core.run('assessAgreement', input, scope))
  const why = (figure: AgreementFigure) => Object.fromEntries(figure.codes.map((row) => [row.codeId, row.why]))
  // Alone.
  expect(why(await ask())).toEqual({ R1: 'oneCoder', 'R1.HELP': 'oneCoder', R9: 'oneCoder', 'R9.PAY': 'oneCoder' })
  await closeCore(core)
  const ben = createTeammate('Ben')
  const at = new Date(2026, 2, 3, 12).getTime()
  codeAs(dataDir, ben, [{ sourceId: first, target: kiln, codeId: 'R1.HELP' as CodeId, stance: 'disputes' }], at)
  const met = await openCore(dataDir)
  const figure = value(await met.run('assessAgreement', {}, scope))
  // Nobody coded the letter together; where they did, both saw no payment.
  expect(why(figure)).toEqual({ R1: null, 'R1.HELP': null, R9: 'absent', 'R9.PAY': 'absent' })
  expect(figure).toMatchObject({ sources: 1, units: 3, coders: [{ sources: 1 }, { sources: 1 }] })
  expect(figure.codes.find((row) => row.codeId === 'R1.HELP')).toMatchObject({
    alpha: 1,
    kappa: 1,
    units: 3,
    anyPresent: 1,
    allPresent: 1,
    table: { both: 1, onlyFirst: 0, onlySecond: 0, neither: 2 },
  })
  // A stance asks for less: one supports, the other does not.
  const supporting = value(await met.run('assessAgreement', { filters: { stance: 'supports' } }, scope))
  expect(supporting.codes.find((row) => row.codeId === 'R1.HELP')).toMatchObject({ anyPresent: 1, allPresent: 0 })
  // On Ben's day nobody else coded.
  const day = value(await met.run('assessAgreement', { filters: { since: '2026-03-03', until: '2026-03-03' } }, scope))
  expect([day.sources, why(day)['R1.HELP']]).toEqual([0, 'oneCoder'])
  // Live: null at first, then by itself, and again after a coding.
  const seen: unknown[] = []
  const shown = (matches: (figure: AgreementFigure) => boolean) =>
    vi.waitFor(() => expect(seen.some((each) => each !== null && matches(each as AgreementFigure))).toBe(true), 20_000)
  const stop = met.subscribe('agreement', {}, (rows) => {
    const known = value(rows)
    seen.push(known?.fresh === true ? known.figure : null)
  })
  expect(seen).toEqual([null])
  await shown((known) => known.codes.find(({ codeId }) => codeId === 'R9.PAY')?.why === 'absent')
  value(met.execute('setCoding', { target: kiln, codeId: 'R9.PAY', stance: 'illustrates' }, scope))
  await shown((known) => known.codes.find(({ codeId }) => codeId === 'R9.PAY')?.anyPresent === 1)
  stop()
})
