/**
 * Readers' comments in text that was copied from a page: what follows "9 thoughts on …", or
 * the indented list of voices at the end. Nothing is removed; it is only told apart.
 */
import type { TextParagraph } from './paragraphs.ts'

const START =
  /^(?:\d+|no|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:thoughts?|comments?|responses?|replies|reactions?)(?:\s+(?:on|to|so far)\b.*|:)?$|^(?:comments?|responses?|discussion)\s*(?:\(\d+\))?\s*:?$/i
const END = /^(comments are closed|leave a (reply|comment)|post a comment|add a comment|write a comment)\b/i

/** Indexes of the paragraphs that are readers' comments or their frame. */
export function findCommentParagraphs(paragraphs: readonly TextParagraph[]): Set<number> {
  const found = new Set<number>()
  const half = Math.floor(paragraphs.length * 0.2)
  let from = paragraphs.findIndex((paragraph, i) => i >= half && START.test(paragraph.text.trim()))
  if (from === -1) from = findIndentedTail(paragraphs)
  if (from === -1) from = paragraphs.findIndex((paragraph, i) => i >= half && END.test(paragraph.text.trim()))
  for (let i = from; from !== -1 && i < paragraphs.length; i++) found.add(i)
  return found
}

/** Start of a run of indented paragraphs that reaches the end, apart from a short footer. */
function findIndentedTail(paragraphs: readonly TextParagraph[]): number {
  let end = paragraphs.length - 1
  while (end > 0 && !(paragraphs[end] as TextParagraph).indented && paragraphs.length - end <= 5) end--
  let start = end
  while (start >= 0 && (paragraphs[start] as TextParagraph).indented) start--
  const run = paragraphs.slice(start + 1, end + 1)
  const voices = run.filter((paragraph) => paragraph.marked).length
  const prose = run.filter((paragraph) => paragraph.text.length > 120).length
  // A plain list has a marker on every paragraph and one line each; voices speak in paragraphs.
  return start >= 0 && voices >= 2 && prose >= 2 ? start + 1 : -1
}
