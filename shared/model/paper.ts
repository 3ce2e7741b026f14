/** Sheets of paper: which one is usual where, and how large they are. */
import type { Paper } from './workshop.ts'

/** Where people print on US Letter; everywhere else it is A4. */
const LETTER = /^(en[-_](US|CA)|fr[-_]CA|es[-_](US|MX|CL|CO|VE|PH)|fil([-_]|$))/i

/** Of a locale like en-CA or en_CA.UTF-8; A4 where it says nothing. */
export const paperForLocale = (locale: string | undefined): Paper => (LETTER.test(locale ?? '') ? 'letter' : 'a4')

/** Width and height of an upright sheet in millimetres. */
export const paperSize: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
}
