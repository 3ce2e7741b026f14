/** A plan as tables: a row for each step, and one for each piece of what speaks for and against it. */
import type { EvidenceView } from '#shared/contract/evidenceQueries.ts'
import type { PlanView, StepView } from '#shared/contract/planQueries.ts'
import { measureWords, phaseWords, statusWords } from '#shared/model/planWords.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import type { Db } from '../db/database.ts'
import { codeName } from './plan.ts'
import { referenceOf, shortReference } from './sourceReference.ts'
import type { SheetTable } from './tables.ts'

const words = (...labels: string[]): SheetTable['columns'] => labels.map((label) => ({ label, kind: 'text' }))
const stepColumns: SheetTable['columns'] = [
  ...words('Phase', 'Step', 'Status', 'Owner'),
  { label: 'From', kind: 'day' },
  { label: 'Due', kind: 'day' },
  ...words('Norms', 'Measures', 'Waits for', 'Verdict'),
  { label: 'For', kind: 'number' },
  { label: 'Against', kind: 'number' },
  ...words('Notes'),
]

/** Steps in the plan's order, then what they stand on; nothing of the gate or the tensions. */
export function planTables(
  db: Db,
  plan: PlanView,
  evidenceOf: (stepId: StepView['stepId']) => EvidenceView | null,
  style?: CitationStyle,
): SheetTable[] {
  const textOf = (id: string): string => plan.steps.find((each) => each.stepId === id)?.text ?? 'a step'
  const seen = plan.steps.map((step) => ({ step, evidence: evidenceOf(step.stepId) }))
  const steps = seen.map(({ step, evidence }) => [
    `${step.phase} ${phaseWords[step.phase]}`,
    step.text,
    statusWords[step.status],
    step.ownerName,
    step.startsOn,
    step.dueOn,
    step.norms.map((id) => codeName(db, id)).join('; '),
    step.measures.map(({ text, kind }) => `${measureWords[kind]}: ${text}`).join('\n'),
    step.dependsOn.map(textOf).join('; '),
    evidence?.verdict ?? null,
    evidence?.pieces.filter(({ stance }) => stance === 'supports').length ?? 0,
    evidence?.pieces.filter(({ stance }) => stance === 'disputes').length ?? 0,
    step.notes,
  ])
  const pieces = seen.flatMap(({ step, evidence }) =>
    (evidence?.pieces ?? []).map((piece) => {
      const reference = piece.sourceId === null ? undefined : referenceOf(db, piece.sourceId, style)
      return [
        step.text,
        piece.stance === 'supports' ? 'For' : 'Against',
        piece.kind === 'quote' ? 'Quote' : piece.kind === 'note' ? 'Note' : 'Observation',
        piece.text,
        reference === undefined ? null : shortReference(reference),
      ]
    }),
  )
  return [
    { name: 'Steps', columns: stepColumns, rows: steps },
    { name: 'Evidence', columns: words('Step', 'Stance', 'What', 'Words', 'Source'), rows: pieces },
  ]
}
