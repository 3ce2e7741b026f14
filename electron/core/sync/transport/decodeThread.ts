/**
 * The decode thread: makes checked messages of foreign bytes. It holds nothing of the system but memory, so that it
 * can be ended by force at any moment, which the core does when a frame takes too long.
 */
import { createReassembler, type Verify } from '#shared/sync/codec.ts'
import { createFrameStream, type FrameStream } from '#shared/sync/frameStream.ts'
import { FRAME_CREDITS } from '#shared/sync/limits.ts'
import { nodePacking } from './nodePacking.ts'
import type { CoreToDecode, DecodeSettings, DecodeToCore, DecodeToNet, NetToDecode } from './protocol.ts'
import { realTimers } from './realTime.ts'
import { markDecoding } from './watchdog.ts'

interface Incoming {
  stream: FrameStream
  trust(): void
  received: number
  /** Messages that the core has not handed on yet. */
  unread: number
  /** Parcels that are said to be taken once the core keeps up. */
  owed: number
}

export interface DecodeThread {
  fromNet(message: NetToDecode): void
  fromCore(message: CoreToDecode): void
}

export interface DecodeThreadOptions {
  settings: Pick<DecodeSettings, 'frameWithinMs' | 'slot'>
  verify: Verify
  toCore: (message: DecodeToCore) => void
  toNet: (message: DecodeToNet) => void
}

export function createDecodeThread({ settings, verify, toCore, toNet }: DecodeThreadOptions): DecodeThread {
  const wires = new Map<number, Incoming>()

  const misbehaved = (wire: number, detail: string): void => {
    wires.get(wire)?.stream.end()
    wires.delete(wire)
    toCore({ is: 'misbehaved', wire, detail })
  }
  const open = (wire: number, trusted: boolean): void => {
    const reassembler = createReassembler({ trusted, packing: nodePacking, verify })
    const stream = createFrameStream({
      reassembler,
      timers: realTimers,
      within: settings.frameWithinMs,
      onLate: ({ message }) => misbehaved(wire, message),
      onDecoding: (begins) => markDecoding(settings.slot, begins ? wire : 0),
    })
    wires.set(wire, { stream, trust: () => reassembler.trust(), received: 0, unread: 0, owed: 0 })
  }
  const payBack = (wire: number, incoming: Incoming): void => {
    for (; incoming.owed > 0 && incoming.unread < FRAME_CREDITS; incoming.owed -= 1) toNet({ took: wire })
  }
  const read = (wire: number, bytes: Uint8Array): void => {
    const incoming = wires.get(wire)
    if (incoming === undefined) return
    incoming.received += bytes.length
    incoming.owed += 1
    const taken = incoming.stream.push(bytes)
    if (!taken.ok) return misbehaved(wire, taken.error.message)
    incoming.unread += taken.value.length
    if (taken.value.length > 0) {
      toCore({ is: 'messages', wire, messages: taken.value, received: incoming.received })
    }
    payBack(wire, incoming)
  }

  return {
    fromNet(message) {
      switch (message.is) {
        case 'opened':
          open(message.wire, message.call !== null)
          toCore(message)
          break
        case 'bytes':
          read(message.wire, message.bytes)
          break
        case 'closed':
          wires.get(message.wire)?.stream.end()
          wires.delete(message.wire)
          toCore(message)
          break
      }
    },
    fromCore(message) {
      const incoming = wires.get(message.wire)
      if (incoming === undefined) return
      if (message.do === 'trust') incoming.trust()
      else {
        incoming.unread -= 1
        payBack(message.wire, incoming)
      }
    },
  }
}
