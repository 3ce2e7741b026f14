/**
 * Text as it can be stored and read back unchanged. A surrogate without its partner does not survive UTF-8
 * (Yjs and SQLite would each replace it, at different times), and control characters are not words.
 */

/* oxlint-disable no-control-regex -- removing control characters is what this is for */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g
/** Embeddings, overrides and isolates: unclosed in a title they would turn round the words that follow it. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/* oxlint-enable no-control-regex */

/** Several lines: line ends become line feeds, control characters but tabs are dropped. */
export const asText = (text: string): string =>
  text.replace(LINE_ENDS, '\n').replace(CONTROLS, '').replace(LONE, '\ufffd')

/** One line: white space is folded and trimmed, signs that change the direction of writing are dropped. */
export const asLine = (text: string): string => asText(text).replace(DIRECTIONS, '').replace(/\s+/g, ' ').trim()
