/** The workspace as a folder of Markdown files. */
import { z } from 'zod'
import { ExportNames, ReplacedNames } from './exchange.ts'

export const VaultExport = z.object({
  path: z.string(),
  notes: z.int(),
  sources: z.int(),
  codes: z.int(),
  plans: z.int(),
  quotes: z.int(),
  /** Files of sources that lie beside them. */
  originals: z.int(),
  replaced: ReplacedNames,
  /** What is not in it, and what became of a folder that was there, a sentence each. */
  left: z.array(z.string()),
})
export type VaultExport = z.infer<typeof VaultExport>

export const vaultTasks = {
  /**
   * Writes notes, sources with their quotes, codes and plans as Markdown into a folder, or a zip where the path ends so.
   * A folder that is there is written into its place only when `replace` says so, and is put aside, not deleted. Errors:
   * `FileNotWritten`, `StoreWriteFailed`, `ExportCancelled`.
   */
  exportVault: {
    input: z.object({
      path: z.string().min(1).max(4096),
      names: ExportNames.default('pseudonyms'),
      replace: z.boolean().default(false),
    }),
    progress: z.object({ done: z.int(), total: z.int() }),
    output: VaultExport,
  },
} as const
