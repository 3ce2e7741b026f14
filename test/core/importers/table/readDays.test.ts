/** Dates of a column: what their shape tells, what the column decides, and what nobody can know. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDays } from '#core/importers/table/readDays.ts'

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const parts = (iso: string): [year: string, month: string, day: string] => {
  const [y = '', m = '', d = ''] = iso.split('-')
  return [y, m, d]
}
const plain = (text: string) => String(Number(text))

async function expectRead(texts: readonly string[], days: readonly string[], dateFormat?: string) {
  const read = await readDays(texts, dateFormat)
  expect(read?.unclear).toBeNull()
  expect(texts.map((text) => read?.read(text))).toEqual(days)
}

/** Every way of writing a day that says by itself which it is. */
const plainWays: Record<string, (iso: string) => string> = {
  iso: (iso) => iso,
  'year first': (iso) => parts(iso).map(plain).join('/'),
  compact: (iso) => iso.replaceAll('-', ''),
  'with a time': (iso) => `${iso}T23:59:59.123+02:00`,
  'with a time after a blank': (iso) => `${iso} 07:05`,
  'full stops': (iso) => parts(iso).map(plain).reverse().join('.'),
  'full stops and blanks': (iso) => parts(iso).reverse().join('. '),
  'a spreadsheet’s number': (iso) => String(Math.round(Date.parse(iso) / 86_400_000) + 25_569),
  'a spreadsheet’s number with a time': (iso) => `${Math.round(Date.parse(iso) / 86_400_000) + 25_569}.75`,
}

describe('a date that says by itself which day it is', () => {
  it.each(Object.entries(plainWays))('%s', async (_name, write) => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(day, { minLength: 1, maxLength: 20 }), async (days) => {
        await expectRead(days.map(write), days)
      }),
    )
  })

  it('is read in words, in several languages', async () => {
    await expectRead(
      ['3 March 2026', 'March 3, 2026', 'Tue, 3 Mar 2026', '3. März 2026', '3 mars 2026', '3rd of March 2026'],
      Array.from({ length: 6 }, () => '2026-03-03'),
    )
  })
})

/** A month and a day that can be taken for one another. */
const isEitherWay = (iso: string): boolean => Number(parts(iso)[2]) <= 12 && parts(iso)[1] !== parts(iso)[2]

describe.each(['/', '-'])('days and months between %s', (separator) => {
  it.each(['day first', 'month first'])('are told apart by one date of the column: %s', async (order) => {
    const write = (iso: string): string => {
      const [y, m, d] = parts(iso)
      return [...(order === 'day first' ? [d, m] : [m, d]), y].join(separator)
    }
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(day, { minLength: 1, maxLength: 30 }), async (drawn) => {
        const days = [...drawn, '2024-05-23']
        await expectRead(days.map(write), days)
      }),
    )
  })

  it('are not guessed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(day.filter(isEitherWay), { minLength: 1, maxLength: 30 }), async (days) => {
        const read = await readDays(
          days.map((iso) => parts(iso).reverse().join(separator)),
          undefined,
        )
        expect(read?.unclear?.choices.map(({ format }) => format)).toEqual([
          ['DD', 'MM', 'YYYY'].join(separator),
          ['MM', 'DD', 'YYYY'].join(separator),
        ])
      }),
    )
  })
})

describe('a given format', () => {
  it.each([
    ['DD.MM.YYYY', '03.04.2026', '2026-04-03'],
    ['D.M.YY', '3.4.26', '2026-04-03'],
    ['M/D/YYYY', '03/04/2026', '2026-03-04'],
    ['mm/dd/yyyy', '3/4/2026', '2026-03-04'],
    ['%d/%m/%Y', '03/04/2026', '2026-04-03'],
    ['YYYYMMDD', '20260403', '2026-04-03'],
    ['D MMM YYYY', '3 Apr 2026', '2026-04-03'],
    ['YYYY-MM-DD', '2026-04-03T10:00:00Z', '2026-04-03'],
    ['DD/MM/YYYY HH:mm', '03/04/2026 17:30', '2026-04-03'],
  ])('%s', (dateFormat, text, iso) => expectRead([text], [iso], dateFormat))

  it('takes nothing else', async () => {
    const read = await readDays(['31.02.2026', '2026-04-03', '', '12.13.2026', '1.1.26'], 'DD.MM.YYYY')
    expect(['31.02.2026', '2026-04-03', '', '12.13.2026', '1.1.26'].map((text) => read?.read(text))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })

  it.each(['', 'soon', 'YYYY', 'DD.MM', 'qqq', 'YYYY-MM-DD n'])('%j is none', async (dateFormat) => {
    expect(await readDays(['2026-01-01'], dateFormat)).toBeUndefined()
  })
})

it('reads what is no date as none, and never throws', async () => {
  const known = ['soon', 'Ada', '12', '99/99/2026', '2026-13-01', '31/02/2026', 'yesterday', '3 March', '0', '1e9']
  const read = await readDays(known, undefined)
  for (const text of known) expect(read?.read(text), text).toBeUndefined()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' })), fc.option(fc.string()), async (texts, dateFormat) => {
      const days = await readDays(texts, dateFormat ?? undefined)
      for (const text of texts) expect(days?.read(text) ?? '2000-01-01').toMatch(/^(19|20|21)\d\d-\d\d-\d\d$/)
    }),
  )
})
