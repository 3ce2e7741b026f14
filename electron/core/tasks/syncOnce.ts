/** Connects to everybody who can be reached now and waits until all of them hold the same. */
import { appError } from '#shared/contract/errors.ts'
import type { TaskOutput } from '#shared/contract/tasks.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { digestOfWorkspace } from '../docs/digest.ts'
import type { Hub } from '../docs/hub.ts'
import type { Sync } from '../sync/sync.ts'

/** Somebody who does not answer within this part of the time is not here. */
const PATIENCE = 0.5

export interface SyncOnceParts {
  db: Db
  hub: Hub
  sync: Pick<Sync, 'others' | 'onEvent' | 'networkChanged' | 'compare' | 'joining'>
}

/** Errors: `NobodyReachable` when no device answered, `SyncTimedOut` when they did and do not hold the same in time. */
export async function syncOnce(
  { db, hub, sync }: SyncOnceParts,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Outcome<TaskOutput<'syncOnce'>>> {
  const same = new Map<string, string>()
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const settled = (): boolean => {
    if (sync.joining() !== null) return false
    const { digest } = digestOfWorkspace(db, hub)
    const others = sync.others()
    const here = others.filter((device) => device.connected)
    const patient = performance.now() - started < timeoutMs * PATIENCE
    if (here.length === 0 || (patient && here.length < others.length)) return false
    return here.every((device) => same.get(device.key) === digest && !device.busy)
  }
  const started = performance.now()
  const look = (): void => {
    if (settled()) end()
  }
  const unlisten = sync.onEvent((event) => {
    if (event.event === 'synced') same.set(event.device, event.digest)
    // Answered in a later turn, when the session has finished with what it tells of.
    setImmediate(look)
  })
  const looking = setInterval(look, 250)
  const timer = setTimeout(end, timeoutMs)
  signal?.addEventListener('abort', end)
  sync.networkChanged()
  sync.compare()
  await ended
  clearTimeout(timer)
  clearInterval(looking)
  unlisten()

  const { digest } = digestOfWorkspace(db, hub)
  const here = sync.others().filter((device) => device.connected || same.has(device.key))
  if (here.length === 0)
    return err(
      appError(
        'NobodyReachable',
        'No other device of the team could be reached; check that one is on, has this workspace open, and is on this network.',
      ),
    )
  const differing = here.filter((device) => same.get(device.key) !== digest).map(({ key }) => key)
  if (differing.length === here.length)
    return err(
      appError(
        'SyncTimedOut',
        'The other devices answered but do not hold the same yet; give it more time and try again.',
      ),
    )
  return ok({ digest, same: here.map(({ key }) => key).filter((key) => !differing.includes(key)), differing })
}
