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
    const columns = [...groups.values()].filter(({ tree }) => tree === 'norms')
    // By a code's number: its column, or the phase it is in. A large workspace asks this half a million times.
    const columnOf = codebook.codes.map(({ group }) => columns.findIndex(({ codeId }) => codeId === group))
    const phaseOf = codebook.codes.map(({ group }) => {
      const phase = groups.get(group ?? '')
      return phase?.tree === 'phases' ? phase.no : -1
    })
    const tallies = codebook.codes.map(() => columns.map(() => undefined as Tally | undefined))
    const rows: number[] = []
    const said = columns.map(() => 0)
    let quotes = 0
    each((target) => {
      if (target.isWhole) return
      rows.length = 0
      said.fill(0)
      let norms = 0
      for (let i = 0; i < target.codes.length; i++) {
        const { no } = target.codes[i] as Code
        const column = columnOf[no] as number
        if (column >= 0) {
          const bit = wanted & (1 << (target.stances[i] as number))
          norms |= said[column] = (said[column] as number) | bit
          continue
        }
        const phase = phaseOf[no] as number
        if (phase < 0) continue
        if (!rows.includes(no)) rows.push(no)
        if (!rows.includes(phase)) rows.push(phase)
      }
      if (rows.length === 0 || norms === 0) return
      quotes++
      for (let column = 0; column < said.length; column++) {
        const of = said[column] as number
        if (of === 0) continue
        for (const row of rows) {
          const ofRow = tallies[row] as (Tally | undefined)[]
          const tally = (ofRow[column] ??= createTally())
          tally.addQuote(target.source, of)
        }
      }
    })
    const cellsOf = (row: Code): MapCell[] =>
      columns.flatMap((column, at) => {
        const tally = tallies[row.no]?.[at]
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
