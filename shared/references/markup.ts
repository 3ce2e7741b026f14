/**
 * The little markup that CSL allows in titles (<i>, <b>, <sup>, <sub>, <span class="nocase">, <span
 * style="font-variant:small-caps;">): taken apart into pieces, or left out. Anything else in angle brackets is text.
 */
export interface MarkedText {
  text: string
  italic: boolean
  bold: boolean
  script: 'sup' | 'sub' | null
  /** Whoever changes capitals leaves this alone. */
  keepsCase: boolean
}

const TAG = /<(\/?)(i|b|em|strong|sup|sub|sc|span)((?:\s+(?:class|style)="[^"<>]{0,200}")?)\s*>/gi

/** The pieces of a title, in order; no tag is left in them, and unclosed ones end with the title. */
export function markedPieces(title: string): MarkedText[] {
  const pieces: MarkedText[] = []
  const open: { tag: string; attribute: string }[] = []
  let last = 0
  const say = (text: string): void => {
    if (text === '') return
    const has = (...tags: string[]): boolean => open.some(({ tag }) => tags.includes(tag))
    pieces.push({
      text,
      italic: has('i', 'em'),
      bold: has('b', 'strong'),
      script: has('sup') ? 'sup' : has('sub') ? 'sub' : null,
      keepsCase: open.some(({ attribute }) => /nocase/i.test(attribute)),
    })
  }
  for (const match of title.matchAll(TAG)) {
    say(title.slice(last, match.index))
    last = match.index + match[0].length
    const tag = (match[2] as string).toLowerCase()
    if (match[1] === '') open.push({ tag, attribute: match[3] ?? '' })
    else {
      const at = open.findLastIndex((each) => each.tag === tag)
      if (at >= 0) open.splice(at, 1)
    }
  }
  say(title.slice(last))
  return pieces
}

/** A title without its markup. */
export const plainTitle = (title: string): string =>
  title.includes('<')
    ? markedPieces(title)
        .map(({ text }) => text)
        .join('')
    : title
