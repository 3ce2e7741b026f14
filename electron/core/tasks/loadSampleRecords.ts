/** The sample's plan and people. Their days count from today, so that a sample made next year is not a year of silence. */
import { dayAt } from '#shared/dates/localDay.ts'
import { evidenceField } from '#shared/docs/evidence.ts'
import { groupField, PERSON } from '#shared/docs/personLayout.ts'
import { PLAN } from '#shared/docs/planLayout.ts'
import { type CodeId, createId, LIBRARY_DOC, type MemberId, type QuoteId } from '#shared/model/ids.ts'
import type { InteractionRecord } from '#shared/model/people.ts'
import type { EvidenceStance } from '#shared/model/plan.ts'
import type { SamplePeople, SamplePlan } from '#shared/model/sample.ts'
import { writeSteps } from '../commands/writeSteps.ts'
import type { Editor } from '../docs/editing.ts'

export interface SampleNames {
  coder: (key: string) => MemberId
  code: (name: string) => CodeId
  quote: (key: string) => QuoteId
}

export function writeSamplePlan(edit: Editor, { title, steps }: SamplePlan, names: SampleNames): void {
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
}

export function writeSamplePeople(edit: Editor, { groups, people }: SamplePeople): void {
  const groupIds = new Map(groups.map((name) => [name, createId('g')]))
  for (const [name, groupId] of groupIds) {
    edit.addToLibrary(groupId, 'group')
    edit.set(LIBRARY_DOC, groupId, 'name', name)
  }
  for (const { groups: theirs, interactions, ...fields } of people) {
    const personId = createId('h')
    edit.addToLibrary(personId, 'person')
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
}
