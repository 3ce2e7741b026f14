/** Messages between the import pool and its thread. */
import type { ImportError } from '#shared/model/importError.ts'
import type { TableReading } from '#shared/contract/interactionImport.ts'
import type { RecordReading } from '#shared/contract/recordTable.ts'
import type { Result } from '#shared/model/result.ts'
import type { ImportedSource } from '#shared/model/source.ts'
import type { ForeignProject } from '../exchange/refi/foreignProject.ts'
import type { ReadVaultNote, VaultJob } from '../exchange/vault/readNotes.ts'
import type { ImportHints, PastedContent } from './importFile.ts'
import type { ForeignAnnotations } from '../exchange/annotations/foreignAnnotation.ts'
import type { ForeignReferences } from '../exchange/references/readReferences.ts'
import type { ReadLog } from './table/readInteractions.ts'
import type { ReadRecords } from './table/readRecords.ts'

/** One thing to read: a file's bytes with its name, or what was pasted. */
export type ImportJob = { bytes: Uint8Array; fileName: string; hints?: ImportHints } | { pasted: PastedContent }

/** A table of what passed between people and the team. */
export interface TableJob {
  table: Uint8Array
  fileName: string
  reading: TableReading
}

/** A table of quotes or notes. */
export interface RecordsJob {
  records: Uint8Array
  fileName: string
  reading: RecordReading
}

/** A project or codebook of another program. */
export interface ProjectJob {
  project: Uint8Array
  fileName: string
}

/** A file of references. */
export interface ReferencesJob {
  references: Uint8Array
  fileName: string
}

/** Annotations of another program. */
export interface AnnotationsJob {
  annotations: Uint8Array
  fileName: string
}

export type Job = ImportJob | TableJob | ProjectJob | VaultJob | RecordsJob | ReferencesJob | AnnotationsJob

export interface ImportRequest {
  id: number
  job: Job
}

export interface ImportAnswer {
  id: number
  result: Result<
    ImportedSource | ReadLog | ForeignProject | ReadVaultNote[] | ReadRecords | ForeignReferences | ForeignAnnotations,
    ImportError
  >
}
