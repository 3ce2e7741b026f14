/** A small seeded generator of even random numbers: the same seed gives the same figures on every computer. */

/** Numbers in [0, 1) by mulberry32, 32 bits each. Not for secrets. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** A seed from a name (FNV-1a), so that each code has its own and keeps it. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/**
 * How many of n tries succeed, each with probability p. Counts the tries up to each success, so that it costs n·p
 * steps and not n: most units are alike, and what is rare is drawn quickly. Devroye 1986, "second waiting time".
 */
export function binomial(n: number, p: number, random: () => number): number {
  if (n <= 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - binomial(n, 1 - p, random)
  const perTry = Math.log1p(-p)
  let successes = 0
  let tries = 0
  for (;;) {
    // 1 − random() is in (0, 1]: its logarithm is finite.
    tries += Math.floor(Math.log(1 - random()) / perTry) + 1
    if (tries > n) return successes
    successes++
  }
}
