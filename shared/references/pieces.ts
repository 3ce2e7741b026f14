/** Pieces of a reference's line: words, some in italics, some a link. Punctuation never doubles where pieces meet. */
import { markedPieces } from './markup.ts'

export interface Piece {
  text: string
  italic?: boolean
  href?: string
}

export const joinPieces = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

/** A title with its own italics; inside an italic title they turn upright. */
export const titlePieces = (title: string, isItalic: boolean): Piece[] =>
  markedPieces(title).map(({ text, italic }) => ({ text, ...(italic === isItalic ? {} : { italic: true }) }))

const lastOf = (pieces: readonly Piece[]): string => pieces.at(-1)?.text ?? ''

/** A line under construction. */
export class Line {
  readonly pieces: Piece[] = []
  readonly #keepsComma: boolean

  /** `keepsComma`: a comma stands after a question mark, too. */
  constructor({ keepsComma = false } = {}) {
    this.#keepsComma = keepsComma
  }

  get isEmpty(): boolean {
    return this.pieces.length === 0
  }

  /** Adds pieces after `before`, which is left out at the beginning; nothing is added of nothing. */
  add(before: string, ...more: readonly (Piece | string | null | undefined)[]): this {
    const added = more
      .map((each): Piece => (typeof each === 'string' ? { text: each } : (each ?? { text: '' })))
      .filter(({ text }) => text !== '')
    if (added.length === 0) return this
    if (!this.isEmpty) this.#join(before)
    this.pieces.push(...added)
    return this
  }

  /** A stop unless the line ends with one. */
  end(stop = '.'): this {
    if (!this.isEmpty) this.#join(stop)
    return this
  }

  #join(mark: string): void {
    const last = lastOf(this.pieces)
    const [first = ''] = mark
    const isDouble =
      first === '.'
        ? /[.?!…]["”’]?$/.test(last)
        : first === ',' && (last.endsWith(',') || (!this.#keepsComma && /[?!]["”’]?$/.test(last)))
    const text = isDouble ? mark.slice(1) : mark
    // American usage: the stop goes inside the quotation mark.
    if (/^[.,]/.test(text) && last.endsWith('”')) {
      const piece = this.pieces.pop() as Piece
      this.pieces.push({ ...piece, text: `${piece.text.slice(0, -1)}${text[0]}”` })
      if (text.length > 1) this.pieces.push({ text: text.slice(1) })
    } else if (text !== '') this.pieces.push({ text })
  }
}

/** "a, b, and c" */
export const inSeries = (parts: readonly string[], and: string): string =>
  parts.length <= 1
    ? (parts[0] ?? '')
    : parts.length === 2
      ? `${parts[0]} ${and} ${parts[1]}`
      : `${parts.slice(0, -1).join(', ')}, ${and} ${parts.at(-1)}`

/** "12-19" as it is printed. */
export const pageRange = (pages: string): string => pages.replace(/(?<=[\w.])\s*(?:--|-|–|—)\s*(?=[\w.])/gu, '–')

/** True for more than one page. */
export const isSpan = (pages: string): boolean => /[–,&;]|(?<=[\w.])-/.test(pages)
