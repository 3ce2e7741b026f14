/** What is said of a quote: its codes row by row, its name for screen readers. */
import type { CodingView, QuoteView } from '#shared/contract/views.ts'
import type { CodeId, MemberId } from '#shared/model/ids.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { LookOf } from './quoteLook.ts'

/** One code with one stance, and everybody who said so. */
export interface CodingRow {
  codeId: CodeId
  stance: Stance
  coders: readonly string[]
}

export function codingRows(codings: readonly CodingView[], me: MemberId): CodingRow[] {
  const rows = new Map<string, { codeId: CodeId; stance: Stance; coders: string[] }>()
  for (const { codeId, stance, coder, coderName } of codings) {
    const key = `${codeId} ${stance}`
    const row = rows.get(key) ?? { codeId, stance, coders: [] }
    // Margins are narrow; the whole name is in the bracket's.
    const name = coder === me ? 'You' : (coderName.split(/\s+/u)[0] ?? coderName)
    // Two codes merged into one may leave the same person twice.
    if (!row.coders.includes(name)) {
      if (name === 'You') row.coders.unshift(name)
      else row.coders.push(name)
    }
    rows.set(key, row)
  }
  return [...rows.values()]
}

const shortened = (text: string, length: number): string => {
  const characters = Array.from(text.replace(/\s+/gu, ' '))
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('')
}

/** "R9.PAY illustrates, R1.HELP supports", or "no code yet". */
export const codesInWords = (quote: QuoteView, look: LookOf): string =>
  quote.codings.length === 0
    ? 'no code yet'
    : quote.codings.map(({ codeId, stance, coderName }) => `${look(codeId).name} ${stance}, ${coderName}`).join('; ')

export const usesInWords = (steps: number): string =>
  steps === 1 ? 'used as evidence in 1 step' : `used as evidence in ${steps} steps`

/** "Quote 5 of 9: “I answer because…”, R2.FORWARD supports, You". */
export const quoteName = (
  quote: QuoteView,
  look: LookOf,
  position: number,
  count: number,
  /** On how many steps it is evidence. */
  steps = 0,
): string =>
  `Quote ${position} of ${count}: “${shortened(quote.exact, 60)}”, ${codesInWords(quote, look)}${quote.memo === '' ? '' : ', with a memo'}${steps === 0 ? '' : `, ${usesInWords(steps)}`}`
