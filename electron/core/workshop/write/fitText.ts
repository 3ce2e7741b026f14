/** Chooses the size of letters by which a text fits a box, without a screen to measure it on. */
import { roomOf } from '../letterRoom.ts'

const MM_PER_POINT = 0.3528
/** Of a point: an average letter with what is between words; rather too wide than too narrow. */
const LETTER = 0.52
export const LINE_HEIGHT = 1.32

/** How high a text is in this size, in millimetres. */
export function heightOf(text: string, width: number, points: number): number {
  const perLine = Math.max(1, Math.floor(width / (points * MM_PER_POINT * LETTER)))
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(roomOf(line) / perLine)), 0)
  return lines * points * MM_PER_POINT * LINE_HEIGHT
}

/**
 * The largest of the sizes (in points, falling) by which the text fits; the least where none does. `between`: blank
 * space below each of several paragraphs, in lines.
 */
export function fittingSize(
  text: string | readonly string[],
  box: { width: number; height: number },
  sizes: readonly number[],
  between = 0,
): number {
  const parts = typeof text === 'string' ? [text] : text
  const whole = (points: number): number =>
    parts.reduce((sum, part) => sum + heightOf(part, box.width, points) + between * points * MM_PER_POINT, 0)
  return sizes.find((points) => whole(points) <= box.height) ?? sizes.at(-1) ?? 8
}
