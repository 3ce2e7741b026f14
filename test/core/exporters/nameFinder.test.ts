/** Names in text: found however they are written, never inside other words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameFinder } from '#core/exporters/nameFinder.ts'

const people = [
  { name: 'Priya Venkataraman', pseudonym: 'Alder 0001' },
  { name: 'Dr. José Luis Núñez', pseudonym: 'Birch 0002' },
  { name: 'Anna Berg', pseudonym: 'Cedar 0003' },
  { name: 'Anna Lindqvist', pseudonym: 'Dale 0004' },
  { name: 'Will Sallow', pseudonym: 'Elm 0005' },
  { name: '山田太郎', pseudonym: 'Fern 0006' },
  { name: 'ines_q', pseudonym: 'Glade 0007' },
  { name: 'Siân O’Brien', pseudonym: 'Holly 0008' },
  { name: 'The Potters of Oban', pseudonym: 'Iris 0009' },
  { name: '김철수', pseudonym: 'Lark 0010' },
]
const { replace, find } = createNameFinder(people)

describe('names of known people', () => {
  it.each([
    ['Priya Venkataraman said so.', 'Alder 0001 said so.'],
    ['PRIYA  venkataraman’s kiln', 'Alder 0001’s kiln'],
    ['Venkataraman, Priya (2026)', 'Alder 0001 (2026)'],
    ['Priya asked; Ms Venkataraman wrote', 'Alder 0001 asked; Ms Alder 0001 wrote'],
    ['priya.venkataraman@example.org and priyavenkataraman', 'Alder 0001@example.org and Alder 0001'],
    ['Pri\u00adya\u00a0Venkata\u00adraman', 'Alder 0001'],
    ['jose luis nunez, Nún\u0303ez', 'Birch 0002, Birch 0002'],
    ['Jose\u0301 Luis Nu\u0301n\u0303ez\u0301!', 'Birch 0002!'],
    ['Anna Berg and Anna', 'Cedar 0003 and somebody'],
    ['Will you ask Sallow? He will.', 'Elm 0005 you ask Elm 0005? He will.'],
    ['昨日、山田太郎さんは', '昨日、Fern 0006さんは'],
    ['어제 김철수는', '어제 Lark 0010는'],
    ['@ines_q, Ines_Q', '@Glade 0007, Glade 0007'],
    ["Sian O'Brien; O’Brien", 'Holly 0008; Holly 0008'],
    ['/jos%C3%A9%20luis-n%C3%BA%C3%B1ez%C3%A9', '/jos%C3%A9%20luis-n%C3%BA%C3%B1ez%C3%A9'],
    ['/priya%20venkataraman%2F?q=Jos%C3%A9_luis+n%C3%BA%C3%B1ez%21 5%', '/Alder 0001%2F?q=Birch 0002%21 5%'],
    ['The kiln of Oban, by the potters of Oban', 'The kiln of Iris 0009, by Iris 0009'],
  ])('%s', (text, without) => expect(replace(text)).toBe(without))

  it.each(['Priyanka Venkataramanan', 'Bergen', 'in the priyaless', 'he will', '12 annas', ''])('leaves %s', (text) =>
    expect(find(text)).toEqual([]),
  )

  it('reads a query in small letters as one', () => {
    expect(replace('priya', false)).toBe('priya')
    expect(replace('priya', true)).toBe('Alder 0001')
  })

  it('says where, within the text and in order, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...people.map(({ name }) => name), ' ', '-', 'é', '👩🏽‍🌾'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        let done = 0
        for (const { from, to } of find(text)) {
          expect(from).toBeGreaterThanOrEqual(done)
          expect(to).toBeGreaterThan(from)
          done = to
        }
        expect(done).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 300 },
    )
  })

  it('reads a long text with thousands of people at once', () => {
    const syllables = ['ra', 'ni', 'to', 'ke', 'lu', 'sa', 'mo', 'vi']
    const word = (n: number) => [0, 3, 6, 9].map((shift) => syllables[(n >> shift) & 7]).join('')
    const crowd = Array.from({ length: 2500 }, (_, n) => ({
      name: `${word(n)[0]?.toUpperCase()}${word(n).slice(1)} Of${word(n * 7 + 3)}`,
      pseudonym: `P ${n}`,
    }))
    const finder = createNameFinder(crowd)
    const text = crowd.map(({ name }) => `Then ${name} and the other potters fired their kilns again.`).join(' ')
    const before = performance.now()
    expect(finder.find(text).length).toBeGreaterThanOrEqual(2500)
    expect(performance.now() - before).toBeLessThan(2000)
  })
})
