/** What there is to read of a reference without a file: its abstract, as a text that can be quoted; or nothing. */
import type { Block, Extraction } from '#shared/model/extraction.ts'
import { cleanText } from '../../importers/cleanText.ts'
import { extractors } from '../../importers/extractors.ts'

/** Publishers write abstracts with the markup of their pages. */
const withoutTags = (text: string): string =>
  text
    .replace(/<\/(?:jats:)?(?:p|title|sec)>/gi, '\n\n')
    .replace(/<\/?[a-z][a-z0-9:]{0,30}(?:\s[^<>]{0,300})?\/?>/gi, '')

export function abstractExtraction(abstract: string | undefined): Extraction {
  const paragraphs = cleanText(withoutTags(abstract ?? ''))
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, ' ')
        .trim(),
    )
    .filter((part) => part !== '')
  const blocks: Block[] = []
  let text = ''
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n\n'
    blocks.push({ kind: 'paragraph', from: text.length, to: text.length + paragraph.length })
    text += paragraph
  }
  return { format: 1, extractor: extractors.reference, text, blocks }
}
