/** Exchange with other programs: what goes out as a whole project, and what became of it. */
import { z } from 'zod'

/** Whether known people leave under their own names. */
export const ExportNames = z.enum(['pseudonyms', 'names'])
export type ExportNames = z.infer<typeof ExportNames>

/** How many people's names were replaced in an export, in how many places; names that several share are of nobody. */
export const ReplacedNames = z.object({ people: z.int(), places: z.int() })
export type ReplacedNames = z.infer<typeof ReplacedNames>

export const ProjectFormat = z.enum(['qdpx', 'qdc'])
export type ProjectFormat = z.infer<typeof ProjectFormat>

export const ProjectExport = z.object({
  path: z.string(),
  bytes: z.int(),
  sources: z.int(),
  codes: z.int(),
  quotes: z.int(),
  codings: z.int(),
  notes: z.int(),
  replaced: ReplacedNames,
  /** What the file does not hold, or holds where other programs do not look, a sentence each. */
  left: z.array(z.string()),
})
export type ProjectExport = z.infer<typeof ProjectExport>

export const exchangeTasks = {
  /**
   * Writes a REFI-QDA project (qdpx) or codebook (qdc) to a file; a file that was there is replaced once the new one is
   * whole. Errors: `StoreWriteFailed`.
   */
  exportProject: {
    input: z.object({
      format: ProjectFormat,
      path: z.string().min(1).max(4096),
      /** Known people by pseudonym in every text, and no originals; or everything as it is. */
      names: ExportNames.default('pseudonyms'),
    }),
    progress: z.object({ done: z.int(), total: z.int() }),
    output: ProjectExport,
  },
} as const
