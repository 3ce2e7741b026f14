/** The documents of a folder that are sources: each through the same door as a file by itself. */
import { sha256 } from '../../blobs/blobs.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { VaultFile } from '../../exchange/vault/vaultFiles.ts'
import { importLimits } from '../../importers/limits.ts'
import { createSourceBatch } from '../sourceBatch.ts'
import { twinOf } from '../sourceTwin.ts'
import { turn, type VaultWork } from './work.ts'

/** The error is that of a commit or of the disk; what was taken in before stays. */
export async function takeAttachments(work: VaultWork, files: readonly VaultFile[]): Promise<AppError | undefined> {
  const { parts, report, index, signal } = work
  const batch = createSourceBatch(parts, work.steps.commit)
  let failure: AppError | undefined
  for (const { path, bytes: size } of files) {
    if (signal?.aborted || failure) break
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
    const hash = sha256(bytes.value)
    if (batch.holds(hash)) await batch.flush()
    const twin = bytes.value.byteLength > 0 ? twinOf(parts.db, hash) : undefined
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
    const { metadata, kind, warnings } = read.value
    await batch.add({
      imported: read.value,
      original: bytes.value,
      fileName: path.split('/').at(-1) ?? path,
      done: (added) => {
        if (!added.ok) {
          failure ??= added.error
          return
        }
        const { sourceId, words } = added.value
        index.add(path, { kind: 'source', id: sourceId })
        report.imported.push({ sourceId, title: metadata.title, kind, words, path, warnings })
      },
    })
    await turn()
  }
  await batch.flush()
  return failure
}
