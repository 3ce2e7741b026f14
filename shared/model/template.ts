/** How a team's documents look: whose they are, their logo, one colour, and a line at the foot of each page. */
import { z } from 'zod'
import { BlobHash } from './ids.ts'

/** Six hexadecimal digits. */
export const Accent = z.string().regex(/^[0-9A-F]{6}$/)
export type Accent = z.infer<typeof Accent>

/** A logo's file, and the picture inside it, beyond which nobody sees more on paper. */
export const MAX_LOGO_BYTES = 1024 * 1024
export const MAX_LOGO_PIXELS = 2400

const Side = z.int().min(1).max(MAX_LOGO_PIXELS)

/** A picture that is stored as a blob; a drawing was made one when it came in. */
export const Logo = z.object({
  hash: BlobHash,
  bytes: z.int().min(1).max(MAX_LOGO_BYTES),
  type: z.enum(['png', 'jpg']),
  width: Side,
  height: Side,
})
export type Logo = z.infer<typeof Logo>

/** "#1f55c9", "1F55C9" and "1f5" are one colour; null where it is none. */
export function accentOf(text: string): Accent | null {
  const digits = text.trim().replace(/^#/, '').toUpperCase()
  const whole = /^[0-9A-F]{3}$/.test(digits) ? [...digits].map((digit) => digit + digit).join('') : digits
  const parsed = Accent.safeParse(whole)
  return parsed.success ? parsed.data : null
}

const channels = (accent: Accent): number[] => [0, 2, 4].map((at) => Number.parseInt(accent.slice(at, at + 2), 16))

const linear = (channel: number): number => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** How a colour stands out from white paper, from 1 to 21, as WCAG counts it. */
export function contrastOnWhite(accent: Accent): number {
  const [red = 0, green = 0, blue = 0] = channels(accent).map(linear)
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** What WCAG asks of words (4.5), and some, because a page is also printed. */
export const LEAST_CONTRAST = 4.6

/** The same hue, as dark as words on white need it; a colour that is dark enough stays as it is. */
export function readableAccent(accent: Accent): Accent {
  const hex = (factor: number): Accent =>
    channels(accent)
      .map((channel) =>
        Math.round(channel * factor)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
      .toUpperCase()
  for (let percent = 100; percent > 0; percent--) {
    const darker = hex(percent / 100)
    if (contrastOnWhite(darker) >= LEAST_CONTRAST) return darker
  }
  return '000000'
}

/** The largest size in which a picture fits a box, never larger than it is. */
export function fitWithin(
  picture: { width: number; height: number },
  most: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, most.width / picture.width, most.height / picture.height)
  return {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  }
}
