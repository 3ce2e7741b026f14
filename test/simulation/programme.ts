/** What people of the simulated team do to plans, evidence, tensions and the people they know. */
import type { GroupId, InteractionId, PersonId, PlanId, QuoteId, StepId, TensionId } from '#shared/model/ids.ts'
import { Attribute, Direction, Stage } from '#shared/model/people.ts'
import { EvidenceStance, MeasureKind, phases, StepStatus } from '#shared/model/plan.ts'
import type { Random } from '#test/support/random.ts'
import type { Device } from './device.ts'
import { ids, live, liveNotes, type Operation, phrase, pick, QUOTES, run } from './operations.ts'

const plans = (device: Device): PlanId[] => ids(device, live('plan'))
export const people = (device: Device): PersonId[] => ids(device, live('person'))
export const steps = (device: Device): StepId[] =>
  ids(
    device,
    `SELECT s.step_id AS id FROM step s JOIN entity e ON e.id = s.plan_id
     WHERE s.trashed_at IS NULL AND e.trashed_at IS NULL ORDER BY id`,
  )
const observations = `SELECT observation_id AS id FROM observation WHERE trashed_at IS NULL ORDER BY id`
const ownTensions = (device: Device): TensionId[] => ids(device, 'SELECT tension_id AS id FROM tension ORDER BY id')
const interactions = (device: Device): InteractionId[] =>
  ids(device, 'SELECT interaction_id AS id FROM interaction WHERE trashed_at IS NULL ORDER BY id')
const groups = (device: Device): GroupId[] => ids(device, 'SELECT group_id AS id FROM community_group ORDER BY id')

export const day = (random: Random): string => `2026-0${random.int(1, 9)}-${random.int(10, 28)}`

const stepPatch = (random: Random) =>
  random.pick([
    { text: phrase(random, 1, 5) },
    { status: random.pick(StepStatus.options) },
    { owner: random.chance(0.2) ? null : { name: phrase(random, 1, 1) } },
    { startsOn: day(random), dueOn: day(random) },
    { notes: phrase(random, 0, 8) },
  ])

const subjectOf = (device: Device, random: Random) => {
  const step = pick(random, steps(device))
  const plan = pick(random, plans(device))
  const tension = pick(random, ownTensions(device))
  return pick(random, [
    ...(step ? [{ stepId: step }, { stepId: step }] : []),
    ...(plan ? [{ planId: plan, gate: random.pick(['owner', 'support', 'legal'] as const) }] : []),
    ...(tension ? [{ tensionId: tension, side: random.pick(['a', 'b']) }] : []),
  ])
}

const planOperations: Record<string, [weight: number, Operation]> = {
  createPlan: [2, (device, random) => run(device, 'createPlan', { title: phrase(random, 1, 3) })],
  renamePlan: [
    1,
    (device, random) => {
      const planId = pick(random, plans(device))
      return planId && run(device, 'renamePlan', { planId, title: phrase(random, 1, 3) })
    },
  ],
  addStep: [
    4,
    (device, random) => {
      const planId = pick(random, plans(device))
      return planId && run(device, 'addStep', { planId, phase: random.pick(phases), text: phrase(random, 1, 5) })
    },
  ],
  editStep: [
    4,
    (device, random) => {
      const stepId = pick(random, steps(device))
      return stepId && run(device, 'editStep', { stepId, patch: stepPatch(random) })
    },
  ],
  moveStep: [
    3,
    (device, random) => {
      const all = device.db.all<{ id: StepId; phase: (typeof phases)[number] }>(
        'SELECT step_id AS id, phase FROM step WHERE trashed_at IS NULL ORDER BY step_id',
      )
      const stepId = pick(random, steps(device))
      const before = random.chance(0.6) ? pick(random, all) : undefined
      const phase = before?.phase ?? random.pick(phases)
      return stepId && run(device, 'moveStep', { stepId, phase, before: before?.id ?? null })
    },
  ],
  setDependency: [
    2,
    (device, random) => {
      const [stepId, on] = [pick(random, steps(device)), pick(random, steps(device))]
      return stepId && on && run(device, 'setDependency', { stepId, on, waits: random.chance(0.7) })
    },
  ],
  setMeasure: [
    1,
    (device, random) => {
      const stepId = pick(random, steps(device))
      const measure = { text: phrase(random, 1, 4), kind: random.pick(MeasureKind.options) }
      return stepId && run(device, 'setMeasure', { stepId, measure })
    },
  ],
  setEvidence: [
    3,
    (device, random) => {
      const subject = subjectOf(device, random)
      const target = pick(random, [
        ...ids<QuoteId>(device, QUOTES),
        ...liveNotes(device),
        ...ids<QuoteId>(device, observations),
      ])
      if (!subject || !target) return undefined
      return run(device, 'setEvidence', {
        subject,
        target,
        stance: random.chance(0.75) ? random.pick(EvidenceStance.options) : null,
      })
    },
  ],
  addObservation: [
    2,
    (device, random) => {
      const subject = subjectOf(device, random)
      return (
        subject &&
        run(device, 'addObservation', {
          subject,
          text: phrase(random, 2, 8),
          stance: random.pick(EvidenceStance.options),
        })
      )
    },
  ],
  setGate: [
    1,
    (device, random) => {
      const planId = pick(random, plans(device))
      return planId && run(device, 'setGate', { planId, gate: 'legal', detail: phrase(random, 0, 3) })
    },
  ],
  addTension: [
    1,
    (device, random) =>
      run(device, 'addTension', {
        kind: random.pick(['claims', 'term']),
        title: phrase(random, 1, 3),
        a: phrase(random, 2, 6),
        b: phrase(random, 2, 6),
      }),
  ],
  setPosition: [
    1,
    (device, random) => {
      const tensionId = pick(random, ownTensions(device))
      return (
        tensionId && run(device, 'setPosition', { tensionId, text: random.chance(0.7) ? phrase(random, 1, 5) : null })
      )
    },
  ],
  dismissFinding: [
    1,
    (device, random) => {
      const target = pick(random, [...steps(device), ...liveNotes(device)])
      const about = { lens: 'people-first', key: `key${random.int(100, 110)}` } as const
      if (!target) return undefined
      return random.chance(0.7)
        ? run(device, 'dismissFinding', { ...about, target, reason: phrase(random, 1, 4) })
        : run(device, 'recallFinding', { ...about, target })
    },
  ],
  setLensWord: [
    1,
    (device, random) =>
      run(device, 'setLensWord', {
        term: phrase(random, 1, 1),
        rewrite: phrase(random, 1, 2),
        isEnabled: random.chance(0.7),
      }),
  ],
}

const peopleOperations: Record<string, [weight: number, Operation]> = {
  addPerson: [
    3,
    (device, random) =>
      run(device, 'addPerson', {
        name: `${phrase(random, 1, 2)} ${random.int(0, 999)}`,
        ...(random.chance(0.4) && { groups: [phrase(random, 1, 1)] }),
      }),
  ],
  editPerson: [
    3,
    (device, random) => {
      const personId = pick(random, people(device))
      const patch = random.pick([
        { name: phrase(random, 1, 2) },
        { stage: random.pick(Stage.options) },
        { wake: phrase(random, 0, 5) },
        { notes: phrase(random, 0, 8) },
      ])
      return personId && run(device, 'editPerson', { personId, patch })
    },
  ],
  erasePerson: [
    1,
    (device, random) => {
      const personId = pick(random, people(device))
      return personId && random.chance(0.5) ? run(device, 'erasePerson', { personId }) : undefined
    },
  ],
  addInteraction: [
    4,
    (device, random) => {
      const personId = pick(random, people(device))
      const entry = { on: day(random), direction: random.pick(Direction.options), note: phrase(random, 0, 5) }
      return personId && run(device, 'addInteraction', { ...entry, personId })
    },
  ],
  editInteraction: [
    2,
    (device, random) => {
      const interactionId = pick(random, interactions(device))
      const patch = random.pick([{ on: day(random) }, { note: phrase(random, 1, 5) }, { paid: random.chance(0.5) }])
      return interactionId && run(device, 'editInteraction', { interactionId, patch })
    },
  ],
  setGroup: [
    2,
    (device, random) => {
      const personId = pick(random, people(device))
      const groupId = pick(random, groups(device))
      return personId && groupId && run(device, 'setGroup', { personId, groupId, isIn: random.chance(0.7) })
    },
  ],
  renameGroup: [
    1,
    (device, random) => {
      const groupId = pick(random, groups(device))
      return groupId && run(device, 'renameGroup', { groupId, name: `${phrase(random, 1, 2)} ${random.int(0, 99)}` })
    },
  ],
  judge: [
    2,
    (device, random) => {
      const personId = pick(random, people(device))
      const said = { kind: 'state', state: 'strong', reason: phrase(random, 1, 5), on: day(random) } as const
      return personId && run(device, 'judge', { ...said, personId })
    },
  ],
  rateFit: [
    2,
    (device, random) => {
      const personId = pick(random, people(device))
      const attribute = random.pick(Attribute.options)
      const rating = random.chance(0.8) ? { score: random.pick([1, 2, 3] as const), seen: phrase(random, 1, 5) } : null
      return personId && run(device, 'rateFit', { personId, attribute, rating })
    },
  ],
  addPromise: [
    1,
    (device, random) => {
      const personId = pick(random, people(device))
      return personId && run(device, 'addPromise', { personId, text: phrase(random, 1, 4) })
    },
  ],
}

export const programme = { ...planOperations, ...peopleOperations }
