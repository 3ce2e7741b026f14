/** The colours of codes as other programs can show them: the light theme's, see renderer/ui/tokens.css. */
const hexByToken: Readonly<Record<string, string>> = {
  p1: '#47598F',
  p2: '#19668B',
  p3: '#126B59',
  p4: '#4A6A14',
  p5: '#7A5E00',
  px: '#5F5B54',
  r1: '#9C4A1C',
  r2: '#A23672',
  r3: '#7347AE',
  r9: '#B02A25',
}

/** `#RRGGBB`; undefined for a colour that has none there. */
export const hexOf = (token: string): string | undefined => hexByToken[token]

/** The token that looks most like a colour (least squares in RGB); undefined for what is no colour. */
export function tokenLike(hex: string): string | undefined {
  const channels = (text: string): number[] | undefined => {
    const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())?.[1]
    if (digits === undefined) return undefined
    const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
    return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16))
  }
  const wanted = channels(hex)
  if (!wanted) return undefined
  const distance = (other: string): number =>
    (channels(other) ?? []).reduce((sum, channel, n) => sum + (channel - (wanted[n] as number)) ** 2, 0)
  return Object.entries(hexByToken)
    .map(([token, colour]) => ({ token, far: distance(colour) }))
    .sort((a, b) => a.far - b.far)[0]?.token
}
