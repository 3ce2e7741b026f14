/** What the states of a step, its measures and its phases are called. */
import type { MeasureKind, Phase, StepStatus } from './plan.ts'

export const statusWords: Readonly<Record<StepStatus, string>> = {
  todo: 'Not begun',
  doing: 'In hand',
  done: 'Done',
  dropped: 'Dropped',
}

export const measureWords: Readonly<Record<MeasureKind, string>> = {
  business: 'Business result',
  relationship: 'Relationship',
  media: 'Media',
}

/** Short enough for five columns; the codebook has the long ones. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  P1: 'Get ready',
  P2: 'Find people',
  P3: 'Build relationships',
  P4: 'Give a platform',
  P5: 'Involve and honour',
}
