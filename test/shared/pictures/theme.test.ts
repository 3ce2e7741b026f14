/** Colours of drawings: those of the page, and readable in every cell. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HEAT_TONE, STRONGEST } from '#shared/pictures/heat.ts'
import { codeTone, darkTheme, lightTheme, pageTheme, toneNames } from '#shared/pictures/theme.ts'
import { ROOT } from '#test/support/tracked.ts'

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
const luminance = (rgb: readonly number[]): number =>
  rgb
    .map((channel) => channel / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
    .reduce((sum, channel, at) => sum + channel * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0)
const contrast = (a: readonly number[], b: readonly number[]): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe.each([
  ['light', lightTheme],
  ['dark', darkTheme],
] as const)('the %s theme', (_, theme) => {
  it('can be read: each tone on paper, paper on each tone, ink on the strongest wash', () => {
    const paper = channels(theme.paper)
    for (const tone of [...toneNames, 'ink', 'ink-3'] as const)
      expect(contrast(channels(theme[tone]), paper), tone).toBeGreaterThanOrEqual(4.5)
    const tone = channels(theme[HEAT_TONE])
    const wash = paper.map((channel, at) => channel + ((tone[at] ?? 0) - channel) * STRONGEST)
    expect(contrast(channels(theme.ink), wash)).toBeGreaterThanOrEqual(4.5)
  })
})

it('is that of the page', () => {
  const css = readFileSync(join(ROOT, 'renderer/ui/tokens.css'), 'utf8')
  const pairs = new Map(
    [...css.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\);/g)].map(([, name, light, dark]) => [
      name,
      { light, dark },
    ]),
  )
  for (const name of Object.keys(pageTheme) as (keyof typeof pageTheme)[]) {
    expect(pageTheme[name]).toBe(`var(--${name})`)
    expect(pairs.get(name), name).toEqual({ light: lightTheme[name], dark: darkTheme[name] })
  }
})

it('knows a code by its group', () => {
  expect(codeTone('R9.PAY')).toBe('r9')
  expect(codeTone('PX')).toBe('px')
  expect(codeTone('Our own', 'P3')).toBe('p3')
  expect(codeTone('Our own', null)).toBe('px')
})
