/** Where each code and each group is used: source by source, in the order in which they came. */
import type { Query } from '../context.ts'
import type { Code } from './codebook.ts'
import { bitOf } from './tally.ts'
import { codingTables, createWalk, type LiveSource } from './walk.ts'

export const codesOverSources: Query<'codesOverSources'> = {
  tables: codingTables,
  run: ({ filters }, context) => {
    const { codebook, sources, each } = createWalk(context, filters)
    const wanted = filters.stance === undefined ? -1 : bitOf(filters.stance)
    const groups = new Map(codebook.codes.filter(({ isGroup }) => isGroup).map((code) => [code.codeId as string, code]))
    const totals = codebook.codes.map(() => 0)
    const used = new Map<LiveSource, Map<Code, { quotes: number; whole: boolean }>>()
    const here = new Set<Code>()
    each(({ source, isWhole, codes, stances }) => {
      here.clear()
      for (const [i, code] of codes.entries()) {
        if (((1 << (stances[i] as number)) & wanted) === 0) continue
        here.add(code)
        const group = groups.get(code.group ?? '')
        if (group) here.add(group)
      }
      if (here.size === 0) return
      let inSource = used.get(source)
      if (!inSource) used.set(source, (inSource = new Map()))
      for (const code of here) {
        let cell = inSource.get(code)
        if (!cell) inSource.set(code, (cell = { quotes: 0, whole: false }))
        if (isWhole) cell.whole = true
        else {
          cell.quotes++
          totals[code.no] = (totals[code.no] as number) + 1
        }
      }
    })
    const anywhere = new Set([...used.values()].flatMap((inSource) => [...inSource.keys()]))
    return {
      sources:
        filters.sourceId === undefined ? [...sources] : sources.filter((each) => each.sourceId === filters.sourceId),
      codes: codebook.codes
        .filter((code) => anywhere.has(code))
        .map(({ no, codeId, name, title, isGroup }) => ({ codeId, name, title, isGroup, count: totals[no] as number })),
      cells: [...used].flatMap(([{ sourceId }, inSource]) =>
        [...inSource]
          .toSorted(([a], [b]) => a.no - b.no)
          .map(([{ codeId }, { quotes, whole }]) => ({ codeId, sourceId, quotes, whole })),
      ),
    }
  },
}
