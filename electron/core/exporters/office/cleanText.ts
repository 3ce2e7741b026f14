/** Text as XML may hold it: Office refuses a whole file for one sign that XML does not know. */
import { asText } from '#shared/model/wellFormed.ts'

/** Without control characters and halves of surrogate pairs. */
export const cleanText = (text: string): string => asText(text)

const STRONG = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether a paragraph's first letter is of a script that is written from right to left. */
export function isRightToLeft(text: string): boolean {
  const [first] = STRONG.exec(text) ?? []
  return first !== undefined && RIGHT_TO_LEFT.test(first)
}
