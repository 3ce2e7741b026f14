/** How cards stand on a sheet of paper at their true size: as many as fit, in the middle, cut by straight lines. */
import type { CardSize, Paper } from '../model/workshop.ts'

/** Millimetres, upright. */
const sheets: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
}
/** Millimetres, upright. A6 and A7 are A4 halved twice and three times. */
const cards: Readonly<Record<CardSize, readonly [width: number, height: number]>> = {
  a6: [105, 148],
  a7: [74, 105],
  '3x5': [76.2, 127],
}

export interface CardLayout {
  /** Of the sheet, in millimetres. */
  sheet: { width: number; height: number }
  /** Of one card, in millimetres, as it lies. */
  card: { width: number; height: number }
  columns: number
  rows: number
  /** From the sheet's left and upper edge to the first card, in millimetres. */
  left: number
  top: number
}

/** Upright or lying cards, whichever are more to a sheet; upright where both are as many. */
export function cardLayout(paper: Paper, size: CardSize): CardLayout {
  const [sheetWidth, sheetHeight] = sheets[paper]
  const [short, long] = cards[size]
  const lay = (width: number, height: number): CardLayout => {
    const columns = Math.floor(sheetWidth / width)
    const rows = Math.floor(sheetHeight / height)
    return {
      sheet: { width: sheetWidth, height: sheetHeight },
      card: { width, height },
      columns,
      rows,
      left: (sheetWidth - columns * width) / 2,
      top: (sheetHeight - rows * height) / 2,
    }
  }
  const [upright, lying] = [lay(short, long), lay(long, short)]
  return lying.columns * lying.rows > upright.columns * upright.rows ? lying : upright
}
