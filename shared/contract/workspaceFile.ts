/** The whole workspace as one file: saving it, looking at one, merging one. The file is described in sync/workspaceFile.ts. */
import { z } from 'zod'
import { WorkspaceId } from '../model/ids.ts'

const Path = z.string().min(1).max(4096)
const Count = z.int().nonnegative()
/** Any letters; what protects is its length. */
export const Passphrase = z.string().min(1).max(1_000)

/**
 * Whose device wrote a file, by its seal and this device's own list of members: this one, a member's, one that reads
 * only, one that no longer belongs, a copy that the team never let in, or nobody who could be told.
 */
export const FileStanding = z.enum(['self', 'member', 'viewer', 'gone', 'copy', 'unsealed'])
export type FileStanding = z.infer<typeof FileStanding>

export const WorkspaceFileView = z.object({
  workspaceId: WorkspaceId,
  name: z.string(),
  /** ms since 1970. */
  madeAt: Count,
  by: z.object({ name: z.string(), deviceName: z.string() }),
  /** By the key that the file names; merging checks the seal as well. */
  standing: FileStanding,
  /** It is this workspace, so it can be merged. */
  isThis: z.boolean(),
  documents: Count,
  files: Count,
  fileBytes: Count,
})
export type WorkspaceFileView = z.infer<typeof WorkspaceFileView>

export const SavedWorkspace = z.object({
  path: z.string(),
  bytes: Count,
  /** The digest of the documents in the file, which `digest` prints for a workspace that holds the same. */
  digest: z.string(),
  documents: Count,
  files: Count,
  /** What could not go into it, a sentence each. */
  left: z.array(z.string()),
})
export type SavedWorkspace = z.infer<typeof SavedWorkspace>

/** By kind of document: library, source, note, plan, person, workshop. */
const Counts = z.record(z.string(), Count)

export const MergedWorkspace = z.object({
  path: z.string(),
  workspaceId: WorkspaceId,
  name: z.string(),
  madeAt: Count,
  by: z.object({ name: z.string(), deviceName: z.string() }),
  standing: FileStanding,
  /** Documents that were not here. */
  added: Counts,
  /** Documents that were here and took something in. */
  changed: Counts,
  /** Documents of the file of which nothing was new. */
  same: Count,
  /** Files that were not here. */
  files: Count,
  skipped: z.array(z.object({ item: z.string(), reason: z.string() })),
  /** Of the workspace afterwards, and of the file: alike when there was nothing here that the file lacks. */
  digest: z.string(),
  fileDigest: z.string(),
})
export type MergedWorkspace = z.infer<typeof MergedWorkspace>

const progress = z.object({ step: z.enum(['checking', 'taking', 'writing']), done: Count, total: Count })
export type WorkspaceFileProgress = z.infer<typeof progress>

const given = z.object({ path: Path, passphrase: Passphrase.nullable().default(null) })

export const workspaceFileTasks = {
  /**
   * Writes everything into one file, reads it again to see that it is whole, and only then puts it in its place.
   * Errors: `FileNotWritten`, `ExportCancelled`.
   */
  saveWorkspace: { input: given, progress, output: SavedWorkspace },
  /** What a file says of itself. Errors: `PassphraseNeeded`, `PassphraseWrong`, and those of reading a file. */
  lookAtWorkspaceFile: { input: given, progress, output: WorkspaceFileView },
  /**
   * Merges a file of this workspace, as a peer's changes are merged. It is no step to undo: what came is others' too,
   * and would come again with the next who holds it. Errors: `OtherWorkspace`, `FileNotTrusted`, `ViewerCannotEdit`,
   * `StoreWriteFailed`, those of looking at it; all but the last two change nothing.
   */
  mergeWorkspace: { input: given, progress, output: MergedWorkspace },
} as const
