/** Everything that is told of one code's agreement, from what was said of it. */
import { bootstrapPresence } from './bootstrap.ts'
import type { Judgements } from './judgements.ts'
import { kappa } from './kappa.ts'
import { presenceAlpha } from './presence.ts'

export interface AgreementNumbers {
  units: number
  anyPresent: number
  allPresent: number
  alpha: number | null
  why: 'oneCoder' | 'absent' | 'present' | null
  kappa: number | null
  table: Judgements['table']
  low: number | null
  high: number | null
  prevalence: number | null
}

export function agreementOf({ cells, table }: Judgements, seed: number): AgreementNumbers {
  let [units, anyPresent, allPresent, judgements, presents] = [0, 0, 0, 0, 0]
  for (const { judged, present, count } of cells) {
    units += count
    judgements += judged * count
    presents += present * count
    if (present > 0) anyPresent += count
    if (present === judged) allPresent += count
  }
  const alpha = presenceAlpha(cells)
  const interval = alpha.defined ? bootstrapPresence(cells, seed) : null
  const both =
    table &&
    kappa([
      [table.both, table.onlyFirst],
      [table.onlySecond, table.neither],
    ])
  return {
    units,
    anyPresent,
    allPresent,
    alpha: alpha.defined ? alpha.value : null,
    why: alpha.defined ? null : alpha.why === 'noPairs' ? 'oneCoder' : presents === 0 ? 'absent' : 'present',
    kappa: both?.defined === true ? both.value : null,
    table,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    prevalence: judgements === 0 ? null : presents / judgements,
  }
}
