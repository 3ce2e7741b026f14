/** Tasks: commands that take long, report progress and can be cancelled. */
import { z } from 'zod'
import { BlobHash, NoteId, SourceId } from '../model/ids.ts'
import { SourceKind } from '../model/source.ts'
import { DeviceKey } from '../sync/transport.ts'
import { AppError } from './errors.ts'
import { insightStateTasks } from './insightStates.ts'
import { annotationTasks } from './referenceQueries.ts'
import { exchangeTasks } from './exchange.ts'
import { recordTasks } from './recordTable.ts'
import { documentTasks } from './exportSubjects.ts'
import { vaultTasks } from './vault.ts'
import { MergedWorkspace, Passphrase, workspaceFileTasks } from './workspaceFile.ts'
import { interactionImportTasks } from './interactionImport.ts'
import { agreementTasks } from './agreement.ts'
import { relationshipTasks } from './relationshipQueries.ts'
import { templateTasks } from './templates.ts'
import { workshopTasks } from './workshopTasks.ts'

/** A file by its path, a file's bytes (dropped from another program), or something pasted. */
export const ImportItem = z.union([
  z.object({ path: z.string().min(1).max(4096) }),
  z.object({ fileName: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }),
  z.object({
    pasted: z.object({ html: z.string().optional(), text: z.string().optional(), url: z.string().optional() }),
  }),
])
export type ImportItem = z.infer<typeof ImportItem>

export const ImportedView = z.object({
  sourceId: SourceId,
  title: z.string(),
  kind: SourceKind,
  words: z.int(),
  path: z.string(),
  warnings: z.array(z.string()),
})
export type ImportedView = z.infer<typeof ImportedView>

/** What a project's file brought that had not been here. */
export const ProjectImport = z.object({
  path: z.string(),
  coders: z.int(),
  codes: z.int(),
  quotes: z.int(),
  codings: z.int(),
  notes: z.int(),
  /** Out of a table of people. */
  people: z.int().optional(),
})
export type ProjectImport = z.infer<typeof ProjectImport>

/** A note that came out of a folder. */
export const ImportedNote = z.object({ noteId: NoteId, title: z.string(), path: z.string() })
export type ImportedNote = z.infer<typeof ImportedNote>

export const ImportReport = z.object({
  imported: z.array(ImportedView),
  failed: z.array(z.object({ path: z.string(), error: AppError })),
  /** Sources that were here and had something added by a project's file. */
  merged: z.array(ImportedView),
  /** What a project's file holds and there is no place for, or what was left out of it. */
  skipped: z.array(z.object({ path: z.string(), item: z.string(), reason: z.string() })),
  /** What came out of each project's file. */
  projects: z.array(ProjectImport),
  /** Notes that came out of folders. */
  notes: z.array(ImportedNote),
  /** Notes that were here and say now what the folder says. */
  mergedNotes: z.array(ImportedNote),
  /** Files of a folder that were here already, just as they are. */
  unchanged: z.int(),
  /** What was merged of each file that holds this workspace. */
  workspaces: z.array(MergedWorkspace).optional(),
})
export type ImportReport = z.infer<typeof ImportReport>

export const ImportProgress = z.object({
  done: z.int(),
  total: z.int(),
  /** What is being read now. */
  current: z.string().nullable(),
  /** How far it is in what is being read now, where that is many files in one. */
  part: z.object({ done: z.int(), total: z.int() }).nullable(),
  report: ImportReport,
})
export type ImportProgress = z.infer<typeof ImportProgress>

/** What reading a source again did: how many of its quotes stand where they stood, elsewhere, or nowhere any more. */
export const RereadReport = z.object({
  /** False: this version of the app reads the file just as it was read before. */
  changed: z.boolean(),
  kept: z.int(),
  moved: z.int(),
  lost: z.int(),
})
export type RereadReport = z.infer<typeof RereadReport>

export const tasks = {
  import: {
    input: z.object({
      items: z.array(ImportItem).min(1).max(10_000),
      /** Of the workspace files among them. */
      passphrase: Passphrase.optional(),
    }),
    progress: ImportProgress,
    output: ImportReport,
  },
  /** Reads a source again from its kept original, as this version of the app reads such files; its quotes are found anew. */
  rereadSource: { input: z.object({ sourceId: SourceId }), progress: z.null(), output: RereadReport },
  /**
   * Gives a source of which only the reference is here its file. Errors: `SourceNotFound`, `AlreadyInLibrary`, those of
   * reading a file, `StoreWriteFailed`.
   */
  attachFile: {
    input: z.object({ sourceId: SourceId, item: ImportItem }),
    progress: z.null(),
    output: z.object({ words: z.int() }),
  },
  ...interactionImportTasks,
  /** Brings a blob that is not on this device from a teammate's; an original, when somebody opens it. */
  fetchBlob: { input: z.object({ hash: BlobHash }), progress: z.object({}), output: z.object({}) },
  /** Connects to everybody who can be reached and ends when all of them hold the same. */
  syncOnce: {
    input: z.object({ timeoutMs: z.int().min(100).max(3_600_000).default(30_000) }),
    progress: z.object({}),
    output: z.object({ digest: z.string(), same: z.array(DeviceKey), differing: z.array(DeviceKey) }),
  },
  ...relationshipTasks,
  ...insightStateTasks,
  ...agreementTasks,
  ...exchangeTasks,
  ...annotationTasks,
  ...documentTasks,
  ...vaultTasks,
  ...recordTasks,
  ...workspaceFileTasks,
  ...workshopTasks,
  ...templateTasks,
  /** Fills an empty workspace with the sample content in `resources/sample`. */
  loadSample: { input: z.object({}), progress: ImportProgress, output: ImportReport },
} as const

export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<N extends TaskName> = z.input<Tasks[N]['input']>
export type TaskOutput<N extends TaskName> = z.output<Tasks[N]['output']>
export type TaskProgress<N extends TaskName> = z.output<Tasks[N]['progress']>
