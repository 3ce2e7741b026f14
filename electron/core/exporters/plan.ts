/** A plan to be read outside of the app: phase by phase its steps, each with what it stands on, for and against. */
import type { RootContent } from 'mdast'
import type { EvidencePiece, EvidenceView } from '#shared/contract/evidenceQueries.ts'
import type { PlanView, StepView } from '#shared/contract/planQueries.ts'
import { type EvidenceStance, phases } from '#shared/model/plan.ts'
import { measureWords, phaseWords, statusWords } from '#shared/model/planWords.ts'
import { tallyWords } from '#shared/model/verdictWords.ts'
import type { CitationStyle } from '#shared/references/cite.ts'
import type { Db } from '../db/database.ts'
import { bullets, heading, paragraph, quotation, text } from './mdast.ts'
import { referenceOf, shortReference } from './sourceReference.ts'

export const codeName = (db: Db, codeId: string): string =>
  db.get<{ name: string }>('SELECT name FROM code WHERE code_id = ?', codeId)?.name ?? codeId

function factsOf(db: Db, step: StepView, plan: PlanView): string[] {
  const textOf = (id: string): string => plan.steps.find((each) => each.stepId === id)?.text ?? 'a step'
  const days = [
    step.startsOn === null ? '' : `from ${step.startsOn}`,
    step.dueOn === null ? '' : `due ${step.dueOn}`,
  ].filter((words) => words !== '')
  return [
    [statusWords[step.status], step.ownerName ?? 'nobody yet', ...days].join(', '),
    ...(step.norms.length > 0 ? [`Norms: ${step.norms.map((id) => codeName(db, id)).join(', ')}`] : []),
    ...step.measures.map(({ text: sign, kind }) => `We shall know by (${measureWords[kind].toLowerCase()}): ${sign}`),
    ...(step.dependsOn.length > 0 ? [`Waits for: ${step.dependsOn.map(textOf).join('; ')}`] : []),
  ]
}

export function pieceEntry(
  db: Db,
  piece: EvidencePiece,
  isStrongest: boolean,
  style: CitationStyle | undefined,
): RootContent {
  if (piece.kind === 'note') return paragraph(text(`Note: ${piece.text === '' ? 'Untitled note' : piece.text}`))
  if (piece.kind === 'observation') {
    const seen = [`seen by ${piece.observerName}`, ...(piece.seenOn === null ? [] : [piece.seenOn])]
    return paragraph(text(`${piece.text} (${seen.join(', ')})`))
  }
  const reference = piece.sourceId === null ? undefined : referenceOf(db, piece.sourceId, style)
  const from = reference === undefined ? '' : `— ${shortReference(reference)}`
  return quotation(piece.text, text(isStrongest ? `${from} (strongest)` : from))
}

const stances: readonly (readonly [EvidenceStance, string])[] = [
  ['supports', 'For'],
  ['disputes', 'Against'],
]

function stepEntry(
  db: Db,
  step: StepView,
  plan: PlanView,
  evidence: EvidenceView | null,
  style: CitationStyle | undefined,
): RootContent[] {
  const entry: RootContent[] = [
    heading(3, text(step.text)),
    bullets(factsOf(db, step, plan).map((words) => [text(words)])),
  ]
  for (const part of step.notes.split(/\n{2,}/).filter((words) => words.trim() !== ''))
    entry.push(paragraph(text(part)))
  if (evidence === null) return entry
  entry.push(paragraph(text(`${evidence.verdict}: ${tallyWords(evidence)}`)))
  for (const [stance, title] of stances) {
    const pieces = evidence.pieces.filter((piece) => piece.stance === stance)
    if (pieces.length === 0) continue
    entry.push(
      heading(4, text(title)),
      ...pieces.map((piece) => pieceEntry(db, piece, piece.target === evidence.strongest, style)),
    )
  }
  return entry
}

/** The body of the document, below its title. */
export function planBody(
  db: Db,
  plan: PlanView,
  evidenceOf: (stepId: StepView['stepId']) => EvidenceView | null,
  style?: CitationStyle,
): RootContent[] {
  return phases.flatMap((phase) => {
    const steps = plan.steps.filter((step) => step.phase === phase)
    return [
      heading(2, text(`${phase} ${phaseWords[phase]}`)),
      ...(steps.length === 0
        ? [paragraph(text('No steps yet.'))]
        : steps.flatMap((step) => stepEntry(db, step, plan, evidenceOf(step.stepId), style))),
    ]
  })
}
