/** Gives one source of which only the reference is here its file, as somebody chose or dropped it. */
import { basename } from 'node:path'
import { appError } from '#shared/contract/errors.ts'
import type { ImportItem } from '#shared/contract/tasks.ts'
import type { SourceId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { sha256 } from '../../blobs/blobs.ts'
import type { Outcome } from '../../core.ts'
import type { TakerParts } from '../takers.ts'
import { readPath } from '../readPath.ts'
import { twinOf } from '../sourceTwin.ts'
import { attachFile, hasItsFile, isReferenceOnly } from './attachFile.ts'

/** Errors: `SourceNotFound`, `AlreadyInLibrary`, those of reading a file, `StoreWriteFailed`. */
export async function attachToSource(
  parts: TakerParts,
  sourceId: SourceId,
  item: ImportItem,
  scope: string,
  signal: AbortSignal | undefined,
): Promise<Outcome<{ words: number }>> {
  const { db, executor, pool } = parts
  const source = db.get<{ title: string }>('SELECT title FROM source WHERE source_id = ?', sourceId)
  if (!source) return err(appError('SourceNotFound', `There is no source ${sourceId} in this workspace.`))
  if (!isReferenceOnly(parts, sourceId)) return err(hasItsFile(source.title))
  if ('pasted' in item) return err(appError('FileKindUnknown', 'Only a file can be attached; save the text first.'))
  const fileName = 'path' in item ? basename(item.path) : item.fileName
  const bytes = 'path' in item ? await readPath(item.path) : ok(item.bytes)
  if (!bytes.ok) return bytes
  const twin = twinOf(db, sha256(bytes.value))
  if (twin) return err(appError('AlreadyInLibrary', `${fileName} is in the library already as “${twin.title}”.`))
  // The pool may take the bytes over.
  const attachment = { fileName, bytes: bytes.value }
  const read = await pool.run({ ...attachment }, signal)
  if (!read.ok) return read
  const failure = attachFile(parts, sourceId, read.value, attachment, (work, inTransaction) => {
    const outcome = executor.commit<null>(
      (edit) => {
        work(edit)
        return { outcome: ok(null), label: `“${source.title}” given its file` }
      },
      { scope },
      inTransaction,
    )
    return outcome.ok ? undefined : outcome.error
  })
  if (failure) return err(failure)
  const words = db.get<{ words: number }>('SELECT words FROM source WHERE source_id = ?', sourceId)?.words ?? 0
  return ok({ words })
}
