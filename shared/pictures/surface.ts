/**
 * What a drawing is made on. This folder knows no page (the command line draws, too), so the few things it needs of a
 * document and an element are said here in its own words; the window's fit them, and so do those of a document in Node.
 */
import type { ColourName, PictureTheme } from './theme.ts'
import type { Part, Pattern } from './picture.ts'
import { drawable } from './textFit.ts'

export interface SvgElement {
  readonly tagName: string
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  /** Takes elements of its own document and text; which type those have, only the document's owner can say. */
  append(...nodes: never[]): void
  remove(): void
  querySelectorAll(selector: string): Iterable<SvgElement>
  readonly children: Iterable<SvgElement>
}

export interface SvgDocument<E extends SvgElement = SvgElement> {
  createElementNS(namespace: 'http://www.w3.org/2000/svg', name: string): E
}

export interface SurfaceOptions<E extends SvgElement> {
  document: SvgDocument<E>
  /** CSS pixels; a drawing is never wider. Under 240 it is drawn as for 240. */
  width: number
  theme: PictureTheme
  /** Title, what it rests on and what was left out are drawn, too: for what stands alone, as a file. */
  isAlone?: boolean
  /** Tells the hatches of one drawing from those of another on one page. */
  id?: string
}

type Attributes = Readonly<Record<string, string | number>>

export interface Surface<E extends SvgElement = SvgElement> {
  readonly document: SvgDocument<E>
  readonly width: number
  readonly isAlone: boolean
  /** A colour of the theme. */
  ink(name: ColourName): string
  /** What to fill an area of this part with; its hatch is added to the drawing the first time. */
  fill(part: Pick<Part, 'tone' | 'pattern'>): string
  /** The hatch of a cell that has nothing in it. */
  nothing(): string
  make(name: string, attributes?: Attributes, ...children: (SvgElement | string)[]): E
  /** The hatches that were asked for. */
  definitions(): E
}

const NAMESPACE = 'http://www.w3.org/2000/svg'

export function createSurface<E extends SvgElement>(options: SurfaceOptions<E>): Surface<E> {
  const { document, theme, id = 'picture' } = options
  const hatches = new Map<string, E>()
  const make = (name: string, attributes: Attributes = {}, ...children: (SvgElement | string)[]): E => {
    const element = document.createElementNS(NAMESPACE, name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    element.append(...(children.map((child) => (typeof child === 'string' ? drawable(child) : child)) as never[]))
    return element
  }
  const hatch = (key: string, draw: () => E): string => {
    const name = `${id}-${key}`
    if (!hatches.has(name)) {
      const pattern = draw()
      pattern.setAttribute('id', name)
      hatches.set(name, pattern)
    }
    return `url(#${name})`
  }
  return {
    document,
    width: Math.max(240, Math.round(options.width)),
    isAlone: options.isAlone === true,
    ink: (name) => theme[name],
    fill: ({ tone, pattern }) => {
      if (pattern === 'solid') return theme[tone]
      if (pattern === 'outline') return theme.paper
      return hatch(`${pattern}-${tone}`, () => patternOf(make, pattern, theme[tone], theme.paper))
    },
    nothing: () => hatch('nothing', () => patternOf(make, 'slant', theme['line-2'], theme.paper, 7, 1)),
    make,
    definitions: () => make('defs', {}, ...hatches.values()),
  }
}

/** Hatches differ in direction and grain, so that they stay apart in black and white and when they are copied. */
function patternOf<E extends SvgElement>(
  make: Surface<E>['make'],
  pattern: Exclude<Pattern, 'solid' | 'outline'>,
  colour: string,
  paper: string,
  size = 5,
  line = 2,
): E {
  const box = { width: size, height: size, patternUnits: 'userSpaceOnUse' }
  const ground = make('rect', { width: size, height: size, fill: paper })
  const stroke = { stroke: colour, 'stroke-width': line }
  switch (pattern) {
    case 'slant':
      return make(
        'pattern',
        { ...box, patternTransform: 'rotate(45)' },
        ground,
        make('path', { d: `M${line / 2},0V${size}`, ...stroke }),
      )
    case 'cross':
      return make(
        'pattern',
        { ...box, patternTransform: 'rotate(45)' },
        ground,
        make('path', { d: `M0,${size / 2}H${size}M${size / 2},0V${size}`, ...stroke, 'stroke-width': 1.2 }),
      )
    case 'dots':
      return make('pattern', box, ground, make('circle', { cx: size / 2, cy: size / 2, r: 1.4, fill: colour }))
  }
}
