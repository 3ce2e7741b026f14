/** The core's side of one connection: what the engine holds of it. */
import { closingCode } from '#shared/sync/closing.ts'
import { FRAME_CREDITS, MAX_MESSAGE_BYTES, PAUSE_MS, SLICE_MS } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { Closed, DeviceKey, Path, Wire } from '#shared/sync/transport.ts'
import type { CoreToDecode, CoreToNet } from './protocol.ts'

/** A wire, and what its threads have to say to it. */
export interface IrohWire extends Wire {
  took(messages: readonly Message[], received: number): void
  wrote(messages: number, sent: number): void
  runs(path: Path, roundTrip: number | undefined): void
  /** The end as the threads or their supervisor saw it; what was closed here before keeps its own reason. */
  ended(closed: Closed): void
}

export interface IrohWireOptions {
  id: number
  remote: DeviceKey
  dialled: boolean
  path: Path
  toNet: (message: CoreToNet) => void
  toDecoder: (message: CoreToDecode) => void
}

export function createIrohWire({ id, remote, dialled, path: firstPath, toNet, toDecoder }: IrohWireOptions): IrohWire {
  const traffic = { sent: 0, received: 0 }
  const held: Message[] = []
  /** Waiting for the net thread to have room. */
  const outbox: { message: Message; resolve: () => void }[] = []
  /** Given to the thread, not yet to the network. */
  const underWay: (() => void)[] = []
  let path = firstPath
  let roundTrip: number | undefined
  let onMessage: ((message: Message) => void) | undefined
  let closed: Closed | undefined
  const onClosed: ((closed: Closed) => void)[] = []
  let pausing = false
  /** How it ended, while what came before the end is still being taken. */
  let lastWord: Closed | undefined

  const finish = (how: Closed): void => {
    if (closed) return
    closed = how
    for (const resolve of underWay.splice(0)) resolve()
    for (const { resolve } of outbox.splice(0)) resolve()
    queueMicrotask(() => {
      for (const listener of onClosed.splice(0)) listener(how)
    })
  }
  const pump = (): void => {
    while (underWay.length < FRAME_CREDITS) {
      const next = outbox.shift()
      if (next === undefined) return
      underWay.push(next.resolve)
      toNet({ do: 'send', wire: id, message: next.message })
    }
  }
  /**
   * What lies here is taken in slices, and the next is only asked for when one was taken: thirty messages that each
   * take a while would otherwise be one long turn, in which no window is answered.
   */
  const deliver = (): void => {
    if (pausing || !onMessage) return
    const until = performance.now() + SLICE_MS
    for (let message = held.shift(); message; message = held.shift()) {
      toDecoder({ do: 'credit', wire: id })
      onMessage(message)
      if (closed) return
      if (held.length > 0 && performance.now() > until) {
        pausing = true
        setTimeout(() => {
          pausing = false
          if (!closed) deliver()
        }, PAUSE_MS)
        return
      }
    }
    if (lastWord) finish(lastWord)
  }

  return {
    remote,
    dialled,
    get path() {
      return path
    },
    get roundTrip() {
      return roundTrip
    },
    traffic,
    send(message) {
      if (closed) return Promise.resolve()
      if (bytesIn(message) > MAX_MESSAGE_BYTES) return Promise.reject(new RangeError(`${message.type}: too many bytes`))
      return new Promise((resolve) => {
        outbox.push({ message, resolve })
        pump()
      })
    },
    onMessage(listener) {
      onMessage = listener
      deliver()
    },
    onClosed(listener) {
      const how = closed
      if (how && onClosed.length === 0) queueMicrotask(() => listener(how))
      else onClosed.push(listener)
    },
    trust() {
      if (closed) return
      toNet({ do: 'trust', wire: id })
      toDecoder({ do: 'trust', wire: id })
    },
    close(how) {
      if (closed) return
      // What still waits here goes first: the thread sends all it has before it ends.
      for (const { message } of outbox) toNet({ do: 'send', wire: id, message })
      toNet({ do: 'close', wire: id, code: closingCode(how), now: false })
      held.length = 0
      finish(how)
    },
    took(messages, received) {
      traffic.received = received
      if (closed) return
      held.push(...messages)
      deliver()
    },
    wrote(messages, sent) {
      traffic.sent = sent
      for (const resolve of underWay.splice(0, messages)) resolve()
      pump()
    },
    runs(nowPath, nowRoundTrip) {
      path = nowPath
      roundTrip = nowRoundTrip
    },
    ended(how) {
      if (pausing && held.length > 0) lastWord ??= how
      else finish(how)
    },
  }
}

/** What each document of a message takes besides its bytes: its id and two lengths. */
const PER_DOC_BYTES = 32
/** Everything else in a message of documents. */
const AROUND_BYTES = 32

/** What the kinds of messages that can be large come to, at most; 0 for all others. */
function bytesIn(message: Message): number {
  if (message.type === 'updates') {
    return message.docs.reduce((sum, { update }) => sum + update.byteLength + PER_DOC_BYTES, AROUND_BYTES)
  }
  if (message.type === 'want') {
    return message.docs.reduce((sum, { vector }) => sum + vector.byteLength + PER_DOC_BYTES, AROUND_BYTES)
  }
  return 0
}
