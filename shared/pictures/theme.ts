/**
 * The colours of a drawing. In the window they are the page's own custom properties, so that a picture follows the
 * theme without being drawn again; what leaves the window has them baked in. The values are those of
 * renderer/ui/tokens.css, which is no module: a test compares them.
 */

/** Colours with a meaning; each can be read as text on `paper`. */
export const toneNames = [
  'for',
  'against',
  'illus',
  'accent',
  'warn',
  'strong',
  'ink-2',
  'p1',
  'p2',
  'p3',
  'p4',
  'p5',
  'px',
  'r1',
  'r2',
  'r3',
  'r9',
] as const
export type ToneName = (typeof toneNames)[number]

const groundNames = ['paper', 'ink', 'ink-3', 'line', 'line-2', 'line-ctl'] as const
export type ColourName = ToneName | (typeof groundNames)[number]

export type PictureTheme = Readonly<Record<ColourName, string>>

/** Colours of the page that it is shown on. */
export const pageTheme = Object.fromEntries(
  [...toneNames, ...groundNames].map((name) => [name, `var(--${name})`]),
) as PictureTheme

export const lightTheme: PictureTheme = {
  paper: '#fffefc',
  ink: '#211e1a',
  'ink-2': '#565048',
  'ink-3': '#666056',
  line: '#e4dfd5',
  'line-2': '#cfc8ba',
  'line-ctl': '#8c8578',
  for: '#1b7040',
  against: '#a1362f',
  illus: '#565048',
  accent: '#1f55c9',
  warn: '#845600',
  strong: '#1f628f',
  p1: '#47598f',
  p2: '#19668b',
  p3: '#126b59',
  p4: '#4a6a14',
  p5: '#7a5e00',
  px: '#5f5b54',
  r1: '#9c4a1c',
  r2: '#a23672',
  r3: '#7347ae',
  r9: '#b02a25',
}

export const darkTheme: PictureTheme = {
  paper: '#1e1d1b',
  ink: '#ece8e0',
  'ink-2': '#b9b2a6',
  'ink-3': '#a39c90',
  line: '#302d29',
  'line-2': '#46423b',
  'line-ctl': '#7d776c',
  for: '#6fcf97',
  against: '#f39189',
  illus: '#b9b2a6',
  accent: '#8db0ff',
  warn: '#e8b64c',
  strong: '#80c1ee',
  p1: '#9fb0e6',
  p2: '#74c0e6',
  p3: '#63cbb2',
  p4: '#a9cb62',
  p5: '#ddbd55',
  px: '#b3ada2',
  r1: '#f0a377',
  r2: '#f095c2',
  r3: '#c3a2f5',
  r9: '#ff928a',
}

/** The colour of a code by its name ("R9.PAY" is r9) or its group; a code of the team's own is grey. */
export function codeTone(name: string, group?: string | null): ToneName {
  const known = [name.split('.')[0], group].map((id) => id?.toLowerCase())
  return toneNames.find((tone) => /^[pr]/.test(tone) && known.includes(tone)) ?? 'px'
}
