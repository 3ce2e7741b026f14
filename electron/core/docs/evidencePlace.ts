/** Where the evidence on something stands: the document, and the subject in it. */
import type { EvidenceSubject } from '#shared/contract/evidenceQueries.ts'
import { sideSubject } from '#shared/docs/tensionLayout.ts'
import { gateSubject } from '#shared/docs/evidence.ts'
import { type DocId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { builtInTensionById } from '#shared/model/tensions.ts'
import type { Db } from '../db/database.ts'

export interface EvidencePlace {
  docId: DocId
  subject: string
}

/** Whether a tension has such a side. What the app ships is there before anybody changed it. */
function hasSide(db: Db, tensionId: string, side: string): boolean {
  const own = db.get<{ claims: string }>('SELECT claims FROM tension WHERE tension_id = ?', tensionId)
  const claims: object = own ? JSON.parse(own.claims) : (builtInTensionById.get(tensionId)?.claims ?? {})
  return Object.hasOwn(claims, side)
}

/** Undefined where there is no such step, plan or side. */
export function evidencePlace(db: Db, subject: EvidenceSubject): EvidencePlace | undefined {
  if ('stepId' in subject) {
    const step = db.get<{ docId: DocId }>('SELECT plan_id AS docId FROM step WHERE step_id = ?', subject.stepId)
    return step && { docId: step.docId, subject: subject.stepId }
  }
  if ('tensionId' in subject) {
    const known = hasSide(db, subject.tensionId, subject.side)
    return known ? { docId: LIBRARY_DOC, subject: sideSubject(subject.tensionId, subject.side) } : undefined
  }
  const plan = db.get<{ docId: DocId }>('SELECT plan_id AS docId FROM plan WHERE plan_id = ?', subject.planId)
  return plan && { docId: plan.docId, subject: gateSubject(subject.gate) }
}
