/** The map as a grid: what unfolds, where keys lead, what a cell is called. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeId } from '#shared/model/ids.ts'
import { cellWords, sourceWords } from '#renderer/features/insight/map/cellWords.ts'
import { longestBar, moveTo, shownRows, type Spot } from '#renderer/features/insight/map/mapModel.ts'
import { figureOf, normIds, phaseIds } from '#test/shared/insight/mapFigure.ts'

const figure = figureOf([[1, 2], [3]], true)
const cell = {
  row: 'P3' as CodeId,
  column: 'R1' as CodeId,
  quotes: 10,
  supports: 8,
  disputes: 2,
  illustrates: 1,
  contested: 1,
  sources: 3,
  independent: 2,
}

describe('rows', () => {
  it('are the phases, with the codes of those that are unfolded', () => {
    expect(shownRows(figure, new Set()).map(({ codeId }) => codeId)).toEqual(phaseIds)
    const rows = shownRows(figure, new Set(['P3']))
    expect(rows.map(({ codeId }) => codeId)).toEqual(
      phaseIds.flatMap((id) => (id === 'P3' ? ['P3', 'P3.INVITE', 'P3.LISTEN', 'P3.EXPECT'] : [id])),
    )
    expect(rows.filter(({ isOpen }) => isOpen === true).map(({ codeId }) => codeId)).toEqual(['P3'])
    expect(rows.find(({ codeId }) => codeId === 'P3.LISTEN')?.isOpen).toBeUndefined()
  })
  it('do not unfold where a phase has no codes', () => {
    expect(shownRows(figureOf([]), new Set(['P1'])).every(({ isOpen }) => isOpen === undefined)).toBe(true)
  })
})

describe('keys', () => {
  const at = (row: CodeId, column: CodeId | null): Spot => ({ row, column })
  const [first, second] = phaseIds as [CodeId, CodeId]
  const [r1, r2] = normIds as [CodeId, CodeId]
  const last = phaseIds.at(-1) as CodeId
  const r9 = normIds.at(-1) as CodeId
  const move = (key: string, from: Spot, isCtrl = false) => moveTo(key, isCtrl, from, phaseIds, normIds)

  it('walk cells and headings, and stop at the edges', () => {
    expect(move('ArrowRight', at(first, r1))).toEqual(at(first, r2))
    expect(move('ArrowDown', at(first, r1))).toEqual(at(second, r1))
    expect(move('ArrowLeft', at(first, r1))).toEqual(at(first, null))
    expect(move('ArrowLeft', at(first, null))).toEqual(at(first, null))
    expect(move('ArrowRight', at(first, null))).toEqual(at(first, r1))
    expect(move('ArrowRight', at(first, r9))).toEqual(at(first, r9))
    expect(move('ArrowUp', at(first, r1))).toEqual(at(first, r1))
    expect(move('ArrowDown', at(last, r9))).toEqual(at(last, r9))
    expect(move('ArrowDown', at(first, null))).toEqual(at(second, null))
  })
  it('go to the ends', () => {
    expect(move('End', at(first, r1))).toEqual(at(first, r9))
    expect(move('Home', at(second, r9))).toEqual(at(second, r1))
    expect(move('End', at(first, r1), true)).toEqual(at(last, r9))
    expect(move('Home', at(last, r9), true)).toEqual(at(first, r1))
    expect(move('ArrowDown', at(first, r2), true)).toEqual(at(last, r2))
  })
  it('that mean nothing here are left to others', () => {
    for (const key of ['Enter', 't', 'Tab', 'PageDown']) expect(move(key, at(first, r1))).toBeUndefined()
  })
  it('never lead out of the grid, from wherever', () => {
    const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 40 }), (presses) => {
        let spot = at(first, r1)
        for (const [key, isCtrl] of presses) {
          spot = move(key, spot, isCtrl) as Spot
          expect(phaseIds).toContain(spot.row)
          expect([null, ...normIds]).toContain(spot.column)
        }
      }),
    )
  })
})

describe('a cell in words', () => {
  it('tells independent sources from repeats, and only where there are some', () => {
    expect(sourceWords(cell)).toBe('3 sources, 2 independent')
    expect(sourceWords({ ...cell, independent: 3 })).toBe('3 sources')
    expect(sourceWords({ ...cell, sources: 1, independent: 1 })).toBe('1 source')
  })
  it('leaves out what there is none of, and says both sides', () => {
    expect(cellWords(cell)).toBe('8 support, 2 dispute, 1 illustrates; 1 quote on both sides; 3 sources, 2 independent')
    expect(cellWords({ ...cell, supports: 1, disputes: 0, illustrates: 0, contested: 0, sources: 2 })).toBe(
      '1 supports; 2 sources',
    )
    expect(cellWords(undefined)).toBe('No evidence')
  })
  it('has room for the longest bar', () => {
    expect(longestBar({ ...figure, cells: [cell, { ...cell, supports: 1, disputes: 0, illustrates: 0 }] })).toBe(11)
    expect(longestBar({ ...figure, cells: [] })).toBe(1)
  })
})
