import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBeside } from '#renderer/editor/menus/place.ts'
import { looksLikeMarkdown } from '#renderer/editor/paste/looksLikeMarkdown.ts'
import { matchAddress, normaliseAddress } from '#renderer/editor/tools/addresses.ts'

describe('where a menu goes', () => {
  const view = { width: 800, height: 600 }
  it('is below the line, and above it near the lower edge', () => {
    const line = { left: 100, right: 140, top: 100, bottom: 120 }
    expect(placeBeside(line, { width: 300, height: 200 }, view)).toMatchObject({ left: 100, top: 126, side: 'below' })
    const low = { ...line, top: 560, bottom: 580 }
    expect(placeBeside(low, { width: 300, height: 200 }, view)).toMatchObject({ top: 354, side: 'above' })
  })
  it('never covers the line and stays inside, as long as there is room on either side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 780 }),
        fc.integer({ min: 0, max: 580 }),
        fc.integer({ min: 40, max: 700 }),
        fc.integer({ min: 20, max: 900 }),
        fc.constantFrom('above' as const, 'below' as const),
        fc.constantFrom('start' as const, 'center' as const),
        (left, top, width, height, preferred, align) => {
          const line = { left, right: left + 20, top, bottom: top + 20 }
          const placed = placeBeside(line, { width, height }, view, preferred, align)
          const bottom = placed.top + Math.min(height, placed.maxHeight)
          expect(placed.top >= line.bottom || bottom <= line.top).toBe(true)
          expect(placed.left).toBeGreaterThanOrEqual(8)
          expect(placed.left + width).toBeLessThanOrEqual(792)
          expect(placed.top).toBeGreaterThanOrEqual(8)
          expect(bottom).toBeLessThanOrEqual(592)
        },
      ),
      { verbose: 1 },
    )
  })
})

describe('plain text that was written as Markdown', () => {
  it.each([
    '# Title',
    '- a\n- b',
    '- [ ] do',
    '1. a\n2. b',
    '> said',
    '| a | b |\n|---|---|',
    'a [b](https://c.d) e',
    'so **loud** here',
  ])('is %j', (text) => expect(looksLikeMarkdown(text)).toBe(true))
  it.each(['plain words', '- one dash', '2 * 3 * 4', 'snake_case_name', 'a #tag', '1. only', 'he said > she'])(
    'is not %j',
    (text) => expect(looksLikeMarkdown(text)).toBe(false),
  )
})

describe('typed addresses', () => {
  it.each([
    ['example.org', 'https://example.org'],
    ['example.org/a b', null],
    ['ines@example.org', 'mailto:ines@example.org'],
    ['http://x', 'http://x'],
    ['javascript:alert(1)', null],
    ['file:///etc', null],
    ['hello', null],
  ])('%s', (typed, meant) => expect(normaliseAddress(typed)).toBe(meant))
  it('are found in a sentence without its full stop', () => {
    expect(matchAddress('see https://example.org/a_(b), then')).toMatchObject({ url: 'https://example.org/a_(b' })
    expect(matchAddress('at www.example.org.')).toMatchObject({
      index: 3,
      text: 'www.example.org',
      url: 'https://www.example.org',
    })
    expect(matchAddress('nothing here')).toBeNull()
  })
})
