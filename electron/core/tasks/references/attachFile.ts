/**
 * Puts a file to a source of which only the reference was here. What was quoted from its abstract is looked for in the
 * file's text; what is not found there keeps its words and says so.
 */
import { appError, type AppError } from '#shared/contract/errors.ts'
import { SOURCE } from '#shared/docs/layout.ts'
import type { SourceId } from '#shared/model/ids.ts'
import { createReanchor } from '#shared/model/reanchor.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import { anchorQuotes } from '../../docs/quotePlaces.ts'
import type { Editor } from '../../docs/editing.ts'
import { extractors } from '../../importers/extractors.ts'
import { type AddSourceParts, keepSource } from '../addSource.ts'
import type { Db } from '../../db/database.ts'
import type { Extractions } from '../../blobs/extractions.ts'
import type { Attachment } from './attachments.ts'

export interface AttachParts extends AddSourceParts {
  db: Db
  extractions: Extractions
}

/** True while a source is known by its reference only. */
export function isReferenceOnly(
  { db, extractions }: Pick<AttachParts, 'db' | 'extractions'>,
  sourceId: string,
): boolean {
  const row = db.get<{ hash: string }>('SELECT extraction_hash AS hash FROM source WHERE source_id = ?', sourceId)
  return row !== undefined && extractions.get(row.hash)?.extractor === extractors.reference
}

/** Errors: `StoreWriteFailed`, `AlreadyInLibrary` for a source that has its file, and those of the commit. */
export function attachFile(
  parts: AttachParts,
  sourceId: SourceId,
  imported: ImportedSource,
  { bytes, fileName }: Attachment,
  commit: (work: (edit: Editor) => void, inTransaction?: () => void) => AppError | undefined,
): AppError | undefined {
  // It has its text already: what is quoted from that stays where it is.
  if (!isReferenceOnly(parts, sourceId)) return undefined
  const kept = keepSource(parts, imported, bytes, fileName)
  if (!kept.ok) return kept.error
  const { extraction, kind, mediaType, warnings } = imported
  const reanchor = createReanchor(extraction.text)
  return commit((edit) => {
    const { extractionHash, words, originalHash } = kept.value
    edit.set(sourceId, SOURCE, 'kind', kind)
    edit.set(sourceId, SOURCE, 'warnings', warnings)
    edit.set(sourceId, SOURCE, 'original', { hash: originalHash, bytes: bytes.byteLength, mediaType, fileName })
    edit.set(sourceId, SOURCE, 'extraction', {
      hash: extractionHash,
      extractor: extraction.extractor,
      words,
      pages: extraction.pages?.length ?? null,
    })
    anchorQuotes(edit, sourceId, { hash: extractionHash, reanchor })
  }, kept.value.record)
}

/** Said to whoever gives a file to a source that has one. */
export const hasItsFile = (title: string): AppError =>
  appError('AlreadyInLibrary', `“${title}” has its file; import this one as a source of its own.`)
