/**
 * Special functions, from the cephes library compiled to WebAssembly: one package without dependencies, exact to 12
 * digits also for counts of ten thousand. Nothing here may be called before `numericsReady`.
 */
import { compiled, incbet, incbi, lgam, psi } from 'cephes'

/** Resolves once the functions below can be called. */
export const numericsReady: Promise<void> = compiled

/** Up to this many factors a product is summed as logarithms: exact, and free of the cancellation of two log-gammas. */
const FEW = 64

/** ln[Γ(z+n)/Γ(z)] = ln z(z+1)…(z+n−1), for z > 0 and whole n ≥ 0. */
export function logRising(z: number, n: number): number {
  if (n > FEW) return lgam(z + n) - lgam(z)
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.log(z + i)
  return sum
}

/** `logRising` of one z for growing n, with its slope by z (1/z + … + 1/(z+n−1)): goes on from the n before. */
export class Rising {
  log = 0
  slope = 0
  private n = 0
  private readonly z: number

  constructor(z: number) {
    this.z = z
  }

  /** Goes on to n, which is not less than the n before. */
  to(n: number): void {
    if (n - this.n > FEW) {
      this.log = lgam(this.z + n) - lgam(this.z)
      this.slope = psi(this.z + n) - psi(this.z)
    } else {
      for (let i = this.n; i < n; i++) {
        this.log += Math.log(this.z + i)
        this.slope += 1 / (this.z + i)
      }
    }
    this.n = n
  }
}

/** The share of a Beta(a, b) that lies below x. */
export const betaShareBelow = (a: number, b: number, x: number): number => incbet(a, b, x)

/** The value below which the given share of a Beta(a, b) lies. */
export const betaQuantile = (a: number, b: number, share: number): number => incbi(a, b, share)

/** ln(eᵘ + eᵛ) without overflow. */
export function logSumOfTwo(u: number, v: number): number {
  const top = Math.max(u, v)
  if (top === -Infinity) return -Infinity
  return top + Math.log1p(Math.exp(-Math.abs(u - v)))
}
