/** Numbers of many runs as one, and runs that take turns so that a noisy machine bothers all alike. */

/** The value below which the given share of all lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('nothing was measured')
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
export const p95 = (values: readonly number[]): number => quantile(values, 0.95)

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Runs all contestants in turn, `rounds` times, the order turned about each round. Returns what each round of each
 * gave. A first round beforehand is thrown away where `warmUp` says so.
 */
export async function interleaved<K extends string>(
  rounds: number,
  contestants: Readonly<Record<K, (round: number) => Promise<number> | number>>,
  options: { warmUp?: boolean } = {},
): Promise<Record<K, number[]>> {
  const keys = Object.keys(contestants) as K[]
  const results = Object.fromEntries(keys.map((key) => [key, [] as number[]])) as Record<K, number[]>
  for (let round = options.warmUp ? -1 : 0; round < rounds; round++) {
    for (const key of round % 2 === 0 ? keys : keys.toReversed()) {
      const result = await contestants[key](round)
      if (round >= 0) results[key].push(result)
    }
  }
  return results
}
