/** Every text colour on every surface in both themes, computed from tokens.css; and that no token is dead. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ui = join(import.meta.dirname, '../../../renderer')
const css = readFileSync(join(ui, 'ui/tokens.css'), 'utf8')
const tokens = new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', (m[2] ?? '').trim()]))

type Theme = 'light' | 'dark'
function rgb(token: string, theme: Theme): [number, number, number] {
  const value = tokens.get(token) ?? ''
  // What leaves the window looks alike in both themes.
  const [, light, dark] =
    /^light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)$/.exec(value) ?? /^#(([0-9a-f]{6}))$/.exec(value) ?? []
  if (light === undefined || dark === undefined)
    throw new Error(`--${token} is neither an opaque colour nor a light-dark() pair of them: ${value}`)
  const hex = theme === 'light' ? light : dark
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
}
/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(color: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = color.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: readonly number[], b: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const themes: Theme[] = ['light', 'dark']
const surfaces = ['desk', 'list', 'paper', 'raised', 'well', 'hover', 'select', 'accent-wash']
const texts = ['ink', 'ink-2', 'ink-3']
const coloured = ['accent', 'for', 'against', 'illus', 'warn', 'strong', 'danger']
const codes = ['p1', 'p2', 'p3', 'p4', 'p5', 'px', 'r1', 'r2', 'r3', 'r9']
const grounds = ['desk', 'list', 'paper', 'raised']

function expectContrast(foreground: string, background: string, least: number) {
  for (const theme of themes) {
    const value = contrast(rgb(foreground, theme), rgb(background, theme))
    expect(value, `--${foreground} on --${background}, ${theme}: ${value.toFixed(2)}`).toBeGreaterThanOrEqual(least)
  }
}

describe('contrast', () => {
  it('knows black on white is 21', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
  })
  it('is 4.5 for every text colour on every surface', () => {
    for (const text of texts) for (const surface of [...surfaces, 'warn-wash']) expectContrast(text, surface, 4.5)
    for (const text of coloured) for (const surface of [...surfaces, 'warn-wash']) expectContrast(text, surface, 4.5)
  })
  it('is 6 for letters on a code’s tag, and on the primary button and avatars more than 4.5', () => {
    for (const code of codes) expectContrast('paper', code, 6)
    for (const peer of ['peer-a', 'peer-b', 'peer-c']) expectContrast('paper', peer, 4.5)
    expectContrast('on-solid', 'solid', 4.5)
    for (const text of ['sheet-ink', 'sheet-ink-2']) expectContrast(text, 'sheet', 4.5)
    for (const text of ['stage-ink', 'stage-ink-2', 'stage-warn'])
      for (const ground of ['stage', 'stage-raised']) expectContrast(text, ground, 4.5)
    // Marked words are always set in ink.
    expectContrast('ink', 'mark', 4.5)
  })
  it('is 3 for what bounds a control, for the focus ring and for code colours as rails and ticks', () => {
    for (const ground of grounds) expectContrast('line-ctl', ground, 3)
    for (const surface of surfaces) expectContrast('accent', surface, 3)
    for (const code of codes) for (const surface of surfaces) expectContrast(code, surface, 3)
  })
})

describe('tokens', () => {
  const files = readdirSync(ui, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(css|tsx?)$/.test(entry.name) && !entry.parentPath.includes('gallery'))
    .map((entry) => join(entry.parentPath, entry.name))
  const texts = files.map((file) => readFileSync(file, 'utf8')).join('\n')

  it('are all used', () => {
    // The groups' colours are named by the code: var(--${group}).
    const dead = [...tokens.keys()].filter((token) => !codes.includes(token) && !texts.includes(`var(--${token})`))
    expect(dead).toEqual([])
  })
  it('are all that is used: no variable without a meaning', () => {
    const own = new Set([...texts.matchAll(/--([\w-]+)['"]?\s*:/g)].map((m) => m[1]))
    const unknown = [...texts.matchAll(/var\(--([\w-]+)\s*[,)]/g)]
      .map((m) => m[1] ?? '')
      .filter((name) => !own.has(name) && name !== 'trigger-width')
    expect(unknown).toEqual([])
  })
  it('leave no raw colour in the components', () => {
    const raw = files
      .filter((file) => file.endsWith('.module.css'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)].map((m) => `${file}: ${m[0]}`),
      )
    expect(raw).toEqual([])
  })
})
