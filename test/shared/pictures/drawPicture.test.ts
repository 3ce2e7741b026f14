// @vitest-environment jsdom
/** Every kind of picture with nothing, one, seven and ten thousand in it, at several widths, with any names. */
import { DOMParser as NodeParser } from 'linkedom'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Behind } from '#shared/pictures/behind.ts'
import { drawPicture, drawWithMarks } from '#shared/pictures/drawPicture.ts'
import { isEmptyPicture, type PictureSpec } from '#shared/pictures/picture.ts'
import type { SvgDocument, SvgElement } from '#shared/pictures/surface.ts'
import { type DrawnNode, svgText } from '#shared/pictures/svgText.ts'
import { widthOf } from '#shared/pictures/textFit.ts'
import { darkTheme, lightTheme, type PictureTheme } from '#shared/pictures/theme.ts'
import { samples } from './samples.ts'

type Drawn = SvgElement & DrawnNode

const nodeDocument = new NodeParser().parseFromString(
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'image/svg+xml',
) as unknown as SvgDocument<Drawn>

const draw = (picture: PictureSpec, width = 720, theme: PictureTheme = lightTheme, isAlone = true): string =>
  svgText(drawPicture(picture, { document: nodeDocument, width, theme, isAlone }))

const reader = new DOMParser()

/** Throws where the text is not well-formed XML. */
function read(text: string): Element {
  const { documentElement } = reader.parseFromString(text, 'image/svg+xml')
  const error = documentElement.tagName === 'svg' ? null : documentElement.textContent
  if (error !== null) throw new Error(`not XML: ${error}`)
  return documentElement
}

const number = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0)

interface Box {
  what: string
  left: number
  right: number
  top: number
  bottom: number
}

/** Where bars, lines and words stand in the drawing; words as wide as they are taken to be. */
function boxesOf(svg: Element): Box[] {
  const boxes: Box[] = []
  const walk = (element: Element, x: number, y: number, size: number, anchor: string): void => {
    if (element.tagName === 'defs' || element.tagName === 'title') return
    const transform = element.getAttribute('transform') ?? ''
    const [, dx = '0', dy = '0'] = /translate\(([-\d.]+)(?:[ ,]+([-\d.]+))?\)/.exec(transform) ?? []
    const [atX, atY] = [x + Number(dx), y + Number(dy)]
    const type = Number(element.getAttribute('font-size') ?? size)
    const side = element.getAttribute('text-anchor') ?? anchor
    if (element.tagName === 'rect') {
      const [left, top] = [atX + number(element, 'x'), atY + number(element, 'y')]
      const [right, bottom] = [left + number(element, 'width'), top + number(element, 'height')]
      boxes.push({ what: 'rect', left, right, top, bottom })
    } else if (element.tagName === 'line') {
      const [x1, x2] = [atX + number(element, 'x1'), atX + number(element, 'x2')]
      const [y1, y2] = [atY + number(element, 'y1'), atY + number(element, 'y2')]
      boxes.push({
        what: 'line',
        left: Math.min(x1, x2),
        right: Math.max(x1, x2),
        top: Math.min(y1, y2),
        bottom: Math.max(y1, y2),
      })
    } else if (element.tagName === 'text') {
      const words = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ nodeValue }) => nodeValue)
      const wide = widthOf(words.join(''), type)
      const start = atX + number(element, 'x')
      const before = side === 'end' ? wide : side === 'middle' ? wide / 2 : 0
      const isUpright = /rotate\(-90\)/.test(transform)
      boxes.push(
        isUpright
          ? { what: words.join(''), left: start, right: start, top: atY - (wide - before), bottom: atY + before }
          : { what: words.join(''), left: start - before, right: start - before + wide, top: atY, bottom: atY },
      )
    }
    for (const child of element.children) walk(child, atX, atY, type, side)
  }
  walk(svg, 0, 0, 12, 'start')
  return boxes
}

/** The estimate of a word's width is from above; a pixel or two beyond the edge are air. */
const SLACK = 4

function expectInside(svg: Element): void {
  const [, , width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  expect(width).toBeGreaterThan(0)
  expect(height).toBeGreaterThan(0)
  const outside = boxesOf(svg).filter(
    ({ left, right, top, bottom }) => left < -SLACK || right > width + SLACK || top < -SLACK || bottom > height + SLACK,
  )
  expect(outside).toEqual([])
}

function expectClean(text: string): void {
  expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/)
  expect(text).not.toMatch(/<style|<script|<foreignObject| style=| class=| on\w+=/)
}

describe.each([0, 1, 7, 10_000])('with %i', (n) => {
  it.each(samples(n).map((picture, at) => [`${picture.kind} ${at}`, picture] as const))('%s', (_, picture) => {
    for (const width of n > 7 ? [320, 1200] : [320, 720, 1200])
      for (const isAlone of [true, false]) {
        const begun = performance.now()
        const text = draw(picture, width, lightTheme, isAlone)
        expect(performance.now() - begun).toBeLessThan(1_500)
        expectClean(text)
        expect(text.length).toBeLessThan(400_000)
        expectInside(read(text))
      }
  })
})

describe('a picture', () => {
  it('with nothing in it says so in words', () => {
    for (const picture of samples(0)) {
      const svg = read(draw(picture))
      expect(svg.textContent).toContain('Nothing is there yet.')
      expect(svg.getAttribute('aria-label')).toContain('Nothing is there yet.')
    }
  })
  it('with little in it says that it is little, and otherwise what it rests on', () => {
    for (const picture of samples(1)) {
      // A matrix of one code has no pairs.
      if (picture.kind === 'heat' && picture.isSymmetric === true) continue
      const words = read(draw(picture)).textContent
      expect(words, picture.kind).toContain('1 quotes.')
      expect(words, picture.kind).toContain('very little')
    }
    for (const picture of samples(7)) expect(read(draw(picture)).textContent).not.toContain('very little')
  })
  it('says what of ten thousand it leaves out', () => {
    const kinds = new Set(['bars', 'balance', 'stacked', 'heat', 'saturation', 'intervals', 'grid'])
    for (const picture of samples(10_000).filter(({ kind }) => kinds.has(kind)))
      expect(read(draw(picture)).textContent, picture.kind).toMatch(/table has them all/)
    for (const picture of samples(7)) expect(read(draw(picture)).textContent).not.toMatch(/table has them all/)
  })
  it('is the same whatever is drawn beside it', () => {
    for (const picture of samples(7)) expect(draw(picture)).toBe(draw(picture))
  })
  it('has colours of its theme only', () => {
    for (const [theme, other] of [
      [lightTheme, darkTheme],
      [darkTheme, lightTheme],
    ] as const) {
      const own = new Set(Object.values(theme))
      for (const picture of samples(7)) {
        const used = draw(picture, 720, theme).match(/#[0-9a-f]{6}\b/g) ?? []
        expect(used.length).toBeGreaterThan(0)
        expect(used.filter((colour) => !own.has(colour))).toEqual([])
        expect(used).not.toContain(other.paper)
      }
    }
  })
  it('names no hatch that it does not have', () => {
    for (const picture of samples(7)) {
      const svg = read(draw(picture))
      const ids = new Set([...svg.querySelectorAll('pattern')].map(({ id }) => id))
      for (const [, id] of draw(picture).matchAll(/url\(#([^)]+)\)/g)) expect(ids.has(id ?? '')).toBe(true)
    }
  })
  it('stays whole XML, and in its edges, with any names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        ']]><script>x</script>',
        '"><g onload="x',
        '\u202eright to left',
        'a\u0000b\u0008\ud800\uffff',
        '  spaces\n\t',
        '長い名前'.repeat(20),
        'W'.repeat(300),
        '',
      ),
    )
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 9 }), (names) => {
        for (const picture of samples(names.length, (at) => names[at] ?? '')) {
          const text = draw({ ...picture, title: names[0] ?? '' }, 480)
          expect(text).not.toMatch(/<script|<style/)
          const svg = read(text)
          expect(svg.querySelector('script, style, [onload]')).toBeNull()
          expectInside(svg)
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('what is drawn', () => {
  const [bars, balance] = samples(7)
  const widths = (svg: Element): number[] =>
    [...svg.querySelectorAll('rect')].filter((rect) => rect.querySelector('title')).map((rect) => number(rect, 'width'))

  it('has bars as long as its numbers, from 0', () => {
    if (bars?.kind !== 'bars') throw new Error('the first sample has bars')
    const values = bars.rows.flatMap((row) => row.values).filter((value) => value !== null && value > 0)
    const drawn = widths(read(draw(bars)))
    const unit = (drawn[0] ?? 0) / (values[0] ?? 1)
    expect(drawn.length).toBe(values.length)
    drawn.forEach((width, at) => expect(width).toBeCloseTo((values[at] ?? 0) * unit, 3))
  })
  it('weighs for and against on one scale, told apart without colour', () => {
    if (balance?.kind !== 'balance') throw new Error('the second sample is a balance')
    const svg = read(draw(balance))
    const drawn = [...svg.querySelectorAll('rect')].filter((rect) => rect.querySelector('title'))
    const values = balance.rows.flatMap(({ supports, disputes }) => [supports, disputes]).filter((value) => value > 0)
    const unit = number(drawn[0] as Element, 'width') / (values[0] ?? 1)
    drawn.forEach((rect, at) => expect(number(rect, 'width')).toBeCloseTo((values[at] ?? 0) * unit, 3))
    for (const rect of drawn) {
      const isAgainst = rect.textContent.includes('dispute')
      expect(rect.getAttribute('fill')?.startsWith('url(#')).toBe(isAgainst)
    }
    for (const { supports, disputes } of balance.rows) {
      if (supports > 0) expect(svg.textContent).toContain(`+${supports}`)
      if (disputes > 0) expect(svg.textContent).toContain(`−${disputes}`)
    }
  })
})

/** The same picture with something behind each of its rows, cells, bands and parts. */
function leading(picture: PictureSpec): PictureSpec {
  const behind = { kind: 'quotes', codes: [] } as Behind
  switch (picture.kind) {
    case 'stacked':
      return { ...picture, rows: picture.rows.map((row) => ({ ...row, behind: row.values.map(() => behind) })) }
    case 'heat':
      return { ...picture, cells: picture.cells.map((cell) => ({ ...cell, behind })) }
    case 'grid':
      return { ...picture, cells: picture.cells.map((cell) => ({ ...cell, behind })) }
    case 'saturation':
      return { ...picture, sources: picture.sources.map((source) => ({ ...source, behind })) }
    case 'moves':
      return {
        ...picture,
        states: picture.states.map((state) => ({ ...state, behind: { from: behind, to: behind } })),
        flows: picture.flows.map((flow) => ({ ...flow, behind })),
      }
    case 'bars':
      return { ...picture, rows: picture.rows.map((row) => ({ ...row, behind })) }
    case 'balance':
      return { ...picture, rows: picture.rows.map((row) => ({ ...row, behind })) }
    case 'intervals':
      return { ...picture, rows: picture.rows.map((row) => ({ ...row, behind })) }
  }
}

describe('what leads somewhere', () => {
  for (const n of [1, 7, 200])
    for (const sample of samples(n)) {
      it(`${sample.kind} of ${n} has marks inside the drawing, large enough to press, that say what they are`, () => {
        const options = { document: nodeDocument, width: 480, theme: lightTheme }
        expect(drawWithMarks(sample, options).marks).toEqual([])
        const { svg, marks } = drawWithMarks(leading(sample), options)
        const height = Number(read(svgText(svg)).getAttribute('height'))
        // Bars that each stand for many sources have no one source behind them.
        if (!(sample.kind === 'saturation' && n > 100) && !isEmptyPicture(sample))
          expect(marks.length).toBeGreaterThan(0)
        for (const mark of marks) {
          expect(mark.words).not.toBe('')
          expect(Math.min(mark.width, mark.height)).toBeGreaterThanOrEqual(12)
          expect(mark.x).toBeGreaterThanOrEqual(-6)
          expect(mark.x + mark.width).toBeLessThanOrEqual(480 + 6)
          expect(mark.y).toBeGreaterThanOrEqual(-6)
          expect(mark.y + mark.height).toBeLessThanOrEqual(height + 6)
        }
      })
    }
})
