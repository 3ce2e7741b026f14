/**
 * Turns what somebody typed into an FTS5 expression. Everything is quoted, so no character of
 * the input has a meaning to FTS5: words must all occur, "quoted words" in that order, -word
 * must not occur, and the word being typed also matches as a beginning.
 */

export interface Term {
  text: string
  exclude: boolean
  phrase: boolean
}

/** The words and phrases of a query. */
export function parseTerms(query: string): Term[] {
  const terms: Term[] = []
  for (const match of query
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .matchAll(/(-?)(?:"([^"]*)"?|(\S+))/gu)) {
    const phrase = match[2] !== undefined
    const text = (match[2] ?? match[3] ?? '').replaceAll('"', ' ').trim()
    // FTS5 has no token for punctuation alone; such a term would match nothing and hide everything.
    if (/[\p{L}\p{N}\p{S}]/u.test(text)) terms.push({ text, exclude: match[1] === '-', phrase })
  }
  return terms
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The FTS5 expression, or null when nothing can be looked for. `typing` lets the last word match as a beginning. */
export function toMatchExpression(terms: readonly Term[], typing: boolean): string | null {
  const wanted = terms.filter((term) => !term.exclude)
  if (wanted.length === 0) return null
  const parts = wanted.map(
    (term, i) => quoted(term.text) + (typing && i === wanted.length - 1 && !term.phrase ? '*' : ''),
  )
  const unwanted = terms.filter((term) => term.exclude).map((term) => ` NOT ${quoted(term.text)}`)
  return `${parts.length > 1 ? `(${parts.join(' AND ')})` : parts[0]}${unwanted.join('')}`
}
