/** Plans on the command line: a plan from the template, its steps, one more step. */
import { appError } from '#shared/contract/errors.ts'
import type { StepView } from '#shared/contract/planQueries.ts'
import type { MonthEnd } from '#shared/dates/dayReader.ts'
import { dayAt } from '#shared/dates/localDay.ts'
import type { PlanId } from '#shared/model/ids.ts'
import { Day, type EvidenceStance, type EvidenceTarget, Phase, phases, StepStatus } from '#shared/model/plan.ts'
import { codeByName } from '../codeNames.ts'
import { type CoreCommand, CommandFailed, many, must, need, optional, UsageError, type Values } from '../command.ts'
import type { CoreCalls } from '../coreCalls.ts'

/** The plan that `--plan` names, or the one made last; undefined: there is none. */
async function askedPlan(core: CoreCalls, values: Values): Promise<PlanId | undefined> {
  const asked = optional(values, 'plan')
  const all = must(await core.query('plans', {}))
  if (asked === undefined) return all.at(-1)?.planId
  const found = all.find((plan) => plan.planId === asked)
  if (!found) throw new CommandFailed(appError('PlanNotFound', `There is no plan ${asked} in this workspace.`))
  return found.planId
}

/** Days as people write them, in this computer's language. */
async function dayOf(values: Values, name: string, month: MonthEnd): Promise<Day | undefined> {
  const text = optional(values, name)
  if (text === undefined) return undefined
  const { locale } = new Intl.DateTimeFormat().resolvedOptions()
  // Reading days takes longer to load than all the rest; most commands read none.
  const { loadDayReader } = await import('#shared/dates/dayReader.ts')
  const reader = await loadDayReader(locale, 'future', month)
  const day = Day.safeParse(reader.read(text, dayAt(Date.now())))
  if (!day.success) throw new UsageError(`--${name} is a day, like 14 March, next Friday or 2027-03-14.`)
  return day.data
}

const oneOf = <T extends string>(values: Values, name: string, allowed: readonly T[], fallback: T): T => {
  const asked = optional(values, name)
  if (asked === undefined) return fallback
  const found = allowed.find((each) => each.toLowerCase() === asked.toLowerCase())
  if (found === undefined) throw new UsageError(`--${name} is one of ${allowed.join(', ')}.`)
  return found
}

export const planTemplate: CoreCommand = {
  usage: 'plan-template [--title TITLE] --data DIR',
  options: { title: { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const title = optional(values, 'title') ?? 'Plan'
    return { json: must(await core.execute('createPlan', { title, template: true })) }
  },
}

/** A piece of evidence by what it is: a quote, an observation or a note. */
const evidenceToJson = ({ target, stance }: { target: EvidenceTarget; stance: EvidenceStance }) => {
  const key = target.startsWith('q_') ? 'quoteId' : target.startsWith('b_') ? 'observationId' : 'noteId'
  return { [key]: target, stance }
}

export const plan: CoreCommand = {
  usage: 'plan [--plan ID] --data DIR',
  options: { plan: { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const planId = await askedPlan(core, values)
    const found = planId === undefined ? null : must(await core.query('plan', { planId }))
    const verdicts = planId === undefined ? [] : must(await core.query('verdicts', { planId }))
    const pieces = planId === undefined ? [] : must(await core.query('planEvidence', { planId }))
    const toJson = (step: StepView) => ({
      stepId: step.stepId,
      text: step.text,
      status: step.status,
      owner: step.ownerName,
      starts: step.startsOn,
      due: step.dueOn,
      verdict: verdicts.find((each) => each.stepId === step.stepId)?.verdict ?? null,
      evidence: pieces.filter((each) => each.stepId === step.stepId).map(evidenceToJson),
      notes: step.notes,
      norms: step.norms,
      dependsOn: step.dependsOn,
      measures: step.measures.map(({ text, kind }) => ({ text, kind })),
    })
    return {
      json: {
        planId: planId ?? null,
        title: found?.title ?? null,
        phases: phases.map((phase) => ({
          phase,
          steps: (found?.steps ?? []).filter((step) => step.phase === phase).map(toJson),
        })),
      },
    }
  },
}

export const stepAdd: CoreCommand = {
  usage:
    'step-add --phase P1 --text TEXT [--plan ID] [--owner NAME] [--starts DAY] [--due DAY] [--status todo|doing|done|dropped] [--notes TEXT] [--norm CODE]… --data DIR',
  options: {
    phase: { type: 'string' },
    text: { type: 'string' },
    plan: { type: 'string' },
    owner: { type: 'string' },
    starts: { type: 'string' },
    due: { type: 'string' },
    status: { type: 'string' },
    notes: { type: 'string' },
    norm: { type: 'string', multiple: true },
  },
  words: [0, 0],
  run: async ({ core, values }) => {
    need(values, 'phase')
    const phase = oneOf(values, 'phase', Phase.options, 'P1')
    const text = need(values, 'text')
    const startsOn = await dayOf(values, 'starts', 'first')
    const dueOn = await dayOf(values, 'due', 'last')
    const norms = await Promise.all(many(values, 'norm').map(async (name) => (await codeByName(core, name)).codeId))
    const ownerName = optional(values, 'owner')
    const member = must(await core.query('members', {})).find((each) => each.name === ownerName)
    const step = {
      phase,
      text,
      status: oneOf(values, 'status', StepStatus.options, 'todo'),
      notes: optional(values, 'notes') ?? '',
      ...(startsOn !== undefined && { startsOn }),
      ...(dueOn !== undefined && { dueOn }),
      ...(norms.length > 0 && { norms }),
      ...(ownerName !== undefined && { owner: member ? { memberId: member.memberId } : { name: ownerName } }),
    }
    const planId = (await askedPlan(core, values)) ?? must(await core.execute('createPlan', { title: 'Plan' })).planId
    const { stepId } = must(await core.execute('addStep', { planId, ...step }))
    return { json: { stepId, planId } }
  },
}
