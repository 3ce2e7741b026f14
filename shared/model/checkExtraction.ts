/**
 * Checks what the types of an Extraction cannot say. Importers are tested against it, and
 * projections may refuse to trust an extraction that fails it.
 */
import type { Block, Extraction, Page } from './extraction.ts'

/** C0 and C1 controls other than tab and line feed, byte order marks and noncharacters. */
const FORBIDDEN = /(?![\t\n])\p{Cc}|[\ufeff\ufffe\uffff]/u
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const SAFE_HREF = /^(https?:\/\/|mailto:)/i

/** What must stand between two blocks that follow one another. */
export function blockSeparator(before: Block, after: Block): '\n' | '\n\n' {
  const tight = before.kind === after.kind && (before.kind === 'listItem' || before.kind === 'tableRow')
  return tight ? '\n' : '\n\n'
}

/** Says what is wrong with an extraction, at most 20 findings; an empty list means sound. */
export function checkExtraction(extraction: Extraction): string[] {
  const problems: string[] = []
  const say = (problem: string) => {
    if (problems.length < 20) problems.push(problem)
  }
  const { text, blocks, pages } = extraction
  const forbidden = FORBIDDEN.exec(text)
  if (forbidden) say(`control character U+${text.charCodeAt(forbidden.index).toString(16)} at ${forbidden.index}`)
  if (LONE_SURROGATE.test(text)) say('a lone surrogate')
  checkBlocks(text, blocks, say)
  if (pages) checkPages(text, pages, say)
  return problems
}

function checkBlocks(text: string, blocks: readonly Block[], say: (problem: string) => void): void {
  let end = 0
  blocks.forEach((block, i) => {
    const name = `block ${i} (${block.kind})`
    const before = blocks[i - 1]
    const separator = before ? blockSeparator(before, block) : ''
    if (text.slice(end, block.from) !== separator || block.from !== end + separator.length) {
      say(`${name}: expected ${JSON.stringify(separator)} before it at ${end}`)
    }
    if (block.to <= block.from || block.to > text.length) say(`${name}: span ${block.from}–${block.to}`)
    const own = text.slice(block.from, block.to)
    if (/\s$/.test(own)) say(`${name}: trailing white space`)
    if (block.kind === 'tableRow' && own.includes('\n')) say(`${name}: line break in a row`)
    for (const mark of block.marks ?? []) {
      if (mark.from < block.from || mark.to > block.to || mark.from >= mark.to) say(`${name}: mark outside`)
      if ((mark.kind === 'link') !== (mark.href !== undefined)) say(`${name}: href on the wrong kind of mark`)
      if (mark.href !== undefined && !SAFE_HREF.test(mark.href)) say(`${name}: unsafe address`)
    }
    let cellEnd = block.from
    for (const cell of block.cells ?? []) {
      if (cell.from < cellEnd || cell.to < cell.from || cell.to > block.to) say(`${name}: cell outside`)
      cellEnd = cell.to
    }
    end = block.to
  })
  if (end !== text.length) say(`text goes on after the last block, from ${end}`)
}

function checkPages(text: string, pages: readonly Page[], say: (problem: string) => void): void {
  let end = 0
  pages.forEach((page, i) => {
    if (page.number !== i + 1) say(`page ${i + 1}: numbered ${page.number}`)
    if (page.from < end || page.to < page.from || page.to > text.length) say(`page ${page.number}: span`)
    let runEnd = page.from
    for (const [from, to, x, y, width, height] of page.runs) {
      if (from < runEnd || to <= from || to > page.to) say(`page ${page.number}: run ${from}–${to} outside`)
      if (![x, y, width, height].every(Number.isFinite)) say(`page ${page.number}: box of run ${from}`)
      runEnd = to
    }
    end = page.to
  })
}
