/** Which codes stand on the same quotes, or in the same sources. */
import type { CodePair } from '#shared/contract/insightQueries.ts'
import type { Query } from '../context.ts'
import type { Code } from './codebook.ts'
import { bitOf } from './tally.ts'
import { codingTables, createWalk, type LiveSource } from './walk.ts'

export const cooccurrence: Query<'cooccurrence'> = {
  tables: codingTables,
  run: ({ filters, within }, context) => {
    const { codebook, each } = createWalk(context, filters)
    const wanted = filters.stance === undefined ? -1 : bitOf(filters.stance)
    const counts = codebook.codes.map(() => 0)
    const together = new Map<number, number>()
    let total = 0
    const add = (codes: ReadonlySet<Code>): void => {
      if (codes.size === 0) return
      total++
      const nos = [...codes].map(({ no }) => no).toSorted((a, b) => a - b)
      for (const [i, a] of nos.entries()) {
        counts[a] = (counts[a] as number) + 1
        for (const b of nos.slice(i + 1)) {
          const key = a * counts.length + b
          together.set(key, (together.get(key) ?? 0) + 1)
        }
      }
    }
    const codes = new Set<Code>()
    let source: LiveSource | undefined
    each((target) => {
      if (within === 'quote' ? target.isWhole : false) return
      if (within === 'quote' || target.source !== source) {
        add(codes)
        codes.clear()
        source = target.source
      }
      for (const [i, code] of target.codes.entries())
        if (!code.isGroup && (1 << (target.stances[i] as number)) & wanted) codes.add(code)
    })
    add(codes)
    const idOf = (no: number) => (codebook.codes[no] as Code).codeId
    const pairs = [...together].map(([key, count]): CodePair & { key: number } => {
      const [a, b] = [Math.floor(key / counts.length), key % counts.length]
      const either = (counts[a] as number) + (counts[b] as number) - count
      return { key, a: idOf(a), b: idOf(b), count, jaccard: count / either }
    })
    return {
      within,
      total,
      codes: codebook.codes.flatMap(({ no, codeId, name, title }) => {
        const count = counts[no] as number
        return count > 0 ? [{ codeId, name, title, count }] : []
      }),
      pairs: pairs
        .toSorted((x, y) => y.count - x.count || y.jaccard - x.jaccard || x.key - y.key)
        .map(({ a, b, count, jaccard }) => ({ a, b, count, jaccard })),
    }
  },
}
