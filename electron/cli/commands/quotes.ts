import { Stance } from '#shared/model/coding.ts'
import { type CoreCommand, many, must, need, optional, readAll, UsageError } from '../command.ts'
import { codeAndStance, codeByName } from '../codeNames.ts'
import { parseSourceId } from './sources.ts'

export const quoteAdd: CoreCommand = {
  usage:
    'quote-add --source ID --exact TEXT [--prefix TEXT] [--suffix TEXT] [--code NAME[:stance]]… [--memo TEXT] --data DIR',
  options: {
    source: { type: 'string' },
    exact: { type: 'string' },
    prefix: { type: 'string' },
    suffix: { type: 'string' },
    code: { type: 'string', multiple: true },
    memo: { type: 'string' },
  },
  words: [0, 0],
  run: async ({ core, values }) => {
    const sourceId = parseSourceId(need(values, 'source'))
    const prefix = optional(values, 'prefix')
    const suffix = optional(values, 'suffix')
    const place = {
      exact: need(values, 'exact'),
      ...(prefix !== undefined && { prefix }),
      ...(suffix !== undefined && { suffix }),
    }
    const codings = []
    for (const text of many(values, 'code')) {
      const { code, stance } = await codeAndStance(core, text)
      codings.push({ codeId: code.codeId, stance })
    }
    const { quoteId } = must(
      await core.execute('addQuote', { sourceId, place, codings, memo: optional(values, 'memo') ?? '' }),
    )
    return { json: { quoteId } }
  },
}

export const quotes: CoreCommand = {
  usage: 'quotes [--code NAME] [--source ID] [--stance supports|disputes|illustrates] --data DIR',
  options: { code: { type: 'string' }, source: { type: 'string' }, stance: { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const codeName = optional(values, 'code')
    const source = optional(values, 'source')
    const stance = optional(values, 'stance')
    const parsedStance = stance === undefined ? undefined : Stance.safeParse(stance)
    if (parsedStance && !parsedStance.success) throw new UsageError('--stance is supports, disputes or illustrates.')
    const filter = {
      ...(codeName !== undefined && { codeId: (await codeByName(core, codeName)).codeId }),
      ...(source !== undefined && { sourceId: parseSourceId(source) }),
      ...(parsedStance?.success && { stance: parsedStance.data }),
    }
    const rows = await readAll((offset, limit) => core.query('quotes', { ...filter, offset, limit }))
    const nameById = new Map(
      must(await core.query('codes', { archived: true })).map((code) => [code.codeId, code.name]),
    )
    return {
      json: {
        quotes: rows.map(({ quoteId, sourceId, exact, start, end, codings, memo }) => ({
          quoteId,
          sourceId,
          exact,
          start,
          end,
          codings: codings.map((coding) => ({
            code: nameById.get(coding.codeId) ?? coding.codeId,
            stance: coding.stance,
            coder: coding.coderName,
          })),
          memo,
        })),
      },
    }
  },
}
