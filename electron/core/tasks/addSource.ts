/** Takes an imported file into the library: its blobs first, then one commit that refers to them. */
import { SOURCE } from '#shared/docs/layout.ts'
import { countWords } from '#shared/model/words.ts'
import { createId, type SourceId } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Extractions } from '../blobs/extractions.ts'
import type { Executor } from '../commands/executor.ts'
import type { Outcome } from '../core.ts'

export interface AddSourceParts {
  executor: Executor
  blobs: Blobs
  extractions: Extractions
  now: () => number
}

export interface AddedSource {
  sourceId: SourceId
  words: number
}

/** Errors: those of the commit. Blobs that were written for a failed commit stay; they are found again by hash. */
export function addSource(
  { executor, blobs, extractions, now }: AddSourceParts,
  imported: ImportedSource,
  original: Uint8Array,
  fileName: string,
  scope: string,
): Outcome<AddedSource> {
  const { metadata, extraction, kind, mediaType, warnings } = imported
  const originalHash = blobs.put(original)
  const stored = extractions.put(extraction)
  const words = countWords(extraction.text)
  return executor.commit<AddedSource>(
    (edit) => {
      const sourceId = createId('s')
      edit.addToLibrary(sourceId, 'source')
      const fields = {
        title: metadata.title,
        authors: metadata.authors,
        publishedOn: metadata.publishedOn,
        url: metadata.url,
        siteName: metadata.siteName,
        language: metadata.language,
        kind,
        warnings,
        original: { hash: originalHash, bytes: original.byteLength, mediaType, fileName },
        extraction: {
          hash: stored.hash,
          extractor: extraction.extractor,
          words,
          pages: extraction.pages?.length ?? null,
        },
      }
      for (const [field, value] of Object.entries(fields))
        if (value !== undefined) edit.set(sourceId, SOURCE, field, value)
      return { outcome: ok({ sourceId, words }), label: `“${metadata.title}” added to the library` }
    },
    { scope },
    () => {
      blobs.record(originalHash, original.byteLength, now())
      blobs.record(stored.hash, stored.bytes, now())
    },
  )
}
