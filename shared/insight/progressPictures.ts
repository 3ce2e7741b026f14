/** How far a plan has come, and what its steps stand on, phase by phase, as pictures. */
import type { PlanProgress } from '../contract/insightStates.ts'
import type { StepStatus } from '../model/plan.ts'
import { phaseWords, statusWords } from '../model/planWords.ts'
import { Verdict } from '../model/verdict.ts'
import type { Part, StackedPicture } from '../pictures/picture.ts'

const statusLooks: Readonly<Record<StepStatus, Omit<Part, 'label'>>> = {
  done: { tone: 'for', pattern: 'solid' },
  doing: { tone: 'accent', pattern: 'slant' },
  todo: { tone: 'px', pattern: 'outline' },
  dropped: { tone: 'ink-2', pattern: 'cross' },
}
const verdictLooks: Readonly<Record<Verdict, Omit<Part, 'label'>>> = {
  Supported: { tone: 'for', pattern: 'solid' },
  Contested: { tone: 'warn', pattern: 'slant' },
  Unsupported: { tone: 'px', pattern: 'outline' },
}
const statusOrder: readonly StepStatus[] = ['done', 'doing', 'todo', 'dropped']

const EMPTY = 'This plan has no step yet.'

const common = (steps: number, title: string, what: string) => ({
  kind: 'stacked' as const,
  title,
  basis: `${steps === 1 ? '1 step' : `${steps.toLocaleString('en')} steps`} ${what}`,
  n: steps,
  empty: EMPTY,
  unit: 'steps',
})

const labelOf = (phase: PlanProgress['phases'][number]['phase']): string => `${phase} ${phaseWords[phase]}`

export const progressPicture = ({ planId, title, phases, steps }: PlanProgress): StackedPicture => ({
  ...common(steps.length, 'How far the plan is', `of “${title}”`),
  parts: statusOrder.map((status) => ({ label: statusWords[status], ...statusLooks[status] })),
  rows:
    steps.length === 0
      ? []
      : phases.map(({ phase, status }) => ({
          label: labelOf(phase),
          values: statusOrder.map((each) => status[each]),
          behind: statusOrder.map((each) => ({ kind: 'steps', planId, phase, status: each })),
        })),
})

export function verdictsPicture({ planId, title, phases, steps }: PlanProgress): StackedPicture {
  const judged = steps.filter(({ status }) => status !== 'dropped').length
  return {
    ...common(judged, 'What the plan stands on', `of “${title}” that were not dropped`),
    parts: Verdict.options.map((verdict) => ({ label: verdict, ...verdictLooks[verdict] })),
    rows:
      judged === 0
        ? []
        : phases.map(({ phase, verdicts }) => ({
            label: labelOf(phase),
            values: Verdict.options.map((each) => verdicts[each]),
            behind: Verdict.options.map((each) => ({ kind: 'steps', planId, phase, verdict: each })),
          })),
  }
}
