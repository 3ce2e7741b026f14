/** Parts of a pack's documents as Markdown trees: tables, numbered lists, and citations as footnotes. */
import type { FootnoteReference, List, PhrasingContent, RootContent, Table, TableRow } from 'mdast'
import { bullets, paragraph, text } from '../../exporters/mdast.ts'

const row = (cells: readonly string[]): TableRow => ({
  type: 'tableRow',
  // A cell is one line.
  children: cells.map((cell) => ({ type: 'tableCell', children: [text(cell.replaceAll(/\s+/g, ' '))] })),
})

export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  type: 'table',
  children: [row(columns), ...rows.map(row)],
})

export const numbered = (items: readonly string[]): List => ({
  ...bullets(items.map((item) => [text(item)])),
  ordered: true,
  start: 1,
})

export const plainBullets = (items: readonly string[]): List => bullets(items.map((item) => [text(item)]))

/** Each paragraph of a plain text. */
export const paragraphs = (words: string): RootContent[] =>
  words
    .split(/\n+/)
    .filter((part) => part.trim() !== '')
    .map((part) => paragraph(text(part)))

export interface Footnotes {
  /** A mark that leads to the citation; the same one again for the same words. */
  cite: (citation: string) => PhrasingContent
  /** What the marks lead to; put it at the end of the document. */
  definitions: () => RootContent[]
}

export function createFootnotes(): Footnotes {
  const numbers = new Map<string, number>()
  return {
    cite: (citation) => {
      const number = numbers.get(citation) ?? numbers.size + 1
      numbers.set(citation, number)
      return { type: 'footnoteReference', identifier: `s${number}`, label: `s${number}` } satisfies FootnoteReference
    },
    definitions: () =>
      [...numbers].map(([citation, number]) => ({
        type: 'footnoteDefinition',
        identifier: `s${number}`,
        label: `s${number}`,
        children: [paragraph(text(citation))],
      })),
  }
}
