/** Sizes, places and colours of slides. Inches on a slide of 13.333 × 7.5; points for letters. */
export const slideSize = { width: 13.333, height: 7.5 } as const

const LEFT = 0.75
const WIDTH = slideSize.width - 2 * LEFT

export const place = {
  title: { x: LEFT, y: 0.5, w: WIDTH, h: 1 },
  body: { x: LEFT, y: 1.7, w: WIDTH, h: 4.75 },
  source: { x: LEFT, y: 6.6, w: WIDTH - 1.2, h: 0.5 },
  number: { x: LEFT + WIDTH - 0.9, y: 6.6, w: 0.9, h: 0.5 },
  bigTitle: { x: LEFT, y: 2.1, w: WIDTH, h: 1.8 },
  /** Of the team, on the first slide and on every other. */
  bigLogo: { x: LEFT, y: 0.7, w: 4.5, h: 1.1 },
  foot: { x: LEFT, y: 6.6, w: WIDTH, h: 0.5 },
  head: { x: LEFT, y: 0.16, w: WIDTH - 2.4, h: 0.36 },
  logo: { x: LEFT + WIDTH - 2.2, y: 0.14, w: 2.2, h: 0.42, toTheRight: true },
  subtitle: { x: LEFT, y: 4, w: WIDTH, h: 1.4 },
} as const

export const letters = { sans: 'Calibri', serif: 'Cambria' } as const
export const ink = { plain: '211E1A', quiet: '565048', line: 'CFC8BA' } as const

/** Largest first; what does not fit in the smallest goes onto a further slide. */
export const steps = {
  bullets: [26, 24, 22, 20, 18],
  quote: [32, 28, 24, 22, 20],
  columns: [22, 20, 18, 16],
  table: [16, 14, 12],
} as const

/** Told apart in print without colour by their lightness. */
export const series = ['1F55C9', 'E08A1E', '4B5563', '9AB4F0', 'B03A5B', '6FA287'] as const
