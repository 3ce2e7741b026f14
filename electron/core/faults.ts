/**
 * Crashes at chosen points, for tests only: COMMONPLACE_FAULT="afterCommit:2" kills the process the
 * second time it has committed. The kill is SIGKILL, so nothing gets a chance to tidy up.
 */
import type { FaultPoint } from './docs/store.ts'

export type CrashPoint = FaultPoint | 'beforeAck'

/** Reads "POINT:N"; anything else, and nothing, never crashes. */
export function crashAt(setting: string | undefined, kill: () => void): (point: CrashPoint) => void {
  const [wanted, times] = (setting ?? '').split(':')
  let left = Number(times)
  return (point) => {
    if (point !== wanted) return
    left -= 1
    if (left === 0) kill()
  }
}
