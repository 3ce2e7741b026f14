/** The documents of a folder that are sources: each through the same door as a file by itself. */
import { sha256 } from '../../blobs/blobs.ts'
import type { AppError } from '#shared/contract/errors.ts'
import { createId } from '#shared/model/ids.ts'
import type { VaultFile } from '../../exchange/vault/vaultFiles.ts'
import { importLimits } from '../../importers/limits.ts'
import { keepSource } from '../addSource.ts'
import { twinOf } from '../sourceTwin.ts'
import { turn, type VaultWork } from './work.ts'

/** The error is that of a commit or of the disk; what was taken in before stays. */
export async function takeAttachments(work: VaultWork, files: readonly VaultFile[]): Promise<AppError | undefined> {
  const { parts, report, index, signal } = work
  for (const { path, bytes: size } of files) {
    if (signal?.aborted) return undefined
    work.step(1)
    if (size > importLimits.fileBytes) {
      report.skipped.push({
        item: path,
        reason: `It is larger than ${Math.round(importLimits.fileBytes / 1024 / 1024)} MB; split it or save the part you need.`,
      })
      continue
    }
    const bytes = (await work.files.read([path])).get(path)
    if (!bytes?.ok) {
      if (bytes) report.failed.push({ path, error: bytes.error })
      continue
    }
    const twin = bytes.value.byteLength > 0 ? twinOf(parts.db, sha256(bytes.value)) : undefined
    if (twin) {
      if (twin.trashed === 1)
        report.skipped.push({ item: path, reason: `It is in the trash as “${twin.title}”; restore it there.` })
      else {
        index.add(path, { kind: 'source', id: twin.sourceId })
        report.unchanged++
      }
      continue
    }
    const read = await parts.pool.run({ bytes: bytes.value, fileName: path.split('/').at(-1) ?? path }, signal)
    if (!read.ok) {
      if (read.error.code !== 'ImportCancelled') report.failed.push({ path, error: read.error })
      continue
    }
    const kept = keepSource(parts, read.value, bytes.value, path.split('/').at(-1) ?? path)
    if (!kept.ok) return kept.error
    const sourceId = createId('s')
    const failure = work.steps.commit((edit) => kept.value.write(edit, sourceId), kept.value.record)
    if (failure) return failure
    index.add(path, { kind: 'source', id: sourceId })
    const { metadata, kind, warnings } = read.value
    report.imported.push({ sourceId, title: metadata.title, kind, words: kept.value.words, path, warnings })
    await turn()
  }
  return undefined
}
