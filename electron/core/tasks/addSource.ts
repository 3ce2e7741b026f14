/** Takes an imported file into the library: its blobs first, then one commit that refers to them. */
import { type AppError, appError } from '#shared/contract/errors.ts'
import { SOURCE } from '#shared/docs/layout.ts'
import { countWords } from '#shared/model/words.ts'
import { type BlobHash, createId, type SourceId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Extractions, StoredExtraction } from '../blobs/extractions.ts'
import type { Executor } from '../commands/executor.ts'
import type { Outcome } from '../core.ts'
import { isDiskFull } from '../db/diskFull.ts'
import type { Editor } from '../docs/editing.ts'
import { FolderGone, folderGoneSentence } from '../db/folderGone.ts'

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

/** Why a file's bytes are not in the workspace's folder. */
export const notKept = (fileName: string, cause: unknown): AppError =>
  appError(
    'StoreWriteFailed',
    cause instanceof FolderGone
      ? folderGoneSentence
      : isDiskFull(cause)
        ? `The disk is full, so ${fileName} was not kept; free some space and try again.`
        : `${fileName} could not be written into the workspace's folder; check the folder and try again.`,
  )

/** A source whose blobs are in the folder and which no document names yet. */
export interface KeptSource {
  words: number
  extractionHash: BlobHash
  originalHash: BlobHash
  /** Writes the document; part of a commit. */
  write: (edit: Editor, sourceId: SourceId) => void
  /** Notes the blobs in that commit's transaction. */
  record: () => void
}

interface FileToKeep {
  imported: ImportedSource
  original: Uint8Array
  fileName: string
}

function kept(
  { blobs, now }: Pick<AddSourceParts, 'blobs' | 'now'>,
  { imported, original, fileName }: FileToKeep,
  originalHash: BlobHash,
  stored: StoredExtraction,
): KeptSource {
  const { metadata, extraction, kind, mediaType, warnings } = imported
  const words = countWords(extraction.text)
  return {
    words,
    extractionHash: stored.hash,
    originalHash,
    write: (edit, sourceId) => {
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
    },
    record: () => {
      blobs.record(originalHash, original.byteLength, now())
      blobs.record(stored.hash, stored.bytes, now())
    },
  }
}

/** Errors: `StoreWriteFailed`. Blobs that no commit names stay; they are found again by hash. */
export function keepSource(
  parts: Omit<AddSourceParts, 'executor'>,
  imported: ImportedSource,
  original: Uint8Array,
  fileName: string,
): Outcome<KeptSource> {
  try {
    const originalHash = parts.blobs.put(original)
    const stored = parts.extractions.put(imported.extraction)
    return ok(kept(parts, { imported, original, fileName }, originalHash, stored))
  } catch (cause) {
    return err(notKept(fileName, cause))
  }
}

/** Many at once, which the disk confirms together; in their order. Errors: `StoreWriteFailed`, for all of them. */
export async function keepSources(
  parts: Omit<AddSourceParts, 'executor'>,
  files: readonly FileToKeep[],
): Promise<Outcome<KeptSource[]>> {
  try {
    const [hashes, stored] = await Promise.all([
      parts.blobs.putAll(files.map(({ original }) => original)),
      parts.extractions.putAll(files.map(({ imported }) => imported.extraction)),
    ])
    return ok(files.map((file, n) => kept(parts, file, hashes[n] as BlobHash, stored[n] as StoredExtraction)))
  } catch (cause) {
    return err(notKept(files[0]?.fileName ?? '', cause))
  }
}

/** Errors: `StoreWriteFailed` and those of the commit. */
export function addSource(
  parts: AddSourceParts,
  imported: ImportedSource,
  original: Uint8Array,
  fileName: string,
  scope: string,
): Outcome<AddedSource> {
  const kept = keepSource(parts, imported, original, fileName)
  if (!kept.ok) return kept
  const { words, write, record } = kept.value
  return parts.executor.commit<AddedSource>(
    (edit) => {
      const sourceId = createId('s')
      write(edit, sourceId)
      return { outcome: ok({ sourceId, words }), label: `“${imported.metadata.title}” added to the library` }
    },
    { scope },
    record,
  )
}
