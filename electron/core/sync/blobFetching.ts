/** Which of the connected devices is asked for a blob: one after the other, until one has it. */
import type { BlobHash } from '#shared/model/ids.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'
import type { Session } from './session.ts'

export interface BlobFetching {
  /** Resolves when the blob is here, or with false when nobody who is here has it. */
  fetch: (hash: BlobHash) => Promise<boolean>
  /** Fetches those that are not being fetched. `likely` is asked first, who sent what names them. */
  fetchAll: (hashes: Iterable<BlobHash>, likely?: DeviceKey) => void
  arrived: (hash: BlobHash) => void
  /** Who was asked last has it not: asks the next. */
  missing: (hash: BlobHash) => void
  /** Its connection ended; what it was asked for is asked of others. */
  left: (key: DeviceKey) => void
}

export function createBlobFetching(openByKey: ReadonlyMap<DeviceKey, Pick<Session, 'wantBlob'>>): BlobFetching {
  const waiters = new Map<BlobHash, { asked: Set<DeviceKey>; done: ((here: boolean) => void)[] }>()

  const settle = (hash: BlobHash, here: boolean): void => {
    const waiter = waiters.get(hash)
    waiters.delete(hash)
    for (const done of waiter?.done ?? []) done(here)
  }
  /** Asks the next who has not said no; a blob that nobody here has is asked for again when somebody comes. */
  const ask = (hash: BlobHash, likely?: DeviceKey): void => {
    const waiter = waiters.get(hash)
    if (!waiter) return
    for (const key of [...(likely === undefined ? [] : [likely]), ...openByKey.keys()]) {
      const session = openByKey.get(key)
      if (!session || waiter.asked.has(key)) continue
      waiter.asked.add(key)
      return session.wantBlob(hash)
    }
    settle(hash, false)
  }
  const fetch = (hash: BlobHash, likely?: DeviceKey): Promise<boolean> =>
    new Promise((done) => {
      const waiter = waiters.get(hash)
      if (waiter) return void waiter.done.push(done)
      waiters.set(hash, { asked: new Set(), done: [done] })
      ask(hash, likely)
    })

  return {
    fetch: (hash) => fetch(hash),
    fetchAll: (hashes, likely) => {
      for (const hash of hashes) if (!waiters.has(hash)) void fetch(hash, likely)
    },
    arrived: (hash) => settle(hash, true),
    missing: (hash) => ask(hash),
    left: (key) => {
      // It may be back already, or soon: it has not said no.
      for (const [hash, waiter] of waiters) if (waiter.asked.delete(key)) ask(hash)
    },
  }
}
