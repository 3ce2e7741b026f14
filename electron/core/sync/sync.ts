/** What the rest of the core sees of sync. */
import type { JoiningView, NetworkView, SyncStatus, TeamView } from '#shared/contract/team.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { BlobHash } from '#shared/model/ids.ts'
import type { Result } from '#shared/model/result.ts'
import type { Place } from '#shared/sync/messages.ts'
import type { Address, DeviceKey } from '#shared/sync/transport.ts'
import type { TeamCommands } from '../commands/team.ts'
import type { Carrying } from './carrying.ts'
import type { SyncEvent } from './engine.ts'

export interface Sync {
  readonly commands: TeamCommands
  /** This device's key. */
  self: () => DeviceKey
  /** False for a viewer, and for a device that was taken out of the team. */
  mayEdit: () => boolean
  /** For workspace files. */
  readonly carrying: Carrying
  team: () => TeamView
  status: () => SyncStatus
  joining: () => JoiningView
  network: () => NetworkView
  /** The link of an open invitation that was made on this device. */
  inviteLink: (inviteId: string) => string | null
  /** The name of whose device a field's entry or a log row names; null when nobody knows it. */
  authorOf: (deviceId: string) => string | null
  /** Goes onto the network, where there is one to go to and somebody to meet. */
  start: () => void
  /** Brings a blob from a teammate. Errors: `BlobMissing` when nobody who is here has it. */
  fetchBlob: (hash: BlobHash) => Promise<Result<void, AppError>>
  /** What a window shows; null when it is gone. */
  setPlace: (window: string, place: Place | null) => void
  /** Where this device can be found now, for others to be told by hand. */
  addresses: () => readonly Address[]
  /** Another network, or the machine woke up. */
  networkChanged: () => void
  /** Asks everybody who is here whether they hold the same. */
  compare: () => void
  /** Adds an address that somebody gave by hand. */
  found: (key: DeviceKey, addresses: readonly Address[]) => void
  onEvent: (listener: (event: SyncEvent) => void) => () => void
  /** Keys of the other devices, and of those that are connected. */
  others: () => { key: DeviceKey; connected: boolean; lacks: number | null; busy: boolean }[]
  stop: () => Promise<void>
}
