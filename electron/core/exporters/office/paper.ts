/** Sheets and their margins. One twip is a twentieth of a point: 1,440 to the inch. */
import type { Paper } from '#shared/model/workshop.ts'

interface Sheet {
  width: number
  height: number
  margin: number
}

export const sheets: Readonly<Record<Paper, Sheet>> = {
  a4: { width: 11_906, height: 16_838, margin: 1_304 },
  letter: { width: 12_240, height: 15_840, margin: 1_296 },
}

/** Between the margins, in twips. */
export const textWidth = (paper: Paper): number => sheets[paper].width - 2 * sheets[paper].margin
