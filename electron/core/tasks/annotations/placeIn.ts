/** Where an annotation's words stand in a source's text: by the words and what is around them, else by position. */
import { describe, locate } from '#shared/model/anchoring.ts'
import type { QuoteSelector } from '#shared/model/coding.ts'
import { createReanchor } from '#shared/model/reanchor.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import type { ForeignSelector } from '../../exchange/annotations/foreignAnnotation.ts'

/** A text prepared for many annotations. The function returned gives a selector, or why there is none. */
export function createPlaces(text: string): (selector: ForeignSelector) => QuoteSelector | string {
  const index = createTextIndex(text)
  let reanchor: ReturnType<typeof createReanchor> | undefined
  const at = (from: number, to: number): QuoteSelector => describe(text, { from, to }, index)
  return ({ exact, prefix = '', suffix = '', start, end }) => {
    const [from, to] = start === undefined || end === undefined ? [0, 0] : [index.toUtf16(start), index.toUtf16(end)]
    const there = end !== undefined && end <= index.length ? text.slice(from, to) : ''
    if (exact === undefined) {
      if (there.trim() === '') return 'There are no words at its position in the text that is here.'
      const lead = there.length - there.trimStart().length
      return at(from + lead, from + there.trimEnd().length)
    }
    if (exact.trim() === '') return 'It marks no words.'
    if (there === exact) return at(from, to)
    const found = locate(text, { exact, prefix, suffix })
    if (found.found === 'once') return describe(text, found.span, index)
    // Context of other programs is cut out of a page with all that stands on it: the words may do without.
    const alone = found.found === 'never' ? locate(text, { exact }) : found
    if (alone.found === 'once') return describe(text, alone.span, index)
    reanchor ??= createReanchor(text)
    const near = reanchor({ exact, prefix, suffix, start: start ?? 0, end: end ?? exact.length })
    if (near && (alone.found === 'never' || prefix + suffix !== '' || start !== undefined)) return near
    return alone.found === 'often'
      ? `Its words stand in ${alone.count} places, and nothing says which is meant.`
      : 'Its words were not found in the text that is here.'
  }
}
