/**
 * What the core and its two network threads say to each other. The net thread moves bytes and holds the library's
 * connections; the decode thread makes messages of bytes. A connection is a wire with a number, given by the net
 * thread; all that is heard of a wire goes net → decode → core, so that it arrives in its order.
 */
import type { MessagePort } from 'node:worker_threads'
import type { Message } from '#shared/sync/messages.ts'
import type { Address, Closed, DeviceKey, Path } from '#shared/sync/transport.ts'

/** Through which relays devices that do not reach each other directly may meet. */
export type Relays = { kind: 'none' } | { kind: 'public' } | { kind: 'own'; url: string }

/** What the net thread starts with. */
export interface NetSettings {
  /** The device's Ed25519 seed, 32 bytes. */
  secretKey: Uint8Array
  /** Sets of "ip:port" to bind, tried in this order. */
  bind: string[][]
  relays: Relays
  callWithinMs: number
  decoder: MessagePort
}

/** What the decode thread starts with. */
export interface DecodeSettings {
  net: MessagePort
  frameWithinMs: number
  /** Where it says what it is decoding (watchdog.ts). */
  slot: SharedArrayBuffer
}

export type CoreToNet =
  | { do: 'connect'; call: number; remote: DeviceKey; addresses: readonly Address[] }
  | { do: 'send'; wire: number; message: Message }
  | { do: 'trust'; wire: number }
  /** After what was sent before has left; `now` at once. */
  | { do: 'close'; wire: number; code: number; now: boolean }
  /** The decode thread was replaced: every wire ends, and what comes now goes to the new one. */
  | { do: 'decoder'; decoder: MessagePort; blamed: number }
  | { do: 'stop' }

export type NetToCore =
  | { is: 'ready'; self: DeviceKey; addresses: Address[]; bound: string[] }
  | { is: 'failed'; code: 'NoNetworkLibrary' | 'CannotListen'; message: string }
  | { is: 'unreachable'; call: number }
  /** So many messages were given to the network; `sent`: bytes in all. */
  | { is: 'sent'; wire: number; messages: number; sent: number }
  | { is: 'path'; wire: number; path: Path; roundTrip: number | undefined }
  | { is: 'addresses'; addresses: Address[] }

export type NetToDecode =
  /** `call`: the core's number of the call that it answers; null for one that came from outside. */
  | { is: 'opened'; wire: number; remote: DeviceKey; path: Path; call: number | null }
  | { is: 'bytes'; wire: number; bytes: Uint8Array }
  /** The wire is no more, and its number will not be used again. */
  | { is: 'closed'; wire: number; closed: Closed }

/** One parcel of bytes was made into messages, and the core keeps up with them. */
export interface DecodeToNet {
  took: number
}

export type CoreToDecode =
  | { do: 'trust'; wire: number }
  /** The core has handed a message to its listener: room for another. */
  | { do: 'credit'; wire: number }

export type DecodeToCore =
  | Exclude<NetToDecode, { is: 'bytes' }>
  | { is: 'messages'; wire: number; messages: Message[]; received: number }
  | { is: 'misbehaved'; wire: number; detail: string }
