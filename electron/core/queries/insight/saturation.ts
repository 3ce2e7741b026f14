/** Whether further sources still bring new codes. The counting; the method itself is in shared/measure. */
import { saturationOf } from '#shared/measure/saturation.ts'
import type { Query } from '../context.ts'
import type { Code } from './codebook.ts'
import { bitOf } from './tally.ts'
import { codingTables, createWalk, type LiveSource } from './walk.ts'

export const saturation: Query<'saturation'> = {
  tables: codingTables,
  run: ({ filters, base, run, threshold, codes: which }, context) => {
    const { each } = createWalk(context, filters)
    const wanted = filters.stance === undefined ? -1 : bitOf(filters.stance)
    // By origin, in the order in which the first coded source of each was imported.
    const coded = new Map<string, { source: LiveSource; codes: Set<Code> }>()
    each(({ source, codes, stances }) => {
      for (const [i, code] of codes.entries()) {
        if (((1 << (stances[i] as number)) & wanted) === 0) continue
        let entry = coded.get(source.origin)
        if (!entry) coded.set(source.origin, (entry = { source, codes: new Set() }))
        if (which === 'all' || code.tree === 'own') entry.codes.add(code)
      }
    })
    const met = new Set<Code>()
    const sources = [...coded.values()].map(({ source, codes }) => {
      const fresh = [...codes].filter((code) => !met.has(code)).toSorted((a, b) => a.no - b.no)
      for (const code of fresh) met.add(code)
      return { sourceId: source.sourceId, title: source.title, newCodes: fresh.map(({ codeId }) => codeId) }
    })
    const newCodes = sources.map((source) => source.newCodes.length)
    return { base, run, threshold, codes: which, sources, ...saturationOf(newCodes, { base, run, threshold }) }
  },
}
