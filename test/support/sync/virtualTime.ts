/**
 * Time that only moves when it is told to: the same calls at the same instants in every run. Between two of them
 * everything that waits on promises runs to its end, so that asynchronous code sees time stand still.
 */
import { setImmediate as afterMicrotasks } from 'node:timers/promises'
import type { Timers } from '#shared/sync/transport.ts'

export interface VirtualTime extends Timers {
  /** Lets `ms` pass. */
  advance(ms: number): Promise<void>
  /** Lets time pass until nothing is due any more, or `most` ms have gone; true when nothing is due. */
  runUntilIdle(most: number): Promise<boolean>
  /** Lets time pass until the condition holds, or `most` ms have gone; true when it holds. */
  runUntil(condition: () => boolean, most: number): Promise<boolean>
  /** A device's own clock on this time, which can be wrong and jump. Its `after` and `elapsed` are not touched by jumps. */
  deviceClock(offsetMs?: number): DeviceClock
}

export interface DeviceClock extends Timers {
  jump(ms: number): void
}

interface Due {
  at: number
  turn: number
  run: () => void
}

/** 1 May 2026, 08:00 UTC. */
const START = 1_777_622_400_000

/** Work takes no time on it, unless a clock says how much. */
export function createVirtualTime(workClock: () => number = () => 0): VirtualTime {
  let now = START
  let turn = 0
  /** Latest first, so that the next is taken from the end. */
  const due: Due[] = []

  const after = (ms: number, run: () => void): (() => void) => {
    const entry = { at: now + Math.max(0, ms), turn, run }
    turn += 1
    let [low, high] = [0, due.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = due[middle]
      if (other && (other.at > entry.at || (other.at === entry.at && other.turn > entry.turn))) low = middle + 1
      else high = middle
    }
    due.splice(low, 0, entry)
    return () => {
      const place = due.indexOf(entry)
      if (place >= 0) due.splice(place, 1)
    }
  }

  /** Runs what is due up to `end`, until `enough` says so; true when it did. */
  const run = async (end: number, enough: () => boolean): Promise<boolean> => {
    await afterMicrotasks()
    while (!enough()) {
      const next = due.at(-1)
      if (next === undefined || next.at > end) {
        now = Math.max(now, end)
        return false
      }
      due.pop()
      now = Math.max(now, next.at)
      next.run()
      await afterMicrotasks()
    }
    return true
  }

  return {
    now: () => now,
    elapsed: () => now - START,
    after,
    workClock,
    advance: async (ms) => void (await run(now + ms, () => false)),
    runUntilIdle: (most) => run(now + most, () => due.length === 0),
    runUntil: (condition, most) => run(now + most, condition),
    deviceClock(offsetMs = 0) {
      let offset = offsetMs
      return {
        now: () => now + offset,
        elapsed: () => now - START,
        after,
        workClock,
        jump: (ms) => {
          offset += ms
        },
      }
    },
  }
}
