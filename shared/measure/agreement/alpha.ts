/**
 * Krippendorff's α: any number of coders, judgements may be missing. Own code: what the package registry has knows
 * nominal differences only, and walks all units once per pair of values and coders.
 */
import { type Coefficient, oneMinusShare, undefinedFor } from './coefficient.ts'

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** δ², the squared difference of the values at two places of the ascending list of values, `n` of each. */
function differenceOf(
  metric: Metric,
  values: readonly number[],
  n: readonly number[],
): (c: number, k: number) => number {
  const at = (place: number): number => values[place] as number
  switch (metric) {
    case 'nominal':
      return (c, k) => (c === k ? 0 : 1)
    case 'ordinal': {
      // below[g]: how many judgements lie below value g. Σ_{g=c}^{k} n_g = below[k] + n_k − below[c].
      const below: number[] = []
      let sum = 0
      for (const count of n) {
        below.push(sum)
        sum += count
      }
      return (c, k) => {
        const [low, high] = c < k ? [c, k] : [k, c]
        const [nLow, nHigh] = [n[low] as number, n[high] as number]
        const between = (below[high] as number) + nHigh - (below[low] as number)
        return c === k ? 0 : (between - (nLow + nHigh) / 2) ** 2
      }
    }
    case 'interval':
      return (c, k) => (at(c) - at(k)) ** 2
    case 'ratio':
      // Two zeros differ by nothing, though 0/0 would say nothing.
      return (c, k) => (c === k ? 0 : ((at(c) - at(k)) / (at(c) + at(k))) ** 2)
  }
}

/**
 * α = 1 − D_o/D_e over units, each the list of what its coders said (null: did not judge it). A unit that fewer than
 * two judged says nothing and is left out. `ratio` needs values of 0 and above. Krippendorff 2011, "Computing
 * Krippendorff's alpha-reliability".
 */
export function alpha(units: readonly (readonly (number | null)[])[], metric: Metric): Coefficient {
  const paired = units
    .map((unit) => unit.filter((value): value is number => value !== null))
    .filter((unit) => unit.length >= 2)
  if (paired.length === 0) return undefinedFor('noPairs')
  const values = [...new Set(paired.flat())].sort((a, b) => a - b)
  const place = new Map(values.map((value, at) => [value, at]))
  const n = values.map(() => 0)
  // Coincidences o_ck, without the diagonal, which differs by nothing.
  const coincidences = new Map<number, number>()
  for (const unit of paired) {
    const counts = new Map<number, number>()
    for (const value of unit) {
      const at = place.get(value) as number
      counts.set(at, (counts.get(at) ?? 0) + 1)
      n[at] = (n[at] as number) + 1
    }
    for (const [c, countC] of counts)
      for (const [k, countK] of counts) {
        if (c === k) continue
        const key = c * values.length + k
        coincidences.set(key, (coincidences.get(key) ?? 0) + (countC * countK) / (unit.length - 1))
      }
  }
  const total = n.reduce((sum, count) => sum + count, 0)
  const difference = differenceOf(metric, values, n)
  let observed = 0
  for (const [key, count] of coincidences)
    observed += count * difference(Math.floor(key / values.length), key % values.length)
  let expected = 0
  for (const [c, countC] of n.entries())
    for (const [k, countK] of n.entries()) if (c !== k) expected += countC * countK * difference(c, k)
  return oneMinusShare(observed / total, expected / (total * (total - 1)))
}
