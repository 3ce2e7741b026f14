/**
 * What somebody filled into a form, or typed onto a page: it is drawn over the page and is no text of it, though it may
 * be all that an answered questionnaire says.
 */
import type { PdfPiece } from './fragments.ts'

/** What pdf.js says of an annotation, as far as it is asked here; it comes out of a file of somebody else's. */
export interface PdfAnnotation {
  subtype?: unknown
  fieldType?: unknown
  fieldValue?: unknown
  checkBox?: unknown
  radioButton?: unknown
  buttonValue?: unknown
  exportValue?: unknown
  password?: unknown
  rect?: unknown
  annotationFlags?: unknown
  defaultAppearanceData?: { fontSize?: unknown }
  contentsObj?: { str?: unknown }
}

/** Flags of ISO 32000-1, 12.5.3: invisible, hidden, not to be seen on a screen. */
const UNSEEN = 1 | 2 | 32
const SMALLEST = 6
const LARGEST = 12
/** Font size to line, where the file does not say. */
const LEADING = 1.2

/** Answers as pieces of their page. `toPage` takes a point of the file to the page's box, origin top left. */
export function fieldPieces(
  annotations: readonly PdfAnnotation[],
  toPage: (x: number, y: number) => readonly [number, number],
): PdfPiece[] {
  return annotations.flatMap((annotation) => {
    const { rect, annotationFlags, defaultAppearanceData } = annotation
    const answer = answerOf(annotation)
    if (answer === '' || (typeof annotationFlags === 'number' && (annotationFlags & UNSEEN) !== 0)) return []
    if (!Array.isArray(rect) || rect.length !== 4 || !rect.every(Number.isFinite)) return []
    const [x1, y1, x2, y2] = rect as [number, number, number, number]
    const [ax, ay] = toPage(x1, y1)
    const [bx, by] = toPage(x2, y2)
    const [x, top, width, height] = [Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay)]
    const lines = answer.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
    const said = Number(defaultAppearanceData?.fontSize)
    const fitting = (height / lines.length) * 0.75
    const size = Math.max(1, said > 0 ? Math.min(said, height) : Math.min(LARGEST, Math.max(SMALLEST, fitting)))
    // One line stands in the middle of its box, several begin at its top.
    const first = lines.length === 1 ? top + height / 2 + size * 0.35 : top + size
    return lines.map((text, i) => {
      const baseline = first + i * size * LEADING
      const wide = Math.min(width, text.length * size * 0.6)
      return {
        text,
        x: x + 1,
        y: baseline - size * 0.8,
        width: wide,
        height: size,
        baseline,
        rtl: false,
        font: 'field',
      }
    })
  })
}

function answerOf({ subtype, fieldType, fieldValue, password, contentsObj, ...button }: PdfAnnotation): string {
  if (subtype === 'FreeText') return text(contentsObj?.str)
  if (subtype !== 'Widget' || password === true) return ''
  if (fieldType === 'Tx') return text(fieldValue)
  if (fieldType === 'Ch')
    return (Array.isArray(fieldValue) ? fieldValue : [fieldValue]).map(text).filter(Boolean).join(', ')
  const own =
    button.checkBox === true ? button.exportValue : button.radioButton === true ? button.buttonValue : undefined
  if (fieldType !== 'Btn' || typeof own !== 'string') return ''
  return fieldValue === own ? '☒' : '☐'
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
