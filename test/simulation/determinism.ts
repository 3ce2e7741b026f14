/**
 * Makes a process replay: chance, clocks and timers of everything that is loaded after this module are the simulation's.
 * Import it before anything else; libraries take hold of the platform's functions when they are loaded.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { createRandom } from '#test/support/random.ts'

let random = createRandom(0)
let now = (): number => 1_777_622_400_000
type After = (ms: number, run: () => void) => () => void
let after: After = () => () => undefined

/** The machine's own clock, for limits and reports. */
export const realNow: () => number = performance.now.bind(performance)

/** Begins chance anew: the same seed, the same ids, keys and clients. */
export function seedChance(seed: number): void {
  random = createRandom(seed)
}

/** From now on this is the time, and these are the timers. */
export function takeTime(given: { now: () => number; after: After }): void {
  now = given.now
  after = given.after
}

function fill<T extends NodeJS.ArrayBufferView>(view: T): T {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = random.int(0, 255)
  return view
}

class Timer {
  cancel: () => void = () => undefined
  unref(): this {
    return this
  }
  ref(): this {
    return this
  }
  hasRef(): boolean {
    return false
  }
}
const timeout = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]): Timer => {
  const timer = new Timer()
  timer.cancel = after(ms, () => run(...given))
  return timer
}
const interval = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]): Timer => {
  const timer = new Timer()
  const next = (): void => {
    timer.cancel = after(Math.max(1, ms), () => {
      next()
      run(...given)
    })
  }
  next()
  return timer
}
const clear = (timer: unknown): void => {
  if (timer instanceof Timer) timer.cancel()
}

Object.assign(globalThis, { setTimeout: timeout, setInterval: interval, clearTimeout: clear, clearInterval: clear })
Math.random = () => random.next()
Date.now = () => now()
performance.now = () => now()
Object.defineProperty(Object.getPrototypeOf(globalThis.crypto), 'getRandomValues', { value: fill, configurable: true })
Object.assign(crypto, {
  randomBytes: (size: number) => fill(Buffer.alloc(size)),
  randomUUID: () => {
    const digits = fill(Buffer.alloc(16)).toString('hex')
    return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, digits)
  },
})
syncBuiltinESMExports()
