/** The sample's plan, people and workshop. Their days count from today, so that a sample made next year is not a year of silence. */
import { dayAt } from '#shared/dates/localDay.ts'
import { evidenceField } from '#shared/docs/evidence.ts'
import { groupField, PERSON } from '#shared/docs/personLayout.ts'
import { PLAN } from '#shared/docs/planLayout.ts'
import {
  type CodeId,
  createId,
  LIBRARY_DOC,
  type MemberId,
  type PersonId,
  type QuoteId,
  type StepId,
} from '#shared/model/ids.ts'
import type { InteractionRecord } from '#shared/model/people.ts'
import type { EvidenceStance } from '#shared/model/plan.ts'
import type { SamplePeople, SamplePlan, SampleWorkshop } from '#shared/model/sample.ts'
import { lineField, WORKSHOP } from '#shared/docs/workshopLayout.ts'
import { programmes } from '#shared/workshop/programmes.ts'
import { writeAgenda } from '../commands/writeAgenda.ts'
import { show, writeNewAims } from '../commands/workshops.ts'
import { writeSteps } from '../commands/writeSteps.ts'
import type { Editor } from '../docs/editing.ts'

export interface SampleNames {
  coder: (key: string) => MemberId
  code: (name: string) => CodeId
  quote: (key: string) => QuoteId
}

export function writeSamplePlan(edit: Editor, { title, steps }: SamplePlan, names: SampleNames): StepId[] {
  const planId = createId('p')
  const day = (days: number | undefined) => (days === undefined ? undefined : dayAt(edit.now(), days))
  edit.addToLibrary(planId, 'plan')
  edit.set(planId, PLAN, 'title', title)
  const stepIds = writeSteps(
    edit,
    planId,
    steps.map(({ phase, measures, after, owner, startsIn, dueIn, norms, text, status, notes }, i) => ({
      key: String(i),
      phase,
      measures,
      after: after?.map(String),
      fields: {
        text,
        status,
        notes,
        owner: 'coder' in owner ? { memberId: names.coder(owner.coder) } : owner,
        startsOn: day(startsIn),
        dueOn: day(dueIn),
        norms: norms?.map(names.code),
      },
    })),
  )
  for (const [i, { supports = [], disputes = [] }] of steps.entries()) {
    const stepId = stepIds.get(String(i)) as string
    const put = (keys: readonly string[], stance: EvidenceStance): void => {
      for (const key of keys)
        edit.set(planId, stepId, evidenceField(names.quote(key)), { stance, by: edit.me, at: edit.now() })
    }
    put(supports, 'supports')
    put(disputes, 'disputes')
  }
  return steps.map((_, i) => stepIds.get(String(i)) as StepId)
}

export function writeSamplePeople(edit: Editor, { groups, people }: SamplePeople): Map<string, PersonId> {
  const personIds = new Map<string, PersonId>()
  const groupIds = new Map(groups.map((name) => [name, createId('g')]))
  for (const [name, groupId] of groupIds) {
    edit.addToLibrary(groupId, 'group')
    edit.set(LIBRARY_DOC, groupId, 'name', name)
  }
  for (const { groups: theirs, interactions, ...fields } of people) {
    const personId = createId('h')
    edit.addToLibrary(personId, 'person')
    personIds.set(fields.name, personId)
    for (const [field, value] of Object.entries(fields))
      if (value !== undefined) edit.set(personId, PERSON, field, value)
    for (const name of theirs) {
      const groupId = groupIds.get(name)
      if (groupId !== undefined) edit.set(personId, PERSON, groupField(groupId), true)
    }
    for (const [ago, direction, kind, channel, paid = false] of interactions) {
      const on = dayAt(edit.now(), -ago)
      const record: InteractionRecord = { on, direction, kind, channel, note: '', paid, by: edit.me, at: edit.now() }
      edit.addItem(personId, createId('i'), record)
    }
  }
  return personIds
}

export function writeSampleWorkshop(
  edit: Editor,
  workshop: SampleWorkshop,
  names: SampleNames & { step: (place: number) => StepId; person: (name: string) => PersonId },
): void {
  const workshopId = createId('y')
  const programme = programmes.find(({ id }) => id === workshop.programme)
  edit.addToLibrary(workshopId, 'workshop')
  const fields = {
    title: workshop.title,
    client: workshop.client,
    on: dayAt(edit.now(), workshop.inDays),
    startsAt: programme?.startsAt,
    endsAt: programme?.endsAt,
  }
  for (const [field, value] of Object.entries(fields))
    if (value !== undefined) edit.set(workshopId, WORKSHOP, field, value)
  writeNewAims(edit, workshopId, workshop.aims)
  for (const [i, who] of workshop.participants.entries())
    edit.set(workshopId, WORKSHOP, lineField('participant', createId('l')), { who, at: edit.now() + i })
  const noteOf = (exerciseId: string | undefined): string | undefined =>
    workshop.notes.find(({ exercise }) => exercise === exerciseId)?.note
  writeAgenda(
    edit,
    workshopId,
    (programme?.agenda ?? []).map((item) => {
      const note = noteOf(item.exerciseId)
      return note === undefined ? item : { ...item, note }
    }),
  )
  const shown = [
    ...workshop.quotes.map(names.quote),
    ...workshop.steps.map(names.step),
    ...workshop.people.map(names.person),
  ]
  for (const target of shown) show(edit, workshopId, target, true)
}
