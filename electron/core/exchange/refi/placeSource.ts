/** Where a foreign source's passages stand in the text that is kept of it. */
import { describe, locate } from '#shared/model/anchoring.ts'
import type { QuoteSelector } from '#shared/model/coding.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import { createTextIndex } from '#shared/model/textIndex.ts'
import { countingOf, OVERHANG } from './counting.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import { guessLanguage } from '../../importers/language.ts'
import { exactText } from '../../importers/text/exactText.ts'
import type { ForeignSource } from './foreignProject.ts'

export interface PlacedSource {
  imported: ImportedSource
  /** What is kept as the original, and its file's name. */
  original: Uint8Array
  fileName: string
  /** By the passage's GUID; a passage without one was not found. */
  selectors: Map<string, QuoteSelector>
}

/** How many characters before and after a passage tell it from others with the same words. */
const CONTEXT = 32

/** Undefined: there is no word in it. */
export function placeSource({ name, text, original, selections }: ForeignSource): PlacedSource | undefined {
  const exact = exactText(text)
  // A reference needs no text; then nothing can stand in it.
  if (!exact && original?.imported.kind === 'reference')
    return { imported: original.imported, original: original.bytes, fileName: original.fileName, selectors: new Map() }
  if (!exact) return undefined
  const given = countingOf(text, selections)
  const selectors = new Map<string, QuoteSelector>()
  const title = cutTo(oneLine(name), 1000) || 'Untitled source'
  const kept = createTextIndex(exact.extraction.text)
  const isOwnText = original !== null && original.imported.extraction.text === text
  for (const { guid, start, end, exact: words } of selections) {
    const isBeyond = start >= given.length || end > given.length + OVERHANG
    const [at, until] = isBeyond ? [0, 0] : [given.toUtf16(start), given.toUtf16(end)]
    if (words !== undefined && text.slice(at, until) !== words) {
      // Read anew, the file gave another text: the words are found by themselves.
      const own = original?.imported.extraction.text ?? exact.extraction.text
      const found = locate(own, { exact: words })
      if (found.found === 'once') selectors.set(guid, describe(own, found.span))
      continue
    }
    if (until === 0) continue
    if (isOwnText) {
      selectors.set(guid, describe(text, { from: at, to: until }))
      continue
    }
    const [from, to] = [exact.placeOf(at), exact.placeOf(until)]
    const marked = exact.extraction.text.slice(from, to)
    if (marked.trim() === '') continue
    const span = { from: from + marked.length - marked.trimStart().length, to: from + marked.trimEnd().length }
    if (!original) {
      selectors.set(guid, describe(exact.extraction.text, span, kept))
      continue
    }
    // The original was read by us: its words are found by themselves, in what stands around them.
    const own = original.imported.extraction.text
    const found = locate(own, {
      exact: exact.extraction.text.slice(span.from, span.to),
      prefix: exact.extraction.text.slice(Math.max(0, span.from - CONTEXT), span.from),
      suffix: exact.extraction.text.slice(span.to, span.to + CONTEXT),
    })
    if (found.found === 'once') selectors.set(guid, describe(own, found.span))
  }
  if (original)
    return {
      imported: { ...original.imported, metadata: { ...original.imported.metadata, title } },
      original: original.bytes,
      fileName: original.fileName,
      selectors,
    }
  const language = guessLanguage(exact.extraction.text)
  return {
    imported: {
      kind: 'text',
      mediaType: 'text/plain',
      metadata: { title, authors: [], ...(language === undefined ? {} : { language }) },
      extraction: exact.extraction,
      warnings: [],
    },
    original: new TextEncoder().encode(text),
    fileName: `${title.slice(0, 80).replace(/[\\/:*?"<>|]/g, ' ')}.txt`,
    selectors,
  }
}
