/** Lists that were damaged, cut, or put together out of others: what is whole comes in, with its letters. */
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readReferences } from '#core/exchange/references/readReferences.ts'

const seed = Number(process.env['COMMONPLACE_SEED'] ?? 5)

const entry = {
  ris: (n: number) => `TY  - BOOK\nTI  - Öfen und Käse ${n}\nAU  - Müller, Jörg\nPY  - 20${10 + n}\nER  - \n\n`,
  bib: (n: number) =>
    `@book{k${n},\n title = {Öfen und Käse ${n}},\n author = {Müller, Jörg},\n year = 20${10 + n}\n}\n\n`,
  json: (n: number) =>
    `${n === 0 ? '[' : ''}{"type":"book","title":"Öfen und Käse ${n}","author":[{"family":"Müller"}]}${n === 19 ? ']' : ','}`,
} as const
const kinds = Object.keys(entry) as (keyof typeof entry)[]
const listOf = (kind: keyof typeof entry, encodingOf: (n: number) => string): Uint8Array =>
  Buffer.concat(Array.from({ length: 20 }, (_, n) => iconv.encode(entry[kind](n), encodingOf(n))))
const titles = (bytes: Uint8Array) => readReferences(bytes).entries.map(({ item }) => item['title'])
const whole = Array.from({ length: 20 }, (_, n) => `Öfen und Käse ${n}`)

describe.each(kinds)('%s', (kind) => {
  it('has its letters in one encoding, and in two', () => {
    for (const encoding of ['utf-8', 'windows-1252', 'utf-16le', 'utf-32be'])
      expect(
        titles(
          encoding === 'utf-32be'
            ? iconv.encode(iconv.decode(Buffer.from(listOf(kind, () => 'utf-8')), 'utf-8'), encoding, { addBOM: true })
            : listOf(kind, () => encoding),
        ),
      ).toEqual(whole)
    expect(titles(listOf(kind, (n) => (n < 6 ? 'utf-8' : 'windows-1252')))).toEqual(whole)
    expect(titles(listOf(kind, (n) => (n % 2 === 0 ? 'windows-1252' : 'utf-8')))).toEqual(whole)
  })

  it(`never takes an entry with noise in it, nor loses one before (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 18 }), fc.uint8Array({ minLength: 300, maxLength: 3000 }), (at, noise) => {
        const list = Array.from({ length: 20 }, (_, n) => Buffer.from(entry[kind](n)))
        const broken = list[at] as Buffer
        const middle = broken.indexOf('und')
        list[at] = Buffer.concat([broken.subarray(0, middle), noise, broken.subarray(middle)])
        const read = readReferences(Buffer.concat(list))
        const came = read.entries.map(({ item }) => String(item['title']))
        expect(came.slice(0, at)).toEqual(whole.slice(0, at))
        for (const title of came) expect(title).toMatch(/^[ \wäöÖ\p{P}\p{S}]{0,40}$/u)
        expect(came.length + read.skipped.length).toBeGreaterThan(at)
      }),
      { seed, numRuns: 30 },
    )
  })

  it('is read as far as it goes where it was cut, and says where', () => {
    const all = Buffer.from(listOf(kind, () => 'utf-8'))
    for (const share of [0.5, 0.63, 0.77]) {
      // In the middle of an entry.
      const read = readReferences(all.subarray(0, all.indexOf('ller', Math.floor(all.length * share))))
      const told = read.skipped.length + read.entries.filter(({ warnings }) => warnings).length
      expect([kind, share, read.entries.length >= 9, told]).toEqual([kind, share, true, 1])
    }
  })
})

it('passes over the signs by which libraries leave articles out of the order', () => {
  expect(titles(Buffer.from('TY  - BOOK\nTI  - \u0098Die\u009c Öfen\nER  - \n'))).toEqual(['Die Öfen'])
})

it('keeps an entry that has lost one letter, and says so', () => {
  const { entries, skipped } = readReferences(Buffer.from('TY  - BOOK\nTI  - K\ufffdse\nER  - \n'))
  expect(entries.map(({ item, warnings }) => [item['title'], warnings?.length])).toEqual([['K\ufffdse', 1]])
  expect(skipped).toEqual([])
})
