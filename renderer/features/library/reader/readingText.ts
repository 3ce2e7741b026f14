/** A source's text, prepared for the reader once. */
import type { Extraction } from '#shared/model/extraction.ts'
import type { SourceId } from '#shared/model/ids.ts'
import { createTextIndex, type TextIndex } from '#shared/model/textIndex.ts'
import { beginsWithTitle, type Chunk, chunkGroups, groupBlocks } from './text/layoutBlocks.ts'

export interface ReadingText {
  sourceId: SourceId
  extraction: Extraction
  text: string
  index: TextIndex
  chunks: readonly Chunk[]
}

export function prepareText(sourceId: SourceId, extraction: Extraction): ReadingText {
  return {
    sourceId,
    extraction,
    text: extraction.text,
    index: createTextIndex(extraction.text),
    chunks: chunkGroups(groupBlocks(extraction.blocks)),
  }
}

/** The block that is the title already; null when the page has to set one. */
export const titleIndexOf = (reading: ReadingText, title: string): number | null =>
  beginsWithTitle(reading.text, reading.extraction.blocks, title) ? 0 : null
