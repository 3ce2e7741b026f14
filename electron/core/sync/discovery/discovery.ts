/**
 * Finds teammates' devices on the local network without anybody typing an address, also without internet. This side
 * knows the team's keys and tells which of them was heard; what comes over the network is read in a thread
 * (discoveryWorker.ts), which is started again when it dies or falls silent.
 */
import { Worker } from 'node:worker_threads'
import type { WorkspaceId } from '#shared/model/ids.ts'
import type { Address, DeviceKey } from '#shared/sync/transport.ts'
import { type Announcement, speakerAmong } from './announcement.ts'
import type { DiscoverySettings, FromDiscovery, MdnsOptions, ToDiscovery } from './protocol.ts'

export interface Found {
  key: DeviceKey
  addresses: Address[]
}

export interface DiscoveryOptions {
  workspaceId: WorkspaceId
  self: DeviceKey
  /** The UDP port on which this device is called. */
  port: number
  /** The keys that this device would call, as they are now: only these are recognised. */
  keys: () => Iterable<DeviceKey>
  /** Called for each time a device is heard: calling it twice does no harm. */
  onFound: (found: Found) => void
  /** The thread's entry: `discoveryWorker.ts` in plain Node, its bundle in the app. */
  workerUrl: URL
  mdns?: MdnsOptions
  /** Told of each thread that is started, so that a test can end it. */
  onThread?: (thread: Worker) => void
}

export interface Discovery {
  /** Asks again who is there: after sleep, on another network, when a member was added. */
  ask(): void
  stop(): Promise<void>
}

/** A thread that says nothing for so long hangs. */
const SILENT_MS = 15_000
const START_AGAIN_MS = 5_000
const STOP_WITHIN_MS = 1_000
/** Announcements whose device is not known yet: a member that was just added may be among them. */
const MAX_UNKNOWN = 100

/** Starts at once. A network that cannot be listened to is tried again for ever; nothing is thrown. */
export function createDiscovery(options: DiscoveryOptions): Discovery {
  const { workspaceId, self, port, keys, onFound, workerUrl, mdns = {}, onThread } = options
  let worker: Worker | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let unknown: { said: Announcement; addresses: Address[] }[] = []

  const heard = (said: Announcement, addresses: Address[]): void => {
    if (speakerAmong(said, [self])) return
    const key = speakerAmong(said, keys())
    if (key) onFound({ key, addresses })
    else
      unknown = [...unknown.filter((other) => other.said.device !== said.device), { said, addresses }].slice(
        -MAX_UNKNOWN,
      )
  }

  const start = (): void => {
    const settings: DiscoverySettings = { workspaceId, self, port, mdns }
    const thread = new Worker(workerUrl, { workerData: settings, resourceLimits: { maxOldGenerationSizeMb: 64 } })
    worker = thread
    let lastHeard = performance.now()
    const watch = setInterval(() => {
      if (performance.now() - lastHeard > SILENT_MS) void thread.terminate()
    }, SILENT_MS / 4)
    watch.unref()
    thread.on('message', (message: FromDiscovery) => {
      lastHeard = performance.now()
      if (message.is === 'heard')
        heard(
          message.said,
          message.addresses.map((direct) => ({ direct })),
        )
    })
    // The exit that follows tells all that matters.
    thread.on('error', () => {})
    thread.on('exit', () => {
      clearInterval(watch)
      worker = undefined
      if (stopped) return
      again = setTimeout(start, START_AGAIN_MS)
      again.unref()
    })
    onThread?.(thread)
  }
  start()

  return {
    ask() {
      for (const { said, addresses } of unknown.splice(0)) heard(said, addresses)
      worker?.postMessage({ do: 'ask' } satisfies ToDiscovery)
    },
    async stop() {
      stopped = true
      clearTimeout(again)
      const thread = worker
      if (thread === undefined) return
      const gone = new Promise((resolve) => thread.once('exit', resolve))
      thread.postMessage({ do: 'stop' } satisfies ToDiscovery)
      let late: ReturnType<typeof setTimeout> | undefined
      const waited = new Promise((resolve) => {
        late = setTimeout(resolve, STOP_WITHIN_MS)
      })
      await Promise.race([gone, waited])
      clearTimeout(late)
      await thread.terminate()
    },
  }
}
