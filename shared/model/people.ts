/** The people a programme hopes to work with, and what passed between them and the team. */
import { z } from 'zod'
import { ImportId, MemberId } from './ids.ts'
import { Day } from './plan.ts'

export const Stage = z.enum(['dormant', 'candidate', 'invited', 'advocate', 'ended'])
export type Stage = z.infer<typeof Stage>

/** Who did something for whom: they acted, we gave, we asked, or both at once. */
export const Direction = z.enum(['act', 'give', 'ask', 'mutual'])
export type Direction = z.infer<typeof Direction>

/**
 * One thing that passed between a person and the team, as it was entered; corrections are fields over it, so that
 * a log of a hundred lines is a hundred entries of the document and not six hundred.
 */
export const InteractionRecord = z.object({
  on: Day,
  direction: Direction,
  /** What it was, in a word or two: "forum answer", "visit". */
  kind: z.string().max(300),
  channel: z.string().max(300),
  note: z.string().max(20_000),
  /** Money or its equivalent passed. */
  paid: z.boolean(),
  by: MemberId,
  at: z.int().nonnegative(),
  /** Set on what came from a table. */
  import: ImportId.optional(),
})
export type InteractionRecord = z.infer<typeof InteractionRecord>

/** The six attributes of somebody who can be an advocate, by ids that never change; two of them are musts. */
export const Attribute = z.enum(['record', 'respect', 'helpful', 'communication', 'platform', 'commitment'])
export type Attribute = z.infer<typeof Attribute>

/** An import, in the document of each person it brought something to; its one field is "trashed". */
export const ImportRecord = z.object({ by: MemberId, at: z.int().nonnegative() })
export type ImportRecord = z.infer<typeof ImportRecord>

/** Two names with the same key are the same name, however they were typed; case is folded alike on every computer. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase().normalize('NFC')
