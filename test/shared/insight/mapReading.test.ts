/** The two sentences under the map say what the figure holds, and only that. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMap } from '#shared/insight/mapReading.ts'
import { headingOf } from '#shared/insight/mapWords.ts'
import { phaseNormPicture } from '#shared/insight/phaseNormPicture.ts'
import { builtInGroups } from '#shared/model/codebook/codebook.ts'
import { figureOf, normIds, phaseIds } from './mapFigure.ts'

const full = phaseIds.map(() => normIds.map(() => 2))
const but = (...changes: (readonly [row: number, column: number, sources: number])[]): number[][] => {
  const counts = full.map((row) => [...row])
  for (const [row, column, sources] of changes) (counts[row] as number[])[column] = sources
  return counts
}

describe('what the map says of its ground', () => {
  it('says nothing where every cell has two sources', () => {
    expect(readMap(figureOf(full))).toEqual({ thin: null, blank: null })
  })
  it('names one cell, two of one norm, and cells of several norms', () => {
    expect(readMap(figureOf(but([0, 1, 1]))).thin).toBe('what we know of return in P1 rests on one independent source')
    expect(readMap(figureOf(but([0, 1, 1], [1, 1, 1]))).thin).toBe(
      'what we know of return in P1 and P2 rests on one independent source each',
    )
    expect(readMap(figureOf(but([0, 2, 0], [5, 1, 0], [3, 1, 0]))).blank).toBe(
      'nobody has said anything about return in P4 and PX, or about regard in P1',
    )
    expect(readMap(figureOf(but(...phaseIds.map((_, row) => [row, 3, 0] as const)))).blank).toBe(
      'nobody has said anything about breach in any phase',
    )
  })
  it('counts them where there are many, and names a norm that nobody spoke of', () => {
    expect(readMap(figureOf([])).blank).toBe('24 of the 24 cells hold no quote')
    const onlyGive = phaseIds.map(() => [3, 0, 1, 1])
    expect(readMap(figureOf(onlyGive))).toEqual({
      thin: '12 of the 24 cells rest on one independent source each',
      blank: 'nobody has said anything about return in any phase',
    })
  })
  it('names a phase of which nobody spoke once, not cell by cell', () => {
    const silent = normIds.map((_, column) => [3, column, 0] as const)
    expect(readMap(figureOf(but(...silent, [0, 2, 0]))).blank).toBe(
      'nobody has said anything about P4, or about regard in P1',
    )
    const many = [0, 1, 2, 4].flatMap((row) => [0, 1].map((column) => [row, column, 0] as const))
    expect(readMap(figureOf(but(...silent, ...many))).blank).toBe(
      '12 of the 24 cells hold no quote; nobody has said anything about P4',
    )
  })
  it('calls a norm as the team does', () => {
    const figure = figureOf(but([0, 0, 0]))
    const columns = figure.columns.map((column) => (column.codeId === 'R1' ? { ...column, title: 'Gifts' } : column))
    expect(readMap({ ...figure, columns }).blank).toBe('nobody has said anything about Gifts in P1')
  })
  it('is silent about codes below a phase', () => {
    expect(readMap(figureOf(full, true))).toEqual({ thin: null, blank: null })
  })
  it('leaves no thin and no blank cell unsaid', () => {
    const counts = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }), {
      minLength: 6,
      maxLength: 6,
    })
    fc.assert(
      fc.property(counts, (independent) => {
        const { thin, blank } = readMap(figureOf(independent))
        for (const [words, wanted] of [
          [thin, 1],
          [blank, 0],
        ] as const) {
          const size = independent.flat().filter((sources) => sources === wanted).length
          if (size === 0) expect(words).toBeNull()
          else if (words?.includes('cells')) expect(words).toContain(`${size} of the 24 cells`)
          else
            for (const [row, phase] of phaseIds.entries())
              if (independent[row]?.includes(wanted)) expect(words).toMatch(new RegExp(`${phase}|in any phase`))
        }
      }),
    )
  })
})

describe('headings', () => {
  it('are short for every built-in group, by the title it has in the codebook', () => {
    for (const { id, title } of builtInGroups) expect(headingOf(id, title).short.length).toBeLessThan(20)
    for (const { id, title, tree } of builtInGroups)
      if (tree === 'norms') expect(headingOf(id, title)).toMatchObject({ gloss: expect.stringMatching(/\w/) })
  })
})

describe('the map as a picture', () => {
  it('has the phases alone, and codes of those that are unfolded', () => {
    const figure = figureOf(full, true)
    expect(phaseNormPicture(figure).rows.map(({ label }) => label.slice(0, 2))).toEqual(phaseIds)
    const open = phaseNormPicture(figure, new Set(['P3']))
    expect(open.rows.filter(({ isGroup }) => !isGroup).map(({ label }) => label)).toContain('P3.LISTEN')
    expect(open.rows.find(({ label }) => label === 'P3.LISTEN')?.tone).toBe('p3')
    expect(open.cells).toHaveLength(24)
    expect(open.rows[open.cells.at(-1)?.row ?? -1]?.label).toBe('PX Across')
  })
  it('says what is thin and blank to who does not see it', () => {
    expect(phaseNormPicture(figureOf(but([0, 1, 1], [0, 2, 0]))).gist).toBe(
      'Thin ground: what we know of return in P1 rests on one independent source. Blank: nobody has said anything about regard in P1.',
    )
  })
})
