/** Fills a workspace with the sample content: the same imports, quotes, codings and notes that a person would make. */
import type { ImportProgress, ImportReport } from '#shared/contract/tasks.ts'
import { ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import { type ImportFilesParts, importFiles } from './importFiles.ts'

export async function loadSample(
  parts: ImportFilesParts & { sampleDir: string | undefined },
  scope: string,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Outcome<ImportReport>> {
  return ok(await importFiles(parts, [], scope, onProgress, signal))
}
