/** Messages between the import pool and its thread. */
import type { ImportError } from '#shared/model/importError.ts'
import type { Result } from '#shared/model/result.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import type { ImportHints, PastedContent } from './importFile.ts'

/** One thing to read: a file's bytes with its name, or what was pasted. */
export type ImportJob = { bytes: Uint8Array; fileName: string; hints?: ImportHints } | { pasted: PastedContent }

export interface ImportRequest {
  id: number
  job: ImportJob
}

export interface ImportAnswer {
  id: number
  result: Result<ImportedSource, ImportError>
}
