/**
 * What sync needs of a network: authenticated, ordered, encrypted connections between devices, that carry
 * messages. Two implementations pass one contract suite (test/support/sync/transportContract.ts): iroh in a thread of its own,
 * and one in memory with a virtual clock and seeded faults.
 *
 * A wire's messages have been decoded and checked (codec.ts) before they get here: with iroh off the core's
 * thread and under a watchdog, so that no input can stop the core.
 */
import { z } from 'zod'
import type { Result } from '../model/result.ts'
import type { Address } from './address.ts'
import type { Message } from './messages.ts'

export { Address } from './address.ts'

/** A device's Ed25519 public key, 64 lower-case hex digits: its name on every transport, proven by the connection. */
export const DeviceKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'DeviceKey'>()
export type DeviceKey = z.infer<typeof DeviceKey>

/** How a connection runs now. */
export type Path = 'direct' | 'relayed'

/** Why a wire ended, for the log and the panel; `misbehaved` counts against the device. */
export interface Closed {
  kind: 'bye' | 'lost' | 'misbehaved' | 'refused' | 'closedHere'
  /** One sentence. */
  detail: string
}

export interface Wire {
  readonly remote: DeviceKey
  /** True on the side that dialled. */
  readonly dialled: boolean
  readonly path: Path
  /** Round trip in ms, when it is known. */
  readonly roundTrip: number | undefined
  /** Bytes sent and received as they went over the wire, compressed and framed. */
  readonly traffic: { readonly sent: number; readonly received: number }
  /**
   * Queues a message; resolves when the transport has taken it, so that a sender of much can wait. After the end it
   * does nothing. Fails for a message beyond MAX_MESSAGE_BYTES, which the sender should have parted.
   */
  send(message: Message): Promise<void>
  /** Messages in the order in which they were sent. Those that come before a listener is set are kept for it. */
  onMessage(listener: (message: Message) => void): void
  onClosed(listener: (closed: Closed) => void): void
  /**
   * The other side is known from here on: larger messages are taken (see limits.ts), and the wire no longer counts
   * among strangers', of which only some may be open: one too many ends the oldest. Who was called from here is
   * known from the start.
   */
  trust(): void
  /** Ends the connection, after what was sent before has left or a second has passed. */
  close(closed: Closed): void
}

export type ConnectError = { code: 'Unreachable' | 'TransportClosed'; message: string }

export interface Transport {
  readonly self: DeviceKey
  /** Where this device can be found now. */
  addresses(): readonly Address[]
  /** Called when `addresses` may answer differently: another network, sleep and wake. */
  onAddressesChanged(listener: () => void): void
  connect(remote: DeviceKey, addresses: readonly Address[]): Promise<Result<Wire, ConnectError>>
  /** Connections that others opened. */
  onWire(listener: (wire: Wire) => void): void
  close(): Promise<void>
}

/** Time as sync sees it: real, or virtual in a simulation. */
export interface Timers {
  /** The machine's clock, ms since 1970: for what people are shown. It can be set, by hours and backwards. */
  now(): number
  /** Milliseconds since a moment of its own; never set: for how long something has lasted. */
  elapsed(): number
  /** Calls once after `ms`; returns the canceller. */
  after(ms: number, run: () => void): () => void
  /** Milliseconds by which work is measured and cut into slices; without it the machine's. */
  workClock?(): number
}
