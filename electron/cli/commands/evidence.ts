/** Evidence on a plan's steps, on the command line. */
import { appError } from '#shared/contract/errors.ts'
import { NoteId, QuoteId, StepId } from '#shared/model/ids.ts'
import { Day, EvidenceStance, type EvidenceTarget } from '#shared/model/plan.ts'
import { type CoreCommand, CommandFailed, must, need, optional, UsageError, type Values } from '../command.ts'

export const parseStepId = (text: string): StepId => {
  const parsed = StepId.safeParse(text)
  if (!parsed.success)
    throw new CommandFailed(
      appError('StepNotFound', `There is no step ${text} in this workspace; the command plan lists them.`),
    )
  return parsed.data
}

function readTarget(values: Values): EvidenceTarget | undefined {
  const quote = optional(values, 'quote')
  const note = optional(values, 'note')
  if ([quote, note, optional(values, 'observation')].filter((each) => each !== undefined).length !== 1)
    throw new UsageError('One of --quote, --note and --observation is needed.')
  const parsed =
    quote !== undefined ? QuoteId.safeParse(quote) : note !== undefined ? NoteId.safeParse(note) : undefined
  if (parsed?.success === false)
    throw new CommandFailed(
      quote !== undefined
        ? appError('QuoteNotFound', `There is no quote ${quote} in this workspace; the command quotes lists them.`)
        : appError('NoteNotFound', `There is no note ${note} in this workspace; the command notes lists them.`),
    )
  return parsed?.data
}

/** A day as `--on` takes it; null where it is not given. */
function readDay(values: Values): Day | null {
  const on = optional(values, 'on')
  if (on === undefined) return null
  const parsed = Day.safeParse(on)
  if (!parsed.success) throw new UsageError('--on is a day, like 2026-05-31.')
  return parsed.data
}

export const evidenceAdd: CoreCommand = {
  usage:
    'evidence-add --step ID (--quote ID | --note ID | --observation TEXT [--on DAY]) --stance supports|disputes --data DIR',
  options: {
    step: { type: 'string' },
    quote: { type: 'string' },
    note: { type: 'string' },
    observation: { type: 'string' },
    on: { type: 'string' },
    stance: { type: 'string' },
  },
  words: [0, 0],
  run: async ({ core, values }) => {
    const stepId = parseStepId(need(values, 'step'))
    const stance = EvidenceStance.safeParse(need(values, 'stance'))
    if (!stance.success) throw new UsageError('--stance is supports or disputes.')
    const target = readTarget(values)
    const on = readDay(values)
    const subject = { stepId }
    const added =
      target === undefined
        ? must(
            await core.execute('addObservation', {
              subject,
              text: need(values, 'observation'),
              on,
              stance: stance.data,
            }),
          ).observationId
        : target
    if (target !== undefined) must(await core.execute('setEvidence', { subject, target, stance: stance.data }))
    const now = must(await core.query('evidence', { subject }))
    return {
      json: { stepId, added, stance: stance.data, verdict: now?.verdict, for: now?.for, against: now?.against },
    }
  },
}
