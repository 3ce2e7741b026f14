/** The states of relationships and the model behind them, on any day. */
import { Day } from '#shared/model/plan.ts'
import { type CoreCommand, must, optional, UsageError, type Values } from '../command.ts'

function dayOption(values: Values): { at?: Day } {
  const given = optional(values, 'at')
  if (given === undefined) return {}
  const at = Day.safeParse(given)
  if (!at.success) throw new UsageError('--at is a day, written like 2026-03-31.')
  return { at: at.data }
}

function choice<const T extends string>(values: Values, name: string, choices: readonly T[]): T | undefined {
  const given = optional(values, name)
  if (given === undefined) return undefined
  const chosen = choices.find((each) => each === given)
  if (chosen === undefined) throw new UsageError(`--${name} is ${choices.join(' or ')}.`)
  return chosen
}

function modelOptions(values: Values) {
  const model = choice(values, 'model', ['bgnbd', 'bgbb'])
  const estimator = choice(values, 'estimator', ['map', 'mle'])
  return { ...dayOption(values), ...(model && { model }), ...(estimator && { estimator }) }
}

const options = { at: { type: 'string' }, model: { type: 'string' }, estimator: { type: 'string' } } as const

export const states: CoreCommand = {
  usage: 'states [--at DATE] [--horizon-weeks 13] [--estimator map|mle] [--model bgnbd|bgbb] --data DIR',
  options: { ...options, 'horizon-weeks': { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const given = optional(values, 'horizon-weeks')
    const horizonWeeks = given === undefined ? undefined : Number(given)
    if (horizonWeeks !== undefined && !(horizonWeeks > 0 && horizonWeeks <= 520)) {
      throw new UsageError('--horizon-weeks is a number of weeks, up to 520.')
    }
    const all = must(
      await core.run('assessRelationships', { ...modelOptions(values), ...(horizonWeeks && { horizonWeeks }) }),
    )
    return { json: all }
  },
}

export const modelFit: CoreCommand = {
  usage: 'model-fit [--estimator map|mle] [--model bgnbd|bgbb] [--at DATE] --data DIR',
  options,
  words: [0, 0],
  run: async ({ core, values }) => ({ json: must(await core.run('fitRelationships', modelOptions(values))) }),
}
