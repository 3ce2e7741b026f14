/** Phase × norm: which quotes about a phase say what of a norm, counted. */
import type { MapCell, MapRow } from '#shared/contract/insightQueries.ts'
import type { Query } from '../context.ts'
import type { Code } from './codebook.ts'
import { bitOf, countsOf, createTally, type Tally } from './tally.ts'
import { codingTables, createWalk } from './walk.ts'

export const phaseNormMap: Query<'phaseNormMap'> = {
  tables: codingTables,
  run: ({ filters }, context) => {
    const { codebook, each } = createWalk(context, filters)
    const wanted = filters.stance === undefined ? -1 : bitOf(filters.stance)
    const groups = new Map(codebook.codes.filter(({ isGroup }) => isGroup).map((code) => [code.codeId as string, code]))
    const phaseOf = (code: Code): Code | undefined => {
      const group = groups.get(code.group ?? '')
      return group?.tree === 'phases' ? group : undefined
    }
    const columns = [...groups.values()].filter(({ tree }) => tree === 'norms')
    const columnOf = new Map(columns.map(({ codeId }, at) => [codeId as string, at]))
    const tallies = new Map<number, Tally>()
    const rows = new Set<Code>()
    const said = columns.map(() => 0)
    let quotes = 0
    each((target) => {
      if (target.isWhole) return
      rows.clear()
      said.fill(0)
      let norms = 0
      for (const [i, code] of target.codes.entries()) {
        const column = columnOf.get(code.group ?? '')
        if (column !== undefined) {
          const bit = wanted & (1 << (target.stances[i] as number))
          norms |= said[column] = (said[column] as number) | bit
          continue
        }
        const phase = phaseOf(code)
        if (phase) rows.add(phase).add(code)
      }
      if (rows.size === 0 || norms === 0) return
      quotes++
      for (const [column, of] of said.entries()) {
        if (of === 0) continue
        for (const row of rows) {
          const key = row.no * columns.length + column
          let tally = tallies.get(key)
          if (!tally) tallies.set(key, (tally = createTally()))
          tally.addQuote(target.source, of)
        }
      }
    })
    const cellsOf = (row: Code): MapCell[] =>
      columns.flatMap((column, at) => {
        const tally = tallies.get(row.no * columns.length + at)
        return tally ? [{ row: row.codeId, column: column.codeId, ...countsOf(tally) }] : []
      })
    const cells: MapCell[] = []
    const listed: MapRow[] = []
    for (const phase of groups.values()) {
      if (phase.tree !== 'phases') continue
      const below = codebook.codes.filter((code) => !code.isGroup && code.group === phase.codeId)
      for (const row of [phase, ...below]) {
        const own = cellsOf(row)
        // An archived code is listed as long as there is evidence on it.
        if (row.archived && own.length === 0) continue
        const { codeId, name, title } = row
        listed.push({
          codeId,
          kind: row === phase ? 'phase' : 'code',
          parent: row === phase ? null : phase.codeId,
          name,
          title,
        })
        cells.push(...own)
      }
    }
    return { quotes, rows: listed, columns: columns.map(({ codeId, title }) => ({ codeId, title })), cells }
  },
}
