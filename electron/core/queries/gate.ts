/** Whether phase 1 is ready: each criterion with its proof. */
import { gateSubject } from '#shared/docs/evidence.ts'
import { GateCriterion } from '#shared/model/plan.ts'
import type { Query } from './context.ts'
import { piecesIn } from './evidencePieces.ts'

export const gate: Query<'gate'> = {
  tables: ['gate', 'evidence', 'observation', 'quote', 'source', 'entity', 'note', 'plan'],
  run: ({ planId }, { db }) => {
    const details = new Map(
      db
        .all<{ gate: string; detail: string }>('SELECT gate, detail FROM gate WHERE plan_id = ?', planId)
        .map((row) => [row.gate, row.detail]),
    )
    const live = piecesIn(db, planId).filter(({ state }) => state === 'live')
    return GateCriterion.options.map((criterion) => {
      const pieces = live.filter(({ subject }) => subject === gateSubject(criterion))
      const proofs = pieces.filter(({ stance }) => stance === 'supports').length
      const detail = details.get(criterion) ?? ''
      const isMet = proofs > 0 && (criterion !== 'owner' || detail !== '')
      return {
        gate: criterion,
        state: pieces.length > proofs ? 'doubted' : isMet ? 'met' : 'open',
        detail,
        proofs,
      }
    })
  },
}
