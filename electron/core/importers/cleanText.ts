/**
 * The one place that decides which characters of a file reach a source's text.
 *
 * Nothing is normalised (no NFC, no straightened quotes): a quote must match what is printed.
 * What a reader cannot see goes, because it would make a visible phrase impossible to find:
 * byte order marks, NUL and other control characters, soft hyphens, noncharacters. Line ends
 * become "\n"; tab stays; form feeds become line ends. Joiners (U+200C, U+200D) and direction
 * marks stay: they change how words are written. Lone surrogates become U+FFFD.
 */

/* oxlint-disable no-control-regex -- control characters are exactly what is looked for */
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
const REMOVED = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\ufeff\ufffe\uffff]/g
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/* oxlint-enable no-control-regex */

/** Removes what must not be in a source's text; see above. */
export function cleanText(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text.replace(LINE_ENDS, '\n').replace(REMOVED, '').replace(LONE, '\ufffd')
}

/** One line: cleaned, white space folded to single spaces, trimmed. For titles and names. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

/** Cuts to at most `max` UTF-16 units, at a word if there is one, never inside a surrogate pair. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text
  let cut = text.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  if (space > max * 0.6) cut = cut.slice(0, space)
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`
}

/** Length as reading takes it: an ideograph says as much as two letters. */
export function readingLength(text: string): number {
  return text.length + (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g)?.length ?? 0) * 1.5
}

/** Words as a person would count them: runs between white space that hold a letter or digit. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
