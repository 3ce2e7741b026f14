/**
 * Reads a source again from its kept original: a newer version of the app may read such files better. The new text
 * is an extraction of its own, the old one stays; every quote is looked for in the new text, and what was found, or
 * that nothing was, is recorded as its `place`. A quote's own record never changes, so undo brings all of it back.
 */
import { appError } from '#shared/contract/errors.ts'
import type { RereadReport } from '#shared/contract/tasks.ts'
import { SOURCE } from '#shared/docs/layout.ts'
import type { BlobHash, SourceId } from '#shared/model/ids.ts'
import { createReanchor } from '#shared/model/reanchor.ts'
import { err, ok } from '#shared/model/result.ts'
import { countWords } from '#shared/model/words.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { anchorQuotes } from '../docs/quotePlaces.ts'
import { extractors } from '../importers/extractors.ts'
import type { ImportPool } from '../importers/pool.ts'
import type { ImportJob } from '../importers/protocol.ts'
import { type AddSourceParts, notKept } from './addSource.ts'
import { pastedNames } from './importFiles.ts'

export interface RereadParts extends AddSourceParts {
  db: Db
  pool: ImportPool
}

interface SourceRow {
  title: string
  url: string | null
  fileName: string
  originalHash: string
  extractionHash: BlobHash
}

/** What is pasted comes without a page around it, and is read accordingly. */
function jobFor({ fileName, url }: SourceRow, bytes: Uint8Array): ImportJob {
  const words = () => new TextDecoder().decode(bytes)
  const from = url === null ? {} : { url }
  if (fileName === pastedNames.html) return { pasted: { html: words(), ...from } }
  if (fileName === pastedNames.text) return { pasted: { text: words(), ...from } }
  return { bytes, fileName }
}

/** Errors: `SourceNotFound`, `BlobMissing`, those of reading a file, `StoreWriteFailed`. A failure leaves the source as it was. */
export async function rereadSource(
  { db, pool, executor, blobs, extractions, now }: RereadParts,
  sourceId: SourceId,
  scope: string,
  signal: AbortSignal | undefined,
): Promise<Outcome<RereadReport>> {
  const source = db.get<SourceRow>(
    'SELECT title, url, file_name AS fileName, original_hash AS originalHash, extraction_hash AS extractionHash FROM source WHERE source_id = ?',
    sourceId,
  )
  if (!source) return err(appError('SourceNotFound', `There is no source ${sourceId} in this workspace.`))
  // Its original is the list that it stood in; there is nothing more in that to be read.
  if (extractions.get(source.extractionHash)?.extractor === extractors.reference)
    return ok({ changed: false, kept: 0, moved: 0, lost: 0 })
  const original = blobs.get(source.originalHash)
  if (!original)
    return err(
      appError(
        'BlobMissing',
        `The file of “${source.title}” is not on this computer, so it cannot be read again; its text and quotes are as they were.`,
      ),
    )
  const read = await pool.run(jobFor(source, original), signal)
  if (!read.ok) return read
  const { extraction, warnings } = read.value
  const standing = extractions.get(source.extractionHash)
  // Compared as texts: the same words, packed by another version of the packer, are another blob.
  const changed = standing === null || JSON.stringify(standing) !== JSON.stringify(extraction)
  let stored: { hash: BlobHash; bytes: number } | undefined
  try {
    if (changed) stored = extractions.put(extraction)
  } catch (cause) {
    return err(notKept(source.fileName, cause))
  }
  const hash = stored?.hash ?? source.extractionHash
  const reanchor = createReanchor(extraction.text)
  return executor.commit<RereadReport>(
    (edit) => {
      if (changed) {
        const words = countWords(extraction.text)
        const pages = extraction.pages?.length ?? null
        edit.set(sourceId, SOURCE, 'extraction', { hash, extractor: extraction.extractor, words, pages })
        edit.set(sourceId, SOURCE, 'warnings', warnings)
      }
      const places = anchorQuotes(edit, sourceId, { hash, reanchor })
      return { outcome: ok({ changed, ...places }), label: changed ? `“${source.title}” read again` : null }
    },
    { scope },
    () => {
      if (stored) blobs.record(stored.hash, stored.bytes, now())
    },
  )
}
