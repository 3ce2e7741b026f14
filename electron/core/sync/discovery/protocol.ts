/** Between the core and the discovery thread. */
import type { WorkspaceId } from '#shared/model/ids.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'
import type { Announcement } from './announcement.ts'

export interface DiscoverySettings {
  workspaceId: WorkspaceId
  self: DeviceKey
  /** The UDP port on which this device is called. */
  port: number
  mdns: MdnsOptions
}

/** For tests, which stay on the loopback interface and on a port of their own. */
export interface MdnsOptions {
  interface?: string
  bind?: string
  port?: number
}

export type ToDiscovery = { do: 'ask' } | { do: 'stop' }

export type FromDiscovery =
  /** Somebody of the same workspace, who may be this device itself. */
  { is: 'heard'; said: Announcement; addresses: string[] } | { is: 'alive' } | { is: 'stopped' }
