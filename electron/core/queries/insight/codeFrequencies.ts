/** How often each code and each group is used: quotes by stance, sources, independent sources. */
import type { Query } from '../context.ts'
import type { Code } from './codebook.ts'
import { bitOf, countsOf, createTally } from './tally.ts'
import { codingTables, createWalk } from './walk.ts'

export const codeFrequencies: Query<'codeFrequencies'> = {
  tables: codingTables,
  run: ({ filters }, context) => {
    const { codebook, each } = createWalk(context, filters)
    const wanted = filters.stance === undefined ? -1 : bitOf(filters.stance)
    const tallies = codebook.codes.map(createTally)
    const groups = new Map(codebook.codes.filter(({ isGroup }) => isGroup).map((code) => [code.codeId as string, code]))
    const said = new Map<Code, number>()
    each(({ source, isWhole, codes, stances }) => {
      said.clear()
      for (const [i, code] of codes.entries()) {
        const bit = 1 << (stances[i] as number)
        if ((bit & wanted) === 0) continue
        said.set(code, (said.get(code) ?? 0) | bit)
        const group = groups.get(code.group ?? '')
        if (group) said.set(group, (said.get(group) ?? 0) | bit)
      }
      for (const [{ no }, of] of said) {
        if (isWhole) tallies[no]?.addSource(source)
        else tallies[no]?.addQuote(source, of)
      }
    })
    return codebook.codes.flatMap(({ no, codeId, name, title, tree, parent, isGroup, archived }) => {
      const tally = tallies[no]
      // An archived code is listed as long as it is used.
      if (!tally || (archived && tally.sources === 0)) return []
      return [{ codeId, name, title, tree, parent, isGroup, archived, ...countsOf(tally) }]
    })
  },
}
