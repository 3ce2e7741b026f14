/**
 * How wide words will be. There is nothing to measure with outside a window, so widths are estimated from above; a
 * label that would not fit ends in an ellipsis and has its whole text as a title.
 */

/* oxlint-disable no-control-regex -- these characters may not stand in XML at all */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/* oxlint-enable no-control-regex */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g

/** Text as it may stand in a drawing: one line, no characters that XML forbids, none that turn other words round. */
export const drawable = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(DIRECTIONS, '').replace(/\s+/g, ' ').trim()

/** In parts of the type's size, from above for Inter and for the usual faces of the systems. */
function letterWidth(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if ((code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f)) return 0
  if (code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xd7ff) || code >= 0xf900)) return 1.1
  if (/[ijltf.,:;'|!()[\] ]/.test(letter)) return 0.36
  if (/[mwMW@%—]/.test(letter)) return 0.96
  if (/[A-Z]/.test(letter)) return 0.74
  if (/[0-9]/.test(letter)) return 0.65
  return 0.6
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** In CSS pixels. */
export function widthOf(text: string, size = 12): number {
  let width = 0
  for (const { segment } of letters.segment(text)) width += letterWidth(segment)
  return width * size
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitText(text: string, width: number, size = 12): string {
  const clean = drawable(text)
  if (widthOf(clean, size) <= width) return clean
  let left = width - size
  let fitting = ''
  for (const { segment } of letters.segment(clean)) {
    left -= letterWidth(segment) * size
    if (left < 0) break
    fitting += segment
  }
  return `${fitting.trimEnd()}…`
}

/** The text in lines that fit; a word that is longer than a line is cut. */
export function wrapText(text: string, width: number, size = 12): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of drawable(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line)
      line = fitText(word, width, size)
    } else line = line === '' ? fitText(word, width, size) : longer
  }
  return line === '' ? lines : [...lines, line]
}
