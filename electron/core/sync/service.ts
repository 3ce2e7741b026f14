/**
 * Whether and how this folder is on the network: one transport at a time, made anew when settings change or it breaks,
 * and none at all while there is nobody to meet.
 */
import type { SyncSettings } from '#shared/contract/team.ts'
import type { WorkspaceId } from '#shared/model/ids.ts'
import type { Address, DeviceKey, Transport } from '#shared/sync/transport.ts'
import type { Engine } from './engine.ts'
import type { Discovery, Network } from './network.ts'

/** A transport that cannot be made, or broke, is tried again after this; growing, for ever. */
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000
/** A device that has nobody to meet any more stays this long: somebody may be on the way back. */
const LINGER_MS = 90_000

/** The port of the first address that has one. */
export const portOf = (addresses: readonly Address[]): number | undefined => {
  for (const address of addresses)
    if ('direct' in address) return Number(address.direct.slice(address.direct.lastIndexOf(':') + 1))
  return undefined
}

export interface ServiceParts {
  network: Network
  engine: Engine
  workspaceId: WorkspaceId
  secret: Uint8Array
  settings: () => SyncSettings
  lastPort: () => number | undefined
  keepPort: (port: number | undefined) => void
  /** Devices that this one would call. */
  callable: () => DeviceKey[]
  /** There is somebody to meet: another device, an open invitation, a workspace that is being joined. */
  isNeeded: () => boolean
  connected: (transport: Transport) => void
  found: (key: DeviceKey, addresses: readonly Address[]) => void
  changed: () => void
}

export interface Service {
  /** Brings what is to what should be; call whenever settings or the team changed. */
  adjust: () => void
  /** Another network, or the machine woke up. */
  networkChanged: () => void
  /** Where this device can be reached now. */
  addresses: () => readonly Address[]
  /** Set while there should be a transport and is none. */
  readonly trouble: string | null
  stop: () => Promise<void>
}

export function createService(parts: ServiceParts): Service {
  const { network, engine } = parts
  let transport: Transport | undefined
  let discovery: Discovery | undefined
  /** What the running transport was made for. */
  let madeFor = ''
  let making = false
  let again = false
  let stopped = false
  let failures = 0
  let trouble: string | null = null
  let cancelRetry = (): void => undefined
  let cancelLeaving = (): void => undefined
  let lingered = false

  const down = async (): Promise<void> => {
    discovery?.stop()
    discovery = undefined
    engine.disconnect()
    const old = transport
    transport = undefined
    madeFor = ''
    await old?.close()
  }

  const retry = (): void => {
    cancelRetry()
    const pause = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS)
    failures += 1
    cancelRetry = network.timers.after(pause, () => void adjust())
  }

  const up = async (settings: SyncSettings): Promise<void> => {
    const made = await network.createTransport({
      secret: parts.secret,
      settings,
      lastPort: parts.lastPort(),
    })
    if (!made.ok) {
      trouble = made.error.message
      parts.changed()
      return retry()
    }
    if (stopped) return made.value.close()
    trouble = null
    failures = 0
    transport = made.value
    parts.keepPort(portOf(transport.addresses()))
    madeFor = JSON.stringify(settings)
    transport.onAddressesChanged(() => {
      discovery?.announce()
      engine.moved()
    })
    engine.connect(transport, { dialsWithoutAddress: settings.mode === 'internet' })
    discovery = network.createDiscovery?.({
      workspaceId: parts.workspaceId,
      self: transport.self,
      addresses: () => transport?.addresses() ?? [],
      keys: parts.callable,
      onFound: parts.found,
    })
    parts.connected(transport)
    parts.changed()
  }

  const adjust = async (): Promise<void> => {
    if (making) {
      again = true
      return
    }
    making = true
    cancelRetry()
    try {
      const settings = parts.settings()
      const allowed = !stopped && !settings.paused
      const wanted = allowed && parts.isNeeded()
      cancelLeaving()
      if (transport && allowed && !wanted && !lingered) {
        // Nobody is left: whoever was taken out a moment ago is still told that they are not let in.
        cancelLeaving = network.timers.after(LINGER_MS, () => {
          lingered = true
          void adjust()
        })
        return
      }
      lingered = false
      if (transport && (!wanted || madeFor !== JSON.stringify(settings))) await down()
      if (wanted && !transport) await up(settings)
    } finally {
      making = false
    }
    if (again) {
      again = false
      await adjust()
    }
  }

  return {
    adjust: () => void adjust(),
    networkChanged: () => {
      discovery?.announce()
      engine.moved()
    },
    addresses: () => transport?.addresses() ?? [],
    get trouble() {
      return trouble
    },
    stop: async () => {
      stopped = true
      cancelRetry()
      cancelLeaving()
      await down()
    },
  }
}
