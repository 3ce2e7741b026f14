/** How far a plan has come, and what its steps stand on, as tables by phase. */
import type { PlanProgress } from '../contract/insightStates.ts'
import { StepStatus } from '../model/plan.ts'
import { phaseWords, statusWords } from '../model/planWords.ts'
import { Verdict } from '../model/verdict.ts'
import type { InsightTable } from './table.ts'

export const progressTable = ({ title, phases }: PlanProgress): InsightTable => ({
  title: `${title}: how far it is`,
  columns: [
    { key: 'phase', label: 'Phase', kind: 'text' },
    { key: 'steps', label: 'Steps', kind: 'count' },
    ...StepStatus.options.map((key) => ({ key, label: statusWords[key], kind: 'count' as const })),
    ...Verdict.options.map((key) => ({ key, label: key, kind: 'count' as const })),
  ],
  rows: phases.map(({ phase, steps, status, verdicts }) => ({
    phase: `${phase} ${phaseWords[phase]}`,
    steps,
    ...status,
    ...verdicts,
  })),
  note: 'Steps by where they stand, and by the verdict of their evidence. A step that was dropped has no verdict here.',
})
