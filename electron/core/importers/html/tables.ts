/** Tables that hold data become rows; tables that only lay out a page are walked as boxes. */
import type { InlineContent } from '../inlineText.ts'
import { createInlineText } from '../inlineText.ts'
import { safeHref } from '../safeHref.ts'
import { isBlock, textOf } from './dom.ts'
import type { DraftBlock } from './draftBlock.ts'

/** True when rows and columns mean something. */
export function isDataTable(table: Element): boolean {
  const role = table.getAttribute('role')
  if (role === 'presentation' || role === 'none' || table.querySelector('table')) return false
  const rows = rowsOf(table)
  const widths = rows.map((row) => cellsOf(row).length)
  const widest = Math.max(0, ...widths)
  if (widest < 2 || rows.length < 2) return widest >= 2 && table.querySelector('th') !== null
  if (table.querySelector('caption, thead, th')) return true
  if (table.querySelector('h1, h2, h3, article, section, form')) return false
  // Cells of several paragraphs are boxes of a layout.
  const long = [...table.querySelectorAll('td')].filter(
    (cell) => textOf(cell).length > 400 || cell.querySelectorAll('p').length > 1,
  ).length
  return long === 0
}

const rowsOf = (table: Element): Element[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)
const cellsOf = (row: Element): Element[] =>
  [...row.children].filter((cell) => cell.localName === 'td' || cell.localName === 'th')

/** Caption and rows; a row is a header row when all its cells are. */
export function readTable(
  table: Element,
  base: string | undefined,
  section: 'comments' | 'footnotes' | undefined,
): DraftBlock[] {
  const drafts: DraftBlock[] = []
  const place = section === undefined ? {} : { section }
  const caption = [...table.children].find((child) => child.localName === 'caption')
  if (caption) drafts.push({ props: { kind: 'caption', ...place }, content: inlineOf(caption, base), linked: 0 })
  for (const row of rowsOf(table)) {
    const elements = cellsOf(row).slice(0, 200)
    const cells = elements.map((cell) => inlineOf(cell, base))
    if (!cells.some((cell) => cell.text !== '')) continue
    const header = elements.every((cell) => cell.localName === 'th') && elements.length > 1
    const linked = [...row.querySelectorAll('a')].reduce((sum, link) => sum + textOf(link).length, 0)
    const content = { text: cells.map((cell) => cell.text).join(' '), marks: [] }
    drafts.push({
      props: { kind: 'tableRow', ...(header ? { headerRow: true } : {}), ...place },
      content,
      cells,
      linked,
    })
  }
  return drafts
}

/** All text of an element as one line; block borders inside become spaces. */
export function inlineOf(root: Element, base: string | undefined): InlineContent {
  const inline = createInlineText()
  const stack: { next: ChildNode | null; leave: () => void }[] = [{ next: root.firstChild, leave: () => undefined }]
  while (stack.length > 0) {
    const frame = stack[stack.length - 1] as (typeof stack)[number]
    const node = frame.next
    if (!node) {
      frame.leave()
      stack.pop()
      continue
    }
    frame.next = node.nextSibling
    if (node.nodeType === 3) inline.push(node.textContent ?? '')
    if (node.nodeType !== 1) continue
    const element = node as Element
    if (isBlock(element) || element.localName === 'br') inline.push(' ')
    const href = element.localName === 'a' ? safeHref(element.getAttribute('href'), base) : undefined
    const strong = element.localName === 'strong' || element.localName === 'b'
    if (href !== undefined) inline.open('link', href)
    if (strong) inline.open('strong')
    stack.push({
      next: element.firstChild,
      leave: () => {
        if (strong) inline.close('strong')
        if (href !== undefined) inline.close('link')
        if (isBlock(element)) inline.push(' ')
      },
    })
  }
  return inline.take()
}
