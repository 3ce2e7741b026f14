/** What evidence can be put onto, and where a piece stands already. */
import type { EvidencePlaceRow, EvidenceUse } from '#shared/contract/evidenceQueries.ts'
import { parseGateSubject } from '#shared/docs/evidence.ts'
import { parseSideSubject } from '#shared/docs/tensionLayout.ts'
import { gateWords } from '#shared/model/gate.ts'
import type { PlanId, QuoteId, StepId } from '#shared/model/ids.ts'
import { type EvidenceStance, GateCriterion, type Phase } from '#shared/model/plan.ts'
import type { Query } from './context.ts'
import { allTensions } from './tensions.ts'

interface StepRow {
  stepId: StepId
  text: string
  phase: Phase
  planId: PlanId
}

export const evidencePlaces: Query<'evidencePlaces'> = {
  tables: ['plan', 'step', 'entity', 'tension'],
  run: (_input, { db }) => {
    const plans = db.all<{ planId: PlanId; title: string }>(
      'SELECT p.plan_id AS planId, p.title FROM plan p JOIN entity e ON e.id = p.plan_id AND e.trashed_at IS NULL ORDER BY e.at, p.plan_id',
    )
    const steps = plans.flatMap(({ planId, title: within }): EvidencePlaceRow[] => [
      ...db
        .all<StepRow>(
          `SELECT step_id AS stepId, text, phase, plan_id AS planId FROM step
           WHERE plan_id = ? AND trashed_at IS NULL ORDER BY phase, position, step_id`,
          planId,
        )
        .map(
          ({ stepId, text, phase }): EvidencePlaceRow => ({
            subject: { stepId },
            kind: 'step',
            title: text,
            phase,
            within,
          }),
        ),
      ...GateCriterion.options.map(
        (gate): EvidencePlaceRow => ({
          subject: { planId, gate },
          kind: 'gate',
          title: gateWords[gate].short,
          phase: 'P1',
          within,
        }),
      ),
    ])
    const sides = allTensions(db).flatMap(({ tensionId, title, claims }) =>
      claims.map(
        ([side, claim]): EvidencePlaceRow => ({
          subject: { tensionId, side },
          kind: 'side',
          title: claim,
          phase: null,
          within: title,
        }),
      ),
    )
    return [...steps, ...sides]
  },
}

interface UseRow {
  docId: string
  subject: string
  stance: EvidenceStance
  stepId: StepId | null
  text: string | null
  phase: Phase | null
  planTitle: string | null
}

export const evidenceUses: Query<'evidenceUses'> = {
  tables: ['evidence', 'step', 'plan', 'entity', 'tension'],
  run: ({ target }, { db }) => {
    const rows = db.all<UseRow>(
      `SELECT e.doc_id AS docId, e.subject, e.stance, t.step_id AS stepId, t.text, t.phase, p.title AS planTitle
       FROM evidence e LEFT JOIN step t ON t.step_id = e.subject AND t.trashed_at IS NULL
       LEFT JOIN plan p ON p.plan_id = e.doc_id LEFT JOIN entity d ON d.id = e.doc_id
       WHERE e.target = ? AND d.trashed_at IS NULL ORDER BY e.at, e.subject`,
      target,
    )
    const tensions = new Map(allTensions(db).map((each) => [each.tensionId, each]))
    return rows.flatMap(({ subject, stance, stepId, text, phase, docId, planTitle }): EvidenceUse[] => {
      if (stepId !== null) return [{ subject: { stepId }, stance, title: text ?? '', phase, within: planTitle }]
      const gate = parseGateSubject(subject)
      if (gate !== undefined && planTitle !== null) {
        const place = { planId: docId as PlanId, gate }
        return [{ subject: place, stance, title: gateWords[gate].short, phase: 'P1', within: planTitle }]
      }
      const side = parseSideSubject(subject)
      const tension = side && tensions.get(side.tensionId)
      const claim = tension?.claims.find(([key]) => key === side?.side)?.[1]
      return side && tension && claim !== undefined
        ? [{ subject: side, stance, title: claim, phase: null, within: tension.title }]
        : []
    })
  },
}

export const quoteUses: Query<'quoteUses'> = {
  tables: ['evidence', 'step', 'quote', 'entity'],
  run: ({ sourceId }, { db }) =>
    db.all<{ quoteId: QuoteId; steps: number }>(
      `SELECT q.quote_id AS quoteId, count(*) AS steps FROM quote q
       JOIN evidence e ON e.target = q.quote_id
       JOIN step t ON t.step_id = e.subject AND t.trashed_at IS NULL
       JOIN entity p ON p.id = t.plan_id AND p.trashed_at IS NULL
       WHERE q.source_id = ? AND q.trashed_at IS NULL GROUP BY q.quote_id ORDER BY q.quote_id`,
      sourceId,
    ),
}
