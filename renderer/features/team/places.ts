/** From what a teammate's device says it shows to a place of this window. Ids come from elsewhere and are checked. */
import {
  CodeId,
  NoteId,
  PersonId,
  PlanId,
  QuoteId,
  SourceId,
  StepId,
  TensionId,
  WorkshopId,
} from '#shared/model/ids.ts'
import type { BriefRow } from '#shared/contract/team.ts'
import type { Place } from '#shared/sync/messages.ts'
import type { Route } from '#renderer/app/navigation.ts'

/** Null where there is no such place in this version. */
export function placeToRoute({ view, id }: Place): Route | null {
  if (id === null) return null
  if (view === 'notes') {
    const noteId = NoteId.safeParse(id)
    return noteId.success ? { place: 'notes', noteId: noteId.data } : null
  }
  if (view === 'library') {
    const sourceId = SourceId.safeParse(id)
    return sourceId.success ? { place: 'library', sourceId: sourceId.data } : null
  }
  if (view === 'codes') {
    const codeId = CodeId.safeParse(id)
    return codeId.success ? { place: 'codes', codeId: codeId.data } : null
  }
  if (view === 'plan') {
    const planId = PlanId.safeParse(id)
    return planId.success ? { place: 'plan', planId: planId.data } : null
  }
  if (view === 'workshop') {
    const workshopId = WorkshopId.safeParse(id)
    return workshopId.success ? { place: 'workshop', workshopId: workshopId.data } : null
  }
  return null
}

/** Plans, steps, people and what is logged of them. */
function recordRoute(id: string, inside: string | null): Route | null {
  const planId = PlanId.safeParse(inside ?? id)
  const stepId = StepId.safeParse(id)
  if (planId.success) return { place: 'plan', planId: planId.data, ...(stepId.success && { stepId: stepId.data }) }
  const personId = PersonId.safeParse(inside ?? id)
  return personId.success ? { place: 'people', personId: personId.data } : null
}

/** Where a row of the brief leads; null where there is nothing to open. */
export function briefRoute({ kind, what, id, sourceId, inside }: BriefRow): Route | null {
  if (kind === 'settlement') {
    const passage = QuoteId.safeParse(inside)
    const queue = what === 'trashed' ? 'open' : 'settled'
    return { place: 'insight', tab: 'agreement', queue, ...(passage.success && { passage: passage.data }) }
  }
  if (what === 'trashed' && kind !== 'coding' && kind !== 'code' && kind !== 'memo' && kind !== 'interaction')
    return { place: 'trash' }
  if (kind === 'note') return placeToRoute({ view: 'notes', id })
  if (kind === 'code') return placeToRoute({ view: 'codes', id })
  if (kind === 'workshop') return placeToRoute({ view: 'workshop', id })
  if (kind === 'source') return placeToRoute({ view: 'library', id })
  if (kind === 'member') return { place: 'team' }
  if (kind === 'group') return { place: 'people' }
  if (kind === 'tension') {
    const tensionId = TensionId.safeParse(id)
    return tensionId.success ? { place: 'plan', tensionId: tensionId.data } : null
  }
  if (kind === 'plan' || kind === 'step' || kind === 'person' || kind === 'interaction') return recordRoute(id, inside)
  const source = SourceId.safeParse(sourceId)
  const quote = QuoteId.safeParse(id)
  if (!source.success) return null
  return quote.success
    ? { place: 'library', sourceId: source.data, quoteId: quote.data }
    : { place: 'library', sourceId: source.data }
}
