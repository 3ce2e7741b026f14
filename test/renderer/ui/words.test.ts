/** The kit's small readers and writers: dates, snippets, codes' names, keys, initials, type-ahead. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeColor, codeShape, splitCodeName } from '#renderer/ui/codes/codeLook.ts'
import { formatPartialDate, parsePartialDate } from '#renderer/ui/controls/partialDate.ts'
import { keysForPlatform } from '#renderer/ui/controls/Key.tsx'
import { createTypeAhead } from '#renderer/ui/lists/listKeys.ts'
import { initials } from '#renderer/ui/text/Avatar.tsx'
import { joinRanges } from '#renderer/ui/text/Snippet.tsx'

const now = new Date(2026, 10, 22)
const iso = (text: string) => {
  const result = parsePartialDate(text, now)
  return result.ok ? result.iso : result.why
}

describe('partial dates', () => {
  it.each([
    ['2026', '2026'],
    ['march 2026', '2026-03'],
    ['Sept. 2025', '2025-09'],
    ['2026-3', '2026-03'],
    ['3/2026', '2026-03'],
    ['14 Mar 2026', '2026-03-14'],
    ['14. März 2026', 'Write a date like 14 Mar 2026, March 2026 or 2026.'],
    ['March 14th, 2026', '2026-03-14'],
    ['the 14', 'Write a date like 14 Mar 2026, March 2026 or 2026.'],
    ['14.3.2026', '2026-03-14'],
    ['3/14/2026', '2026-03-14'],
    ['2026-03-14T10:00:00Z', '2026-03-14'],
    ['3 weeks ago', '2026-11-01'],
    ['a month ago', '2026-10'],
    ['yesterday', '2026-11-21'],
    ['1 may', '2026-05-01'],
    ['31 February 2027', 'February 2027 has 28 days.'],
    ['2028-02-29', '2028-02-29'],
    ['2026-13', 'There is no month 13.'],
    ['26', 'Write a date like 14 Mar 2026, March 2026 or 2026.'],
  ])('reads %s', (typed, meant) => expect(iso(typed)).toBe(meant))

  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 3 }),
        (y, m, d, parts) => {
          const text = [String(y), String(m).padStart(2, '0'), String(d).padStart(2, '0')].slice(0, parts).join('-')
          expect(iso(formatPartialDate(text))).toBe(text)
          expect(iso(formatPartialDate(text, 'short'))).toBe(text)
        },
      ),
    )
  })
  it('leaves alone what is no date', () => expect(formatPartialDate('spring')).toBe('spring'))
})

describe('joinRanges', () => {
  it('marks exactly the characters of the ranges, in order and without overlap', () => {
    const range = fc.record({ from: fc.integer({ min: -5, max: 40 }), to: fc.integer({ min: -5, max: 40 }) })
    fc.assert(
      fc.property(fc.array(range), fc.integer({ min: 0, max: 30 }), (ranges, length) => {
        const covered = (list: typeof ranges, at: number) => list.some(({ from, to }) => from <= at && at < to)
        const joined = joinRanges(ranges, length)
        for (let at = 0; at < length; at++) expect(covered(joined, at)).toBe(covered(ranges, at))
        joined.forEach((each, index) => {
          expect(each.from).toBeLessThan(each.to)
          expect(each.to).toBeLessThanOrEqual(length)
          expect(each.from).toBeGreaterThan(joined[index - 1]?.to ?? -1)
        })
      }),
    )
  })
})

describe('codes', () => {
  it('takes the tag from the name, else from the group', () => {
    expect(splitCodeName({ name: 'R9.PAY' })).toEqual({ tag: 'R9', rest: 'PAY', group: 'R9' })
    expect(splitCodeName({ name: 'Thank-you drawings', group: 'P5' })).toEqual({
      tag: 'P5',
      rest: 'Thank-you drawings',
      group: 'P5',
    })
    expect(splitCodeName({ name: 'Dr. Who', group: 'nonsense' })).toEqual({
      tag: undefined,
      rest: 'Dr. Who',
      group: undefined,
    })
    expect(splitCodeName({ name: 'P3' })).toEqual({ tag: 'P3', rest: '', group: 'P3' })
  })
  it('gives each tree its shape and each code its colour', () => {
    expect([codeShape('P1'), codeShape('PX'), codeShape('R2'), codeShape('R9'), codeShape(undefined)]).toEqual([
      'square',
      'square',
      'round',
      'notched',
      'plain',
    ])
    expect(codeColor({ name: 'R2.VOICE' })).toBe('var(--r2)')
    expect(codeColor({ name: 'mine', group: 'P4' })).toBe('var(--p4)')
    expect(codeColor({ name: 'R2.VOICE', color: '#123456' })).toBe('#123456')
  })
})

describe('small words', () => {
  it('writes keys as the platform does', () => {
    expect(keysForPlatform('Ctrl Shift F', false)).toBe('Ctrl Shift F')
    expect(keysForPlatform('Ctrl Shift F', true)).toBe('⌘⇧F')
    expect(keysForPlatform('G L', true)).toBe('G L')
  })
  it('takes initials of any script', () => {
    expect([
      initials('Ilse van den Brandt'),
      initials('Jun'),
      initials('  '),
      initials('李 雷'),
      initials('𝒜da Z'),
    ]).toEqual(['IB', 'J', '?', '李雷', '𝒜Z'])
  })
})

describe('type-ahead', () => {
  const names = ['alder', 'ash', 'Birch', 'beech', 'árbol']
  const go = (typed: string, from: number, gap = 10) => {
    const ahead = createTypeAhead()
    let at: number | undefined = from
    Array.from(typed).forEach((letter, i) => {
      at = ahead.type(letter, at ?? from, 1000 + i * gap, names.length, (index) => names[index]) ?? at
    })
    return names[at ?? -1]
  }
  it('goes to the next with a letter, round the end, over accents and capitals', () => {
    expect(go('b', 0)).toBe('Birch')
    expect(go('bb', 0)).toBe('beech')
    expect(go('aaa', 0)).toBe('alder')
    expect(go('ar', 0)).toBe('árbol')
    expect(go('be', 0)).toBe('beech')
  })
  it('begins anew after a pause', () => expect(go('ab', 0, 5000)).toBe('Birch'))
  it('stays where nothing fits', () => expect(go('q', 1)).toBe('ash'))
})
