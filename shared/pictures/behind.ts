/** What stands behind a mark of a picture: where a press on it leads. Kept as ids, so that it is looked up when asked for. */
import type { Stance } from '../model/coding.ts'
import type { CodeId, GroupId, PersonId, PlanId, SourceId } from '../model/ids.ts'
import type { Stage } from '../model/people.ts'
import type { Day, Phase, StepStatus } from '../model/plan.ts'
import type { Verdict } from '../model/verdict.ts'
import type { State } from '../measure/types.ts'

export type Behind =
  /** Quotes with all of these codes or groups; with `stance`, those that say so of the last one. */
  | { kind: 'quotes'; codes: readonly CodeId[]; stance?: Stance; sourceId?: SourceId }
  /** A cell of the phase × norm map. */
  | { kind: 'cell'; row: CodeId; column: CodeId }
  /** Sources in which all of these codes are used. */
  | { kind: 'sources'; codes: readonly CodeId[] }
  | { kind: 'source'; sourceId: SourceId }
  | { kind: 'person'; personId: PersonId }
  /** Who stood in a state at the end of a day; with `before`, of those who stood there then. */
  | { kind: 'standing'; state: State; day: Day; before?: { state: State; day: Day } }
  /** Who is from a group of the community (null: from none) and in a stage. */
  | { kind: 'group'; groupId: GroupId | null; stage: Stage }
  | { kind: 'steps'; planId: PlanId; phase: Phase; status?: StepStatus; verdict?: Verdict }

/** Where on a drawing something stands that a press opens; CSS pixels from its left upper corner. */
export interface Mark {
  x: number
  y: number
  width: number
  height: number
  /** What the mark says: "R1.HELP: 7 quotes". */
  words: string
  behind: Behind
}

/** The narrowest and lowest mark that a pointer meets. */
const LEAST = 12

/** A mark of at least that size, round the middle of the one that was drawn. */
export function markOf({
  x,
  y,
  width,
  height,
  words,
  behind,
}: Omit<Mark, 'behind'> & { behind: Behind | undefined }): Mark[] {
  if (behind === undefined) return []
  const [wider, taller] = [Math.max(0, LEAST - width), Math.max(0, LEAST - height)]
  return [{ x: x - wider / 2, y: y - taller / 2, width: width + wider, height: height + taller, words, behind }]
}
