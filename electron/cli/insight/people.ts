/** Figures about people. What leaves as a table calls them by pseudonym unless their names are asked for. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { givingTable } from '#shared/insight/giving.ts'
import { givingPicture } from '#shared/insight/givingPictures.ts'
import { statesPicture } from '#shared/insight/statePictures.ts'
import { statesTable } from '#shared/insight/states.ts'
import { must, optional, UsageError } from '../command.ts'
import type { CoreCalls } from '../coreCalls.ts'
import { drawn } from './drawn.ts'
import type { FigureCommand } from './figure.ts'

function spanOf({ since, until }: InsightFilters): { from?: string; to?: string } {
  if (since !== undefined && until !== undefined && since > until)
    throw new UsageError('--since is a day before the one of --until.')
  return { ...(since !== undefined && { from: since }), ...(until !== undefined && { to: until }) }
}

/** Both rest on what is computed aside. */
async function workedOut<T>(core: CoreCalls, ask: () => Promise<T | null>): Promise<T> {
  must(await core.run('workOutStates', {}))
  const figure = await ask()
  if (figure === null) throw new Error('worked out, and not there')
  return figure
}

export const states: FigureCommand = {
  figure: async ({ core, filters }) => {
    const span = spanOf(filters)
    const moves = await workedOut(core, async () => must(await core.query('stateMoves', span)))
    const { fresh: _, ...json } = moves
    return { json, table: statesTable(moves), svg: drawn(() => statesPicture(moves)) }
  },
}

export const giving: FigureCommand = {
  options: { names: 'pseudonyms|names' },
  figure: async ({ core, filters, values }) => {
    const names = optional(values, 'names') ?? 'pseudonyms'
    if (names !== 'names' && names !== 'pseudonyms') throw new UsageError('--names is pseudonyms or names.')
    const span = spanOf(filters)
    const shares = await workedOut(core, async () => must(await core.query('givingShares', span)))
    const by = names === 'names' ? 'name' : 'pseudonym'
    return { json: shares, table: givingTable(shares, by), svg: drawn(() => givingPicture(shares, by)) }
  },
}
