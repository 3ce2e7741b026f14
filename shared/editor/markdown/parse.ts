/**
 * Markdown text to its syntax tree, safe for whatever a file may hold. The parser takes time that grows with the
 * square of some inputs; those few documents are refused here and kept as plain Markdown by the caller.
 */
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze()

/** Measured so that the worst input that passes takes a few seconds: */
const MAX_LENGTH = 1_500_000
const MAX_MARKERS_PER_LINE = 200
const MAX_LINES_PER_CHUNK = 6_000
const MAX_TILDES_PER_CHUNK = 3_000
const MAX_BACKTICKS_PER_CHUNK = 20_000
const MAX_INDENT = 160
const MAX_CHUNK = 250_000

/** Text as every replica will hold it: line ends are \n, and what UTF-8 cannot hold is replaced. */
export const cleanMarkdown = (markdown: string): string =>
  markdown
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\0/g, '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')

/** Parts between blank lines. */
export const chunksOf = (markdown: string): string[] => markdown.split(/\n[ \t]*\n\s*?(?=\S|[ \t]+\S)/)

function countOf(line: string, sign: string): number {
  let count = 0
  for (let at = line.indexOf(sign); at !== -1; at = line.indexOf(sign, at + 1)) count += 1
  return count
}

function isTooMuch(markdown: string): boolean {
  if (markdown.length > MAX_LENGTH) return true
  let lines = 0
  let tildes = 0
  let backticks = 0
  let length = 0
  for (const line of markdown.split('\n')) {
    if (line.trim() === '') {
      lines = tildes = backticks = length = 0
      continue
    }
    lines += 1
    length += line.length
    tildes += countOf(line, '~')
    backticks += countOf(line, '`')
    if (tildes > MAX_TILDES_PER_CHUNK || backticks > MAX_BACKTICKS_PER_CHUNK) return true
    if (lines > MAX_LINES_PER_CHUNK || length > MAX_CHUNK) return true
    if (
      line.length > MAX_INDENT &&
      /^[ \t>]*(?:[-+*]|\d+[.)])[ \t]/.test(line.slice(MAX_INDENT)) &&
      line.slice(0, MAX_INDENT).trim() === ''
    )
      return true
    const indent = line.search(/[^ \t>*+\-\d.)]/)
    const head = indent === -1 ? line : line.slice(0, indent)
    if (head.length > MAX_MARKERS_PER_LINE && (head.match(/>|[-+*.)](?=[ \t]|$)/g)?.length ?? 0) > MAX_MARKERS_PER_LINE)
      return true
  }
  return false
}

/** The syntax tree of cleaned Markdown, with offsets; null when it is too large or too deep to be read safely. */
export function parseMarkdown(
  markdown: string,
  parse: (markdown: string) => Root = (text) => processor.parse(text),
): Root | null {
  if (isTooMuch(markdown)) return null
  try {
    return parse(markdown)
  } catch {
    // The parser recurses; nesting that slips past the limits above ends here.
    return null
  }
}
