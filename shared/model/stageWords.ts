/** The stages of knowing somebody, in words. */
import type { Stage } from './people.ts'

export const stages: readonly { id: Stage; label: string; detail: string }[] = [
  { id: 'candidate', label: 'Candidate', detail: 'Might be an advocate' },
  { id: 'dormant', label: 'Dormant', detail: 'Not now; something could wake it' },
  { id: 'invited', label: 'Invited', detail: 'Asked, and has not answered yet' },
  { id: 'advocate', label: 'Advocate', detail: 'Speaks for you because they want to' },
  { id: 'ended', label: 'Ended', detail: 'Over, by their wish or yours' },
]

export const stageLabel = (stage: Stage): string => stages.find(({ id }) => id === stage)?.label ?? stage
