/** Long text on a slide: smaller by steps, and when that is too small to be read, over several slides. */

/** Width of an average sign, and height of a line, as shares of the size of the letters. */
const [SIGN, LINE] = [0.52, 1.25]
/** Signs of scripts without spaces are as wide as they are high. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

export interface Box {
  /** In inches. */
  width: number
  height: number
}

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 1 : SIGN), 0)

/** How many inches of height the paragraphs take in letters of `size` points. */
export function heightOf(paragraphs: readonly string[], size: number, width: number): number {
  const perLine = (width * 72) / size
  const lines = paragraphs.reduce(
    (sum, text) =>
      sum + text.split('\n').reduce((own, line) => own + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0),
    0,
  )
  return (lines * size * LINE + paragraphs.length * size * 0.35) / 72
}

/** A text in parts that each fit, broken between sentences where it can be, else between words. */
function splitText(text: string, size: number, box: Box): string[] {
  const pieces = text
    .split(/(?<=[.!?…。！？]["”’»)]*\s+)|(?<=[。！？])/u)
    .flatMap((sentence) =>
      heightOf([sentence], size, box.width) <= box.height ? [sentence] : sentence.split(/(?<=\s)/),
    )
  const parts: string[] = ['']
  for (const piece of pieces.flatMap((each) => (each.length > 400 ? (each.match(/.{1,400}/gsu) ?? []) : [each]))) {
    const joined = (parts.at(-1) ?? '') + piece
    if (parts.at(-1) === '' || heightOf([joined], size, box.width) <= box.height) parts[parts.length - 1] = joined
    else parts.push(piece)
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** The largest of the sizes in which all fits, or the smallest with what goes onto each slide. */
export function fitParagraphs(
  paragraphs: readonly string[],
  box: Box,
  sizes: readonly number[],
): { size: number; slides: string[][] } {
  for (const size of sizes)
    if (heightOf(paragraphs, size, box.width) <= box.height) return { size, slides: [[...paragraphs]] }
  const size = sizes.at(-1) ?? 14
  const slides: string[][] = [[]]
  for (const text of paragraphs.flatMap((each) =>
    heightOf([each], size, box.width) <= box.height ? [each] : splitText(each, size, box),
  )) {
    const last = slides.at(-1) ?? []
    if (last.length === 0 || heightOf([...last, text], size, box.width) <= box.height) last.push(text)
    else slides.push([text])
  }
  return { size, slides }
}
