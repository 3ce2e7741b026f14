/** Tasks about workshops; part of `tasks`. */
import { z } from 'zod'
import { WorkshopId } from '../model/ids.ts'
import { Paper } from '../model/workshop.ts'
import { TemplateChoice } from './templates.ts'
import type { PackFinding } from '../workshop/pack.ts'

const Count = z.int().nonnegative()

/** What became of a pack. */
export const PackExport = z.object({
  path: z.string(),
  /** Relative to the folder. */
  files: z.array(z.string()),
  cards: Count,
  slides: Count,
  /** People and companies in the key of names. */
  names: Count,
  findings: z.array(z.custom<PackFinding>()),
  missing: z.array(z.string()),
})
export type PackExport = z.infer<typeof PackExport>

export const workshopTasks = {
  /** Writes a pack as a folder, all of it or nothing. `paper` and `template`: instead of the workshop's own. */
  exportPack: {
    input: z.object({
      workshopId: WorkshopId,
      path: z.string().min(1).max(4096),
      paper: Paper.optional(),
      template: TemplateChoice.default('usual'),
    }),
    progress: z.object({ done: z.int(), total: z.int() }),
    output: PackExport,
  },
} as const
