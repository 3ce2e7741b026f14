/** Benches are only as honest as their text: it has to repeat, and to be spread like language. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGenerator } from './generate.ts'

const bytes = (text: string): number => new TextEncoder().encode(text).length
const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}[\p{L}-]*/gu) ?? []

function frequencies(text: string): number[] {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts.values()].toSorted((a, b) => b - a)
}

/** Slope of log frequency over log rank, by least squares. */
function zipfSlope(counts: readonly number[]): number {
  const points = counts.map((count, rank) => [Math.log(rank + 1), Math.log(count)] as const)
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}

const library = Array.from(
  (function* () {
    const generator = createGenerator(1)
    for (let i = 0; i < 300; i++) yield generator.note().markdown
  })(),
).join('\n')

describe('createGenerator', () => {
  it('says the same for the same seed and something else for another', () => {
    const sample = (seed: number) => {
      const generator = createGenerator(seed)
      return [generator.note(), generator.source(300), generator.title(), generator.personName(), generator.sentence()]
    }
    expect(sample(7)).toEqual(sample(7))
    expect(sample(7)).not.toEqual(sample(8))
  })

  it('keeps its text from one version to the next, so that benches stay comparable', () => {
    // On a deliberate change write the new sentences here, and compare no bench across it.
    const generator = createGenerator(42)
    expect([generator.sentence(), generator.title(), generator.personName()]).toEqual([
      'Rolf and Nils pondered the customer between them and glazed never.',
      'Matteo on valves',
      'Wanda Ravnborg',
    ])
  })

  it('makes notes of the length asked for', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1000, max: 20_000 }), (seed, size) => {
        const length = bytes(createGenerator(seed).note(size).markdown)
        expect(Math.abs(length - size)).toBeLessThan(600)
      }),
    )
  })

  it('has a long-tailed vocabulary, as prose does', () => {
    const counts = frequencies(library)
    const total = counts.reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThan(250_000)
    expect(counts.length).toBeGreaterThan(4000)
    // In English the commonest word is some 4 to 12 in 100, and the slope near -1.
    expect((counts[0] as number) / total).toBeGreaterThan(0.04)
    expect((counts[0] as number) / total).toBeLessThan(0.15)
    const slope = zipfSlope(counts.slice(0, 3000))
    expect(slope).toBeLessThan(-0.8)
    expect(slope).toBeGreaterThan(-1.4)
  })

  it('repeats hardly a sentence', () => {
    const generator = createGenerator(3)
    const sentences = Array.from({ length: 5000 }, () => generator.sentence())
    expect(new Set(sentences).size).toBeGreaterThan(4900)
  })

  it('quotes what is there, whole sentences of one paragraph', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const generator = createGenerator(seed)
        const { text } = generator.source(200)
        for (let i = 0; i < 20; i++) {
          const { from, to, exact } = generator.quoteFrom(text)
          expect(text.slice(from, to)).toBe(exact)
          expect(exact).toBe(exact.trim())
          expect(exact.length).toBeGreaterThan(8)
          expect(exact).not.toContain('\n')
          expect(exact).toMatch(/[.?]”?$/)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('refuses to quote from nothing', () => {
    expect(() => createGenerator(1).quoteFrom('  ')).toThrow('no text to quote from')
  })
})
