/** How much room a text takes when it is set, without a screen to measure it on. */

/** Signs of scripts that are written in squares are as wide as two letters; so are pictures beyond the first plane. */
const WIDE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{10000}-\u{10ffff}]/u

/** In letters of usual width; `sign` may be made of several code points. */
export const roomOfSign = (sign: string): number => (WIDE.test(sign) ? 2 : 1)

/** In letters of usual width. */
export function roomOf(text: string): number {
  let letters = 0
  for (const sign of text) letters += roomOfSign(sign)
  return letters
}
