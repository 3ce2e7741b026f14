/** Figures of the map for tests: `independent[row][column]` sources, 0 for a cell without a quote. */
import type { PhaseNormMap } from '#shared/contract/insightQueries.ts'
import { builtInCodes, builtInGroups } from '#shared/model/codebook/codebook.ts'
import type { CodeId } from '#shared/model/ids.ts'

const phases = builtInGroups.filter(({ tree }) => tree === 'phases')
const norms = builtInGroups.filter(({ tree }) => tree === 'norms')

export const phaseIds = phases.map(({ id }) => id)
export const normIds = norms.map(({ id }) => id)

export function figureOf(independent: readonly (readonly number[])[], withCodes = false): PhaseNormMap {
  const cells = phases.flatMap(({ id: row }, at) =>
    norms.flatMap(({ id: column }, across) => {
      const sources = independent[at]?.[across] ?? 0
      const counts = { supports: sources, disputes: 0, illustrates: 0, contested: 0 }
      return sources === 0
        ? []
        : [{ row, column, quotes: sources, ...counts, sources: sources + 1, independent: sources }]
    }),
  )
  return {
    quotes: cells.reduce((sum, { quotes }) => sum + quotes, 0),
    rows: phases.flatMap(({ id, title }) => [
      { codeId: id, kind: 'phase' as const, parent: null, name: id, title },
      ...(withCodes ? builtInCodes : [])
        .filter(({ parent }) => parent === id)
        .map((code) => ({
          codeId: code.id,
          kind: 'code' as const,
          parent: id as CodeId | null,
          name: code.name,
          title: code.label,
        })),
    ]),
    columns: norms.map(({ id, title }) => ({ codeId: id, title })),
    cells,
  }
}
