/** Splits plain text into paragraphs and undoes hard wrapping where it is plain to see. */

export interface TextParagraph {
  text: string
  /** Tables and drawings made of characters keep their line ends and inner spaces. */
  preformatted: boolean
  /** All lines were indented, or the first starts with a list marker after an indent. */
  indented: boolean
  /** The first line starts with "1." or a bullet. */
  marked: boolean
}

const MARKER = /^\s*(?:\d{1,4}[.)]|[•◦‣▪*·–-])\s+\S/
const INDENT = /^(?: {2,}|\t)/

/** Paragraphs in order; none without visible characters. */
export function splitParagraphs(text: string): TextParagraph[] {
  const paragraphs: TextParagraph[] = []
  // Line by line: a pattern over megabytes of blank lines would exhaust the stack.
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) paragraphs.push(toParagraph(lines))
    lines = []
  }
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd()
    if (line === '') flush()
    else lines.push(line)
  }
  flush()
  return paragraphs.filter((paragraph) => /[^\s\u200b\u2060]/.test(paragraph.text))
}

function toParagraph(lines: readonly string[]): TextParagraph {
  const marked = MARKER.test(lines[0] ?? '')
  const indented = lines.every((line) => INDENT.test(line))
  if (isTabular(lines)) return { text: lines.join('\n'), preformatted: true, indented, marked }
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== '')
  return {
    text: isHardWrapped(trimmed) ? joinLines(trimmed) : trimmed.join('\n'),
    preformatted: false,
    indented,
    marked,
  }
}

/** Two or more lines with inner tabs or gaps: columns that only line ends keep together. */
function isTabular(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const gaps = lines.filter((line) => /\S(?:\t+| {3,})\S/.test(line)).length
  return gaps >= 2 && gaps >= lines.length * 0.6
}

/**
 * Wrapped by a mail program or typewriter: at least three lines, all but the last of nearly
 * the same length (45–100), none of them a list item. Verse and addresses stay as they are.
 */
function isHardWrapped(lines: readonly string[]): boolean {
  if (lines.length < 3) return false
  const body = lines.slice(0, -1)
  const longest = Math.max(...body.map((line) => line.length))
  if (longest < 45 || longest > 100 || (lines.at(-1)?.length ?? 0) > longest + 5) return false
  if (lines.some((line) => MARKER.test(line) || line.startsWith('>'))) return false
  return body.filter((line) => line.length >= longest * 0.72).length >= body.length * 0.85
}

function joinLines(lines: readonly string[]): string {
  return lines.reduce((joined, line) => {
    // East Asian text has no space at a line end.
    const glued = /[\u3000-\u9fff\uff00-\uffef]$/.test(joined) && /^[\u3000-\u9fff\uff00-\uffef]/.test(line)
    return glued ? joined + line : `${joined} ${line}`
  })
}
