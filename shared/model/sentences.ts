/** Sentences of a text: units to select, and to compare coders on. A sentence never crosses a block. */

export interface TextSpan {
  from: number
  to: number
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string | null): Intl.Segmenter {
  const key = language ?? ''
  const known = segmenters.get(key)
  if (known) return known
  let made: Intl.Segmenter
  try {
    made = new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' })
  } catch {
    // Files claim languages that are no language tags.
    made = new Intl.Segmenter(undefined, { granularity: 'sentence' })
  }
  segmenters.set(key, made)
  return made
}

/** "3." and the like: a number before its sentence, not one of its own. */
const isOnlyNumber = (text: string): boolean => !/\p{L}{2}/u.test(text)

/** The sentences of one block, without the spaces between them; a heading is one. */
export function sentencesOf(text: string, block: TextSpan & { kind?: string }, language: string | null): TextSpan[] {
  if (block.kind === 'heading') return block.from < block.to ? [{ from: block.from, to: block.to }] : []
  const found: TextSpan[] = []
  for (const { segment, index } of segmenterFor(language).segment(text.slice(block.from, block.to))) {
    const from = block.from + index + (segment.length - segment.trimStart().length)
    const to = block.from + index + segment.trimEnd().length
    if (from >= to) continue
    const last = found.at(-1)
    if (last && isOnlyNumber(text.slice(last.from, last.to))) last.to = to
    else found.push({ from, to })
  }
  return found
}
