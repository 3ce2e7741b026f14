/** Saturation as a table: a row per source and what it brought, and per run what that comes to. */
import type { Saturation } from '../contract/insightQueries.ts'
import type { InsightTable } from './table.ts'

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`
const sources = (n: number): string => (n === 1 ? '1 source' : `${n} sources`)

/** What the figure says, in one or two sentences. */
export function saturationWords(figure: Saturation): string {
  const { base, run, threshold, baseCodes, reached, codes } = figure
  const have = figure.sources.length
  const kind = codes === 'own' ? 'codes that the team added' : 'codes'
  if (have <= base)
    return `${have === 0 ? 'No source is' : have === 1 ? '1 source is' : `${have} sources are`} coded; the base is the first ${base}, and it takes ${run} more to measure against it.`
  if (baseCodes === 0) return `The first ${sources(base)} brought no ${kind}, so there is nothing to measure against.`
  if (have < base + run)
    return `The first ${sources(base)} brought ${baseCodes} ${kind}; a run needs ${run} more, and ${have - base} is there.`
  if (reached) {
    const later = figure.runs.filter(({ from, share }) => from > reached.sources + 1 && (share ?? 0) > threshold)
    const most = Math.max(...later.map(({ share }) => share ?? 0))
    const again = later.length > 0 ? ` Later runs brought more again, up to ${percent(most)}.` : ''
    return `Reached at ${reached.sources}+${reached.confirmedBy}: the run after ${sources(reached.sources)} brought ${percent(reached.share)} of the ${baseCodes} ${kind} that the first ${base} gave, at most ${percent(threshold)}.${again}`
  }
  const last = figure.runs.at(-1)
  return `Not reached: the last run brought ${percent(last?.share ?? 0)} of the ${baseCodes} ${kind} that the first ${base} gave, more than ${percent(threshold)}.`
}

export function saturationTable(figure: Saturation): InsightTable {
  const runByEnd = new Map(figure.runs.map((run) => [run.to, run]))
  let total = 0
  return {
    title: 'Saturation',
    columns: [
      { key: 'number', label: 'Source no.', kind: 'count' },
      { key: 'source', label: 'Source', kind: 'text' },
      { key: 'newCodes', label: 'New codes', kind: 'count' },
      { key: 'total', label: 'Codes so far', kind: 'count' },
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'newInRun', label: 'New codes in the run', kind: 'count' },
      { key: 'share', label: 'Share of the base', kind: 'share' },
    ],
    rows: figure.sources.map(({ title, newCodes }, at) => {
      const run = runByEnd.get(at + 1)
      total += newCodes.length
      const isBase = at < figure.base
      return {
        number: at + 1,
        source: title,
        newCodes: newCodes.length,
        total,
        run: isBase ? 'base' : run ? `${run.from}–${run.to}` : null,
        newInRun: run?.complete === true ? run.newCodes : null,
        share: run?.complete === true ? run.share : null,
      }
    }),
    note: `${saturationWords(figure)} Coded sources in the order of import, those of one origin as one; runs overlap, as Guest, Namey and Chen (2020) count them.`,
  }
}
