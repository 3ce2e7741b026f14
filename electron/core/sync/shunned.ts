/** Devices that misbehaved and are not heard for a while, longer each time. Forgotten when this process ends. */
import { SHUNNED_LONGEST_MS, SHUNNED_MS } from '#shared/sync/limits.ts'
import type { DeviceKey, Timers } from '#shared/sync/transport.ts'

/** After so long without a misdeed it begins anew. */
const FORGIVEN_MS = 86_400_000
/** Keys cost a stranger nothing: of many, those who came first are forgotten. */
const MOST = 1_000

export interface Shunned {
  add: (key: DeviceKey) => void
  /** What it sent cannot be kept here, through nobody's fault that is known: the same pause each time. */
  pause: (key: DeviceKey) => void
  has: (key: DeviceKey) => boolean
}

/** `over` is told when a device's time has passed. */
export function createShunned(timers: Timers, over: (key: DeviceKey) => void): Shunned {
  const byKey = new Map<DeviceKey, { until: number; times: number }>()
  const set = (key: DeviceKey, times: number, ms: number): void => {
    byKey.delete(key)
    byKey.set(key, { until: timers.elapsed() + ms, times })
    const [oldest] = byKey.keys()
    if (byKey.size > MOST && oldest !== undefined) byKey.delete(oldest)
    timers.after(ms, () => over(key))
  }
  return {
    add: (key) => {
      const before = byKey.get(key)
      const times = before && timers.elapsed() - before.until < FORGIVEN_MS ? before.times + 1 : 0
      set(key, times, Math.min(SHUNNED_MS * 2 ** times, SHUNNED_LONGEST_MS))
    },
    pause: (key) => set(key, byKey.get(key)?.times ?? -1, SHUNNED_MS),
    has: (key) => (byKey.get(key)?.until ?? 0) > timers.elapsed(),
  }
}
