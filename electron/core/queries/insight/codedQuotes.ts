/** The quotes behind a figure's cell or bar. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { Query, QueryContext } from '../context.ts'
import { quoteViews } from '../quotes.ts'
import { type Code, isWithin } from './codebook.ts'
import { bitOf } from './tally.ts'
import { codingTables, createWalk, type Target } from './walk.ts'

interface Asked {
  codeId: string
  /** The stances, as bits, of which one has to be said of it. */
  stances: number
  /** Further: this one has to be said, too. */
  stance?: number | undefined
}

const ALL = -1
const bitsOf = (stance: Stance | undefined): number => (stance === undefined ? ALL : bitOf(stance))

/** What is said of a code or a group: each stance's bit. */
function saidOf({ codes, stances }: Target, asked: Code): number {
  let said = 0
  for (const [i, code] of codes.entries()) if (isWithin(code, asked)) said |= 1 << (stances[i] as number)
  return said
}

function quotesWith(
  asked: readonly Asked[],
  filters: InsightFilters,
  slice: { offset: number; limit: number },
  context: QueryContext,
) {
  const { codebook, each } = createWalk(context, filters)
  const wanted = asked.flatMap(({ codeId, stances, stance = ALL }) => {
    const code = codebook.codeOf(codeId)
    return code ? [{ code, stances, stance }] : []
  })
  const ids: string[] = []
  if (wanted.length === asked.length)
    each((target) => {
      if (target.isWhole) return
      const has = ({ code, stances, stance }: (typeof wanted)[number]): boolean => {
        const said = saidOf(target, code) & stances
        return said !== 0 && (said & stance) !== 0
      }
      if (wanted.every(has)) ids.push(target.id)
    })
  return { total: ids.length, rows: quoteViews(ids, slice, context) }
}

export const mapQuotes: Query<'mapQuotes'> = {
  tables: [...codingTables, 'member'],
  run: ({ row, column, filters, stance, ...slice }, context) =>
    quotesWith(
      [
        { codeId: row, stances: ALL },
        { codeId: column, stances: bitsOf(filters.stance), stance: bitsOf(stance) },
      ],
      filters,
      slice,
      context,
    ),
}

export const codedQuotes: Query<'codedQuotes'> = {
  tables: [...codingTables, 'member'],
  run: ({ codes, filters, stance, ...slice }, context) => {
    const stances = bitsOf(filters.stance)
    const asked = codes.map((codeId, at) => ({
      codeId,
      stances,
      stance: at === codes.length - 1 ? bitsOf(stance) : ALL,
    }))
    return quotesWith(asked, filters, slice, context)
  },
}
