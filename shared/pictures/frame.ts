/**
 * What every drawing has in common: Plot draws the body, and the words, the swatches and the edge are put round it.
 *
 * Plot brings a <style> element, which the window's content policy refuses and other programs read differently; its
 * two rules are not needed, as the drawing has a fixed size and folds no white space.
 */
import { plot } from '@observablehq/plot'
import type { Mark } from './behind.ts'
import type { Part } from './picture.ts'
import type { Surface, SvgElement } from './surface.ts'
import { drawable, fitText, widthOf, wrapText } from './textFit.ts'

export const FONT = "'Inter Variable', Inter, system-ui, 'Noto Sans', sans-serif"
export const TEXT = 12
export const SMALL = 11

/** A part of a drawing and its size in CSS pixels. */
export interface Body {
  nodes: SvgElement[]
  height: number
  /** What leads somewhere, from the body's own corner. */
  marks?: readonly Mark[]
}

type PlotOptions = Omit<NonNullable<Parameters<typeof plot>[0]>, 'document' | 'width' | 'height' | 'style'>

/** What Plot draws of these marks, without its own frame. */
export function plotBody(surface: Surface, height: number, options: PlotOptions): Body {
  const drawn = plot({ ...options, document: surface.document, width: surface.width, height } as PlotOptions) as unknown
  const svg = drawn as SvgElement
  for (const style of svg.querySelectorAll('style')) style.remove()
  // Plot names its groups for screen readers; ours see one picture with one name, or the table.
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label')
  // What Plot says once, for the whole drawing.
  const whole = { 'text-anchor': 'middle', 'font-size': 10 }
  return { nodes: [surface.make('g', whole, ...svg.children)], height }
}

/** Swatch and words of each part, wrapped to the width. */
export function legendOf(surface: Surface, parts: readonly Part[]): Body {
  const [gap, swatch] = [16, 18]
  let [x, y] = [0, 0]
  const nodes: SvgElement[] = []
  for (const part of parts) {
    const words = fitText(part.label, surface.width - swatch - 8, SMALL)
    const needed = swatch + 6 + widthOf(words, SMALL)
    if (x > 0 && x + needed > surface.width) [x, y] = [0, y + 18]
    nodes.push(
      surface.make('rect', {
        x: x + 0.5,
        y: y + 3.5,
        width: swatch - 1,
        height: 9,
        fill: surface.fill(part),
        stroke: surface.ink(part.tone),
      }),
      surface.make('text', { x: x + swatch + 6, y: y + 12, 'font-size': SMALL, fill: surface.ink('ink-2') }, words),
    )
    x += needed + gap
  }
  return { nodes, height: parts.length === 0 ? 0 : y + 22 }
}

export interface Composition {
  title: string
  /** What is read aloud in its place. */
  name: string
  /** What it rests on and what was left out; drawn only where the picture stands alone. */
  notes: readonly string[]
  legend?: readonly Part[]
  bodies: readonly Body[]
}

/** A drawing, and what of it leads somewhere. */
export interface Drawn<E extends SvgElement> {
  svg: E
  marks: readonly Mark[]
}

/** The whole drawing: title, legend, bodies one below another, notes. */
export function compose<E extends SvgElement>(
  surface: Surface<E>,
  { title, name, notes, legend = [], bodies }: Composition,
): Drawn<E> {
  const edge = surface.isAlone ? 16 : 0
  const words = (text: string, size: number, colour: 'ink' | 'ink-2', weight = 400): Body => {
    const lines = wrapText(text, surface.width, size)
    const step = size + 5
    return {
      nodes: lines.map((line, at) =>
        surface.make(
          'text',
          { x: 0, y: at * step + size, 'font-size': size, 'font-weight': weight, fill: surface.ink(colour) },
          line,
        ),
      ),
      height: lines.length * step,
    }
  }
  const stack: Body[] = [
    ...(surface.isAlone ? [words(title, 15, 'ink', 600), { nodes: [], height: 6 }] : []),
    legendOf(surface, legend),
    ...bodies,
    ...(surface.isAlone ? [{ nodes: [], height: 8 }, ...notes.map((note) => words(note, SMALL, 'ink-2'))] : []),
  ]
  let y = edge
  const groups: SvgElement[] = []
  const marks: Mark[] = []
  for (const { nodes, height, marks: own = [] } of stack) {
    if (nodes.length > 0) groups.push(surface.make('g', { transform: `translate(${edge},${y})` }, ...nodes))
    for (const mark of own) marks.push({ ...mark, x: mark.x + edge, y: mark.y + y })
    y += height
  }
  const [width, height] = [surface.width + 2 * edge, Math.ceil(y + edge)]
  const ground = surface.make('rect', { width, height, fill: surface.ink('paper') })
  const svg = surface.make(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': drawable(name),
      'font-family': FONT,
      'font-size': TEXT,
      fill: surface.ink('ink'),
    },
    surface.definitions(),
    ...(surface.isAlone ? [ground] : []),
    ...groups,
  )
  return { svg, marks }
}

/** Whole numbers for an axis from 0, about one each 70 px. */
export function countTicks(max: number, width: number): number[] {
  const wanted = Math.max(2, Math.floor(width / 70))
  const rough = Math.max(1, max / wanted)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough && Number.isInteger(n)) ?? Math.ceil(rough)
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, at) => at * step)
}

/** The room for the labels of rows: as much as the longest needs, at most two fifths of the width. */
export function labelRoom(surface: Surface, labels: readonly string[], size = TEXT): number {
  const longest = labels.reduce((max, label) => Math.max(max, widthOf(drawable(label).slice(0, 80), size)), 0)
  return Math.ceil(Math.min(longest, surface.width * 0.4, 240)) + 10
}
