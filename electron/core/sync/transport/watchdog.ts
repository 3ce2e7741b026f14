/**
 * Notices that the network's thread hangs over a frame. The thread writes into shared memory which wire's frame it
 * begins to decode, and when it is done; a thread that hangs can say nothing any more, but what it wrote stays.
 */
import { DECODE_WATCHDOG_MS } from '#shared/sync/limits.ts'

const WIRE = 0
/** Counts frames, so that two of the same wire are told apart. */
const FRAME = 1

export const createSlot = (): SharedArrayBuffer => new SharedArrayBuffer(8)

/** The thread's side: `wire` (from 1 on) is being decoded, or nothing is (0). */
export function markDecoding(slot: SharedArrayBuffer, wire: number): void {
  const cells = new Int32Array(slot)
  if (wire > 0) Atomics.add(cells, FRAME, 1)
  Atomics.store(cells, WIRE, wire)
}

/** The wire whose frame is being decoded; 0 when there is none. */
export const decoding = (slot: SharedArrayBuffer): number => Atomics.load(new Int32Array(slot), WIRE)

export interface WatchdogOptions {
  slot: SharedArrayBuffer
  /** Called once, with the wire whose frame has been decoded for too long. */
  onHang: (wire: number) => void
  withinMs?: number
}

/** The core's side: looks several times within the time that a frame may take. Returns what ends it. */
export function watchDecoding({ slot, onHang, withinMs = DECODE_WATCHDOG_MS }: WatchdogOptions): () => void {
  const cells = new Int32Array(slot)
  let seen = { frame: -1, since: 0 }
  const timer = setInterval(() => {
    const [wire, frame] = [Atomics.load(cells, WIRE), Atomics.load(cells, FRAME)]
    if (wire === 0 || frame !== seen.frame) {
      seen = { frame: wire === 0 ? -1 : frame, since: performance.now() }
    } else if (performance.now() - seen.since > withinMs) {
      clearInterval(timer)
      onHang(wire)
    }
  }, withinMs / 8)
  timer.unref()
  return () => clearInterval(timer)
}
