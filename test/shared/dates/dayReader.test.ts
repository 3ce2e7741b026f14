/** Days as people write them, in their language, behind or ahead of the day they are written on. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDayReader } from '#shared/dates/dayReader.ts'

/** A Sunday. */
const TODAY = '2026-11-22'

describe('what was logged', () => {
  it.each([
    ['yesterday she answered a beginner', '2026-11-21'],
    ['she wrote last Friday', '2026-11-20'],
    ['on 6 Sep we sent the list', '2026-09-06'],
    ['24 December: a card came', '2025-12-24'],
    ['3/4/2026 wrote', '2026-04-03'],
    ['two weeks ago', '2026-11-08'],
    ['Friday', '2026-11-20'],
    ['today', TODAY],
    ['2026-02-03 letter', '2026-02-03'],
  ])('%s', async (text, day) => {
    const reader = await loadDayReader('en-GB', 'past')
    expect(reader.find(text, TODAY)?.day).toBe(day)
  })

  it('is read in the language it is written in, and in English', async () => {
    const german = await loadDayReader('de-DE', 'past')
    expect(german.find('gestern hat sie geantwortet', TODAY)?.day).toBe('2026-11-21')
    expect(german.find('am 3. Oktober schickten wir Garn', TODAY)?.day).toBe('2026-10-03')
    expect(german.find('yesterday', TODAY)?.day).toBe('2026-11-21')
    const french = await loadDayReader('fr', 'past')
    expect(french.find('hier elle a écrit', TODAY)?.day).toBe('2026-11-21')
  })

  it('puts the month first where it is written first', async () => {
    expect((await loadDayReader('en-US', 'past')).find('3/4/2026', TODAY)?.day).toBe('2026-03-04')
    expect((await loadDayReader('en-AU', 'past')).find('3/4/2026', TODAY)?.day).toBe('2026-04-03')
  })

  it('finds no day where there is none', async () => {
    const reader = await loadDayReader('en-GB', 'past')
    for (const text of ['', 'she may come', 'she wrote 3 posts', 'in May', 'at 5 pm she rang'])
      expect(reader.find(text, TODAY), text).toBeUndefined()
  })
})

it('looks ahead for what is planned', async () => {
  const reader = await loadDayReader('en-GB', 'future')
  expect(reader.read('Friday', TODAY)).toBe('2026-11-27')
  expect(reader.read('3 March', TODAY)).toBe('2027-03-03')
  expect(reader.read('tomorrow', TODAY)).toBe('2026-11-23')
  expect(reader.read('in two weeks', TODAY)).toBe('2026-12-06')
})

it('reads a whole text as a day only when it says nothing else', async () => {
  const reader = await loadDayReader('en-GB', 'past')
  expect(reader.read(' on 6 September. ', TODAY)).toBe('2026-09-06')
  expect(reader.read('2026-02-30', TODAY)).toBeUndefined()
  expect(reader.read('yesterday she wrote', TODAY)).toBeUndefined()
  expect(reader.read('', TODAY)).toBeUndefined()
})

it('reads every ISO day as itself, whatever the day it is read on', async () => {
  const reader = await loadDayReader('en-GB', 'past')
  const day = fc
    .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, (written, today) => {
      expect(reader.read(written, today)).toBe(written)
    }),
  )
})

it('takes a month for its first or its last day only where it is asked to', async () => {
  const last = await loadDayReader('en-GB', 'future', 'last')
  expect(['March', 'end of March', 'by March 2028', 'February'].map((text) => last.read(text, TODAY))).toEqual([
    '2027-03-31',
    '2027-03-31',
    '2028-03-31',
    '2027-02-28',
  ])
  expect(last.read('14 March', TODAY)).toBe('2027-03-14')
  expect((await loadDayReader('de-DE', 'future', 'first')).read('April', TODAY)).toBe('2027-04-01')
  expect((await loadDayReader('en-GB', 'future')).read('March', TODAY)).toBeUndefined()
})

it('reads the numbers of a date in the order of the locale', async () => {
  const read = async (locale: string, text: string) => (await loadDayReader(locale, 'future', 'last')).read(text, TODAY)
  expect(await read('de-DE', '14.3.')).toBe('2027-03-14')
  expect(await read('de-DE', '3.4.2027')).toBe('2027-04-03')
  expect(await read('en-GB', '3.4.2027')).toBe('2027-04-03')
  expect(await read('en-GB', '14-3-2027')).toBe('2027-03-14')
  expect(await read('en-US', '3/4/2027')).toBe('2027-03-04')
  expect(await read('ja', '3月14日')).toBe('2027-03-14')
})
