/** The machine's network, as the service asks for it: given by whoever starts a core, so that tests stay on loopback or in memory. */
import type { SyncSettings } from '#shared/contract/team.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { WorkspaceId } from '#shared/model/ids.ts'
import type { Result } from '#shared/model/result.ts'
import type { Address, DeviceKey, Timers, Transport } from '#shared/sync/transport.ts'

export interface TransportOptions {
  /** The device key's 32 secret bytes. */
  secret: Uint8Array
  settings: SyncSettings
  /** The port of the last time: teammates look there first, where nothing announces this device. */
  lastPort: number | undefined
}

export interface DiscoveryOptions {
  workspaceId: WorkspaceId
  self: DeviceKey
  addresses: () => readonly Address[]
  /** Devices that this one would call; nobody else is recognised. */
  keys: () => DeviceKey[]
  onFound: (key: DeviceKey, addresses: readonly Address[]) => void
}

export interface Discovery {
  /** Says anew where this device is: another address, another network. */
  announce: () => void
  stop: () => void
}

export interface Network {
  timers: Timers
  random: () => number
  /** Errors: `SyncUnavailable`, when there is no transport for this machine. */
  createTransport: (options: TransportOptions) => Promise<Result<Transport, AppError>>
  /** Looks for and announces on the local network; absent where nothing may leave this machine. */
  createDiscovery?: (options: DiscoveryOptions) => Discovery
}
