/** Tells a file of references by how it begins. */

import { taggedKind } from './ris/tagged.ts'

export const referenceFormats = ['bibtex', 'ris', 'csl'] as const
export type ReferenceFormat = (typeof referenceFormats)[number]

/** An entry of BibTeX at the beginning of a line: a type, a brace, and a key or a field. */
const BIBTEX =
  /(?:^|\n)[ \t]*@(?:comment\s*[{(]\s*jabref|preamble\s*[{(]|string\s*[{(]\s*[\w:.-]+\s*=|[a-z]{3,30}\s*[{(]\s*[^\s{}(),=]*\s*,)/i
const RIS = /^\s*(?:[^\n]{0,200}\n\s*){0,5}?TY {0,2}- {0,2}[A-Z]{3,7}\s*[\r\n]/
const CSL_KEY = /"(?:type|id|title|author|issued|DOI|container-title|citation-key)"\s*:/
const CSL_TYPE =
  /"type"\s*:\s*"(?:article|bill|book|broadcast|chapter|classic|collection|dataset|document|entry|event|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map|motion_picture|musical_score|pamphlet|paper-conference|patent|performance|periodical|personal_communication|post|regulation|report|review|software|song|speech|standard|thesis|treaty|webpage)/

/** Its first 2,000 characters are enough; undefined: no references. Notes that hold an example of BibTeX are notes. */
export function referenceFormat(text: string): ReferenceFormat | undefined {
  const head = text.slice(0, 2000).replace(/^\ufeff/, '')
  const start = head.trimStart()
  if (RIS.test(head) || taggedKind(head) !== undefined) return 'ris'
  if (/^[[{]/.test(start)) {
    if (/"@context"|"@graph"|"@type"/.test(head)) return undefined
    return CSL_TYPE.test(head) ||
      (CSL_KEY.test(head) && /"(?:author|issued|container-title|citation-key)"\s*:\s*[[{"]/.test(head))
      ? 'csl'
      : undefined
  }
  const found = BIBTEX.exec(head)
  if (!found) return undefined
  // What stands before the first entry is a comment in BibTeX; a page of prose before it is a page of prose.
  const before = head.slice(0, found.index)
  return before.replace(/^\s*%.*$/gm, '').trim().length < 300 && !/^#|^---/m.test(before) ? 'bibtex' : undefined
}
