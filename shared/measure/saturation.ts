/**
 * Thematic saturation after Guest, Namey & Chen 2020 (PLoS ONE 15(5), e0232076): the codes that a run of sources adds,
 * as a share of those that the first sources (the base) gave. Runs overlap: each begins one source later.
 */

export interface SaturationSettings {
  /** Sources in the base, and in a run. */
  base: number
  run: number
  /** The share of new codes (0 to 1) at or below which it is reached. */
  threshold: number
}

export interface SaturationFigures {
  baseCodes: number
  totalCodes: number
  /** `from` and `to`: numbers of sources, from 1. `share`: null where the base has no code. */
  runs: { from: number; to: number; newCodes: number; share: number | null; complete: boolean }[]
  /** `sources` are those before the first run at or below the threshold, `confirmedBy` those in it. */
  reached: { sources: number; confirmedBy: number; share: number } | null
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)

/** `newCodes`: by source, in their order, how many codes were met there for the first time. */
export function saturationOf(
  newCodes: readonly number[],
  { base, run, threshold }: SaturationSettings,
): SaturationFigures {
  const baseCodes = sum(newCodes.slice(0, base))
  // One run that is too short is shown as such while there is no whole one.
  const last = Math.max(newCodes.length - run, Math.min(base, newCodes.length - 1))
  const runs: SaturationFigures['runs'] = []
  for (let start = base; start <= last; start++) {
    const part = newCodes.slice(start, start + run)
    const added = sum(part)
    const share = baseCodes === 0 ? null : added / baseCodes
    runs.push({ from: start + 1, to: start + part.length, newCodes: added, share, complete: part.length === run })
  }
  const first = runs.find(({ complete, share }) => complete && share !== null && share <= threshold)
  const reached = first ? { sources: first.from - 1, confirmedBy: run, share: first.share as number } : null
  return { baseCodes, totalCodes: sum(newCodes), runs, reached }
}
