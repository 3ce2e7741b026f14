/** What speaks against what most quotes say: the quotes that dispute a code which more support. */
import type { NegativeCases } from '#shared/contract/insightQueries.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { Query } from '../context.ts'
import { bitOf } from './tally.ts'
import { codingTables, createWalk } from './walk.ts'

const [SUPPORTS, DISPUTES] = [bitOf('supports'), bitOf('disputes')]

export const negativeCases: Query<'negativeCases'> = {
  tables: codingTables,
  run: ({ filters }, context) => {
    const { codebook, each } = createWalk(context, filters)
    const byCode = codebook.codes.map(() => ({ supports: 0, quotes: [] as QuoteId[] }))
    const said = new Map<number, number>()
    each((target) => {
      if (target.isWhole) return
      said.clear()
      for (const [i, { no }] of target.codes.entries())
        said.set(no, (said.get(no) ?? 0) | (1 << (target.stances[i] as number)))
      for (const [no, of] of said) {
        const code = byCode[no]
        if (of & SUPPORTS && code) code.supports++
        if (of & DISPUTES) code?.quotes.push(target.id as QuoteId)
      }
    })
    return codebook.codes
      .flatMap(({ no, codeId, name, title }): NegativeCases[] => {
        const { supports, quotes } = byCode[no] as (typeof byCode)[number]
        const disputes = quotes.length
        return disputes > 0 && supports > disputes ? [{ codeId, name, title, supports, disputes, quotes }] : []
      })
      .toSorted((a, b) => b.disputes - a.disputes)
  },
}
