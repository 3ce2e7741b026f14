/** What the parts of a project's import share. */
import type { AppError } from '#shared/contract/errors.ts'
import type { ImportReport, ProjectImport } from '#shared/contract/tasks.ts'
import type { Db } from '../../db/database.ts'
import type { Editor } from '../../docs/editing.ts'
import type { Hub } from '../../docs/hub.ts'
import type { ForeignProject } from '../../exchange/refi/foreignProject.ts'
import type { GuidResolver } from '../../exchange/refi/resolve.ts'
import type { ImportPool } from '../../importers/pool.ts'
import type { AddSourceParts } from '../addSource.ts'

export interface ImportProjectParts extends AddSourceParts {
  db: Db
  hub: Hub
  pool: ImportPool
}

export interface ProjectReport extends Pick<ImportReport, 'imported' | 'merged'> {
  brought: Omit<ProjectImport, 'path'>
  skipped: { item: string; reason: string }[]
  stopped: boolean
}

export interface ProjectWork {
  parts: ImportProjectParts
  project: ForeignProject
  resolver: GuidResolver
  report: ProjectReport
  /** One commit of the import; errors are those of a commit. */
  commit(work: (edit: Editor) => void, inTransaction?: () => void): AppError | undefined
}
