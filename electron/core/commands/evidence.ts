/** Evidence on steps, gates and sides of a tension: put there, turned round, taken off; and what members saw themselves. */
import { appError } from '#shared/contract/errors.ts'
import type { EvidenceSubject } from '#shared/contract/evidenceQueries.ts'
import { evidenceField, gateSubject } from '#shared/docs/evidence.ts'
import { createId, LIBRARY_DOC } from '#shared/model/ids.ts'
import type { EvidenceStance, EvidenceTarget, EvidenceValue } from '#shared/model/plan.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { type EvidencePlace, evidencePlace } from '../docs/evidencePlace.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { requirePlan } from './lookups.ts'
import { partOf } from './trash.ts'

function requirePlace(db: Db, subject: EvidenceSubject): Outcome<EvidencePlace> {
  const place = evidencePlace(db, subject)
  if (place) return ok(place)
  if ('stepId' in subject) return err(appError('StepNotFound', `There is no step ${subject.stepId} in this workspace.`))
  if ('planId' in subject) return err(appError('PlanNotFound', `There is no plan ${subject.planId} in this workspace.`))
  return err(appError('TensionNotFound', `There is no such side of a tension ${subject.tensionId} in this workspace.`))
}

const things = {
  q: { code: 'QuoteNotFound', noun: 'quote' },
  b: { code: 'ObservationNotFound', noun: 'observation' },
  n: { code: 'NoteNotFound', noun: 'note' },
} as const

/** Something in the trash can be no evidence: it would count as soon as it came back, and nobody would see why. */
function requireTarget(db: Db, target: EvidenceTarget): Outcome<EvidenceTarget> {
  const { code, noun } = things[target.slice(0, 1) as keyof typeof things]
  const part = partOf(db, target)
  const docId = part?.docId ?? target
  const whole = db.get<{ trashedAt: number | null }>(
    `SELECT trashed_at AS trashedAt FROM entity WHERE id = ? AND kind <> 'purged'`,
    docId,
  )
  if (!whole || (part === undefined && target !== docId) || (noun !== 'note' && part === undefined))
    return err(appError(code, `There is no ${noun} ${target} in this workspace.`))
  if ((part?.trashedAt ?? null) !== null || whole.trashedAt !== null)
    return err(appError(code, `This ${noun} is in the trash; restore it first.`))
  return ok(target)
}

function put(edit: Editor, { docId, subject }: EvidencePlace, target: EvidenceTarget, stance: EvidenceStance | null) {
  const field = evidenceField(target)
  const standing = edit.read(docId, subject, field) as Partial<EvidenceValue> | null | undefined
  if ((standing?.stance ?? null) === stance) return
  const value: EvidenceValue | null = stance === null ? null : { stance, by: edit.me, at: edit.now() }
  edit.set(docId, subject, field, value)
}

export const setEvidence: Command<'setEvidence'> = {
  label: ({ stance }) =>
    stance === null ? 'Evidence taken off' : stance === 'supports' ? 'Evidence for added' : 'Evidence against added',
  run: ({ subject, target, stance }, { db, edit }) => {
    const place = requirePlace(db, subject)
    if (!place.ok) return place
    // What was deleted for good can still be taken off.
    const known = stance === null ? ok(target) : requireTarget(db, target)
    if (!known.ok) return known
    put(edit, place.value, target, stance)
    return ok({})
  },
}

export const addObservation: Command<'addObservation'> = {
  label: () => 'Observation added',
  run: ({ subject, text, on, stance }, { db, edit }) => {
    const place = requirePlace(db, subject)
    if (!place.ok) return place
    const { docId } = place.value
    if (docId === LIBRARY_DOC)
      return err(appError('InvalidInput', 'A tension stands on what was said; quote it, or write a note.'))
    const observationId = createId('b')
    edit.addItem(docId, observationId, { by: edit.me, at: edit.now() })
    edit.set(docId, observationId, 'text', text)
    edit.set(docId, observationId, 'on', on)
    put(edit, place.value, observationId, stance)
    return ok({ observationId })
  },
}

export const editObservation: Command<'editObservation'> = {
  label: () => 'Observation changed',
  run: ({ observationId, patch }, { db, edit }) => {
    const part = partOf(db, observationId)
    if (!part)
      return err(appError('ObservationNotFound', `There is no observation ${observationId} in this workspace.`))
    for (const [field, value] of Object.entries(patch))
      if (value !== undefined) edit.set(part.docId, observationId, field, value)
    return ok({})
  },
}

export const setGate: Command<'setGate'> = {
  label: () => 'Readiness changed',
  run: ({ planId, gate, detail }, { db, edit }) => {
    const plan = requirePlan(db, planId)
    if (!plan.ok) return plan
    edit.set(planId, gateSubject(gate), 'detail', detail)
    return ok({})
  },
}
