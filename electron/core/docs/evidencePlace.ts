/** Where the evidence on something stands: the document, and the subject in it. */
import type { EvidenceSubject } from '#shared/contract/evidenceQueries.ts'
import { gateSubject } from '#shared/docs/evidence.ts'
import type { DocId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'

export interface EvidencePlace {
  docId: DocId
  subject: string
}

/** Undefined where there is no such step or plan. */
export function evidencePlace(db: Db, subject: EvidenceSubject): EvidencePlace | undefined {
  if ('stepId' in subject) {
    const step = db.get<{ docId: DocId }>('SELECT plan_id AS docId FROM step WHERE step_id = ?', subject.stepId)
    return step && { docId: step.docId, subject: subject.stepId }
  }
  const plan = db.get<{ docId: DocId }>('SELECT plan_id AS docId FROM plan WHERE plan_id = ?', subject.planId)
  return plan && { docId: plan.docId, subject: gateSubject(subject.gate) }
}
