/** Keeps trying to reach the team's devices: at once when there is news of where they are, with growing pauses otherwise, for ever. */
import type { Address, DeviceKey, Timers, Transport, Wire } from '#shared/sync/transport.ts'

/** The first pause and the longest; a laptop that opens on the same network is announced anyway. */
const FIRST_MS = 1_000
const LONGEST_MS = 60_000

export interface DiallingParts {
  timers: Timers
  transport: Transport
  /** Whom to reach; asked anew at every turn. */
  wanted: () => { key: DeviceKey; addresses: readonly Address[] }[]
  isConnected: (key: DeviceKey) => boolean
  connected: (wire: Wire) => void
  /** Without a network of their own devices are found by the transport itself: internet mode. */
  dialsWithoutAddress: boolean
  /** Between 0 and 1; spreads devices that lost each other at one moment. */
  random: () => number
}

export interface Dialling {
  /** There is news: a new device, another address, another network, an end of sleep. Tries at once. */
  hurry: (key?: DeviceKey) => void
  /** A wire to this device ended. One that was refused is tried again with growing pauses, like one that is not there. */
  lost: (key: DeviceKey, wasOpen: boolean) => void
  stop: () => void
}

interface Attempt {
  failures: number
  running: boolean
  again: boolean
  cancel: () => void
}

export function createDialling(parts: DiallingParts): Dialling {
  const attempts = new Map<DeviceKey, Attempt>()
  let stopped = false

  const attemptOf = (key: DeviceKey): Attempt => {
    let attempt = attempts.get(key)
    if (!attempt) attempts.set(key, (attempt = { failures: 0, running: false, again: false, cancel: () => undefined }))
    return attempt
  }

  const schedule = (key: DeviceKey, attempt: Attempt): void => {
    attempt.cancel()
    const pause = Math.min(FIRST_MS * 2 ** attempt.failures, LONGEST_MS)
    attempt.cancel = parts.timers.after(pause * (0.75 + parts.random() / 2), () => void dial(key))
  }

  const dial = async (key: DeviceKey): Promise<void> => {
    const attempt = attemptOf(key)
    if (stopped) return
    if (attempt.running) {
      attempt.again = true
      return
    }
    attempt.cancel()
    const target = parts.wanted().find((each) => each.key === key)
    if (!target || parts.isConnected(key)) {
      // Asked again from here on whenever something is new; until then the slow rhythm.
      attempt.failures = target ? 6 : 0
      if (target) schedule(key, attempt)
      else attempts.delete(key)
      return
    }
    if (target.addresses.length === 0 && !parts.dialsWithoutAddress) return
    attempt.running = true
    const outcome = await parts.transport.connect(key, target.addresses)
    attempt.running = false
    if (stopped) {
      if (outcome.ok) outcome.value.close({ kind: 'closedHere', detail: 'Sync was stopped.' })
      return
    }
    if (outcome.ok) {
      attempt.failures = 0
      parts.connected(outcome.value)
    } else attempt.failures += 1
    if (attempt.again) {
      attempt.again = false
      return void dial(key)
    }
    schedule(key, attempt)
  }

  return {
    hurry: (key) => {
      for (const target of parts.wanted()) {
        if (key !== undefined && target.key !== key) continue
        attemptOf(target.key).failures = 0
        void dial(target.key)
      }
    },
    lost: (key, wasOpen) => {
      if (stopped) return
      const attempt = attemptOf(key)
      attempt.failures = wasOpen ? 0 : attempt.failures + 1
      if (!attempt.running) schedule(key, attempt)
    },
    stop: () => {
      stopped = true
      for (const attempt of attempts.values()) attempt.cancel()
      attempts.clear()
    },
  }
}
