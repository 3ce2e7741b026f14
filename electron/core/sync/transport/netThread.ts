/**
 * The net thread: one endpoint, its wires, and what the core asks of them (protocol.ts). It reads nothing that came
 * from outside but the first byte of a stream, so that no input can stop it: ending a thread by force while the
 * library's connections live brings down the whole process (tried).
 */
import type { MessagePort } from 'node:worker_threads'
import { closingCode } from '#shared/sync/closing.ts'
import { HELLO_WITHIN_MS, MAX_STRANGERS } from '#shared/sync/limits.ts'
import { type Address, DeviceKey } from '#shared/sync/transport.ts'
import { addressesOf } from './addresses.ts'
import {
  type BiStream,
  bindEndpoint,
  type Connection,
  dial,
  type Endpoint,
  type Library,
  loadLibrary,
  pathOf,
} from './irohLibrary.ts'
import { createNetWire, GREETING, type NetWire } from './netWire.ts'
import { createPending } from './pending.ts'
import { within } from './realTime.ts'
import type { CoreToNet, DecodeToNet, NetSettings, NetToCore, NetToDecode } from './protocol.ts'

/** Calls that are being answered at once; more are left unanswered, as if nobody were here. */
const MAX_HANDSHAKES = 32
/** How often addresses, paths and round trips are looked up. */
const LOOK_UP_EVERY_MS = 2_000
/** On leaving: for all wires together, for the endpoint, and for what the library still owes an answer. */
const STOP_WITHIN_MS = 1_200

const MISBEHAVED = closingCode({ kind: 'misbehaved', detail: '' })
const REFUSED = closingCode({ kind: 'refused', detail: '' })
const BYE = closingCode({ kind: 'closedHere', detail: '' })

export interface NetThread {
  take(message: CoreToNet): void
}

export interface NetThreadOptions {
  settings: NetSettings
  post: (message: NetToCore) => void
  /** All is closed: nothing of this thread is left to wait for. */
  onStopped: () => void
  /** The network library; a test may be without. */
  load?: () => Promise<Library | undefined>
}

/** Binds the endpoint and tells how that went. Undefined when there is none. */
export async function startNetThread(options: NetThreadOptions): Promise<NetThread | undefined> {
  const { settings, post, load = loadLibrary } = options
  const library = await load()
  if (library === undefined) {
    post({
      is: 'failed',
      code: 'NoNetworkLibrary',
      message: 'This kind of computer cannot take part in sync: the network part is not built for it.',
    })
    return undefined
  }
  let endpoint: Endpoint | undefined
  for (const bind of settings.bind) endpoint ??= await bindEndpoint(library, settings, bind).catch(() => undefined)
  if (endpoint === undefined) {
    const asked = settings.bind.at(-1)?.[0] ?? 'any address'
    post({
      is: 'failed',
      code: 'CannotListen',
      message: `Sync cannot listen on ${asked}: another program uses it, or it is not an address of this computer.`,
    })
    return undefined
  }
  return runNetThread(library, endpoint, options)
}

function runNetThread(
  library: Library,
  endpoint: Endpoint,
  { settings, post, onStopped }: NetThreadOptions,
): NetThread {
  const pending = createPending()
  const { track } = pending
  const wires = new Map<number, NetWire>()
  let decoder = settings.decoder
  let strangers: NetWire[] = []
  let nextWire = 1
  let stopping = false

  const known = (id: number): void => {
    strangers = strangers.filter((other) => other.id !== id)
  }
  const addWire = (connection: Connection, stream: BiStream, remote: DeviceKey, call: number | null): NetWire => {
    const id = nextWire
    nextWire += 1
    // To the thread that was there when the wire began: to another it means nothing.
    const mine = decoder
    const tell = (message: NetToDecode): void => mine.postMessage(message)
    tell({ is: 'opened', wire: id, remote, path: pathOf(connection).path, call })
    const wire = createNetWire({
      id,
      connection,
      stream,
      track,
      onBytes: (bytes) => mine.postMessage({ is: 'bytes', wire: id, bytes }, [bytes.buffer as ArrayBuffer]),
      onSent: (messages, sent) => post({ is: 'sent', wire: id, messages, sent }),
      onEnded(closed) {
        wires.delete(id)
        known(id)
        tell({ is: 'closed', wire: id, closed })
      },
      onSecondStream() {
        tell({ is: 'closed', wire: id, closed: { kind: 'misbehaved', detail: 'A second stream was opened.' } })
        wire.close(MISBEHAVED, true)
      },
    })
    wires.set(id, wire)
    return wire
  }

  // --- calls from here ---

  const connect = async (remote: DeviceKey, addresses: readonly Address[]): Promise<Connection | undefined> => {
    const direct = addresses.flatMap((each) => ('direct' in each ? [each.direct] : []))
    const relay = addresses.flatMap((each) => ('relay' in each ? [each.relay] : []))[0]
    // Not tracked: the library takes half a minute to give up, even after its endpoint was closed.
    const called = dial(library, endpoint, remote, relay ?? null, direct).catch(() => undefined)
    const connection = await within(settings.callWithinMs, called)
    // What comes too late is not wanted any more.
    if (connection === undefined) void called.then((late) => late?.close(0n, []))
    return connection
  }
  const call = async (number: number, remote: DeviceKey, addresses: readonly Address[]): Promise<void> => {
    const connection = await connect(remote, addresses).catch(() => undefined)
    if (connection) limit(connection)
    const stream = connection && (await track(connection.openBi()).catch(() => undefined))
    if (connection === undefined || stream === undefined || stopping) {
      connection?.close(0n, [])
      post({ is: 'unreachable', call: number })
      return
    }
    void track(stream.send.writeAll([GREETING])).catch(() => {})
    addWire(connection, stream, remote, number)
  }

  // --- calls from others ---

  let handshakes = 0
  const shake = async (accepting: Promise<Connection>): Promise<void> => {
    const connection = await accepting
    limit(connection)
    const stream = await within(HELLO_WITHIN_MS, greeted(connection, track))
    if (stream === undefined || stopping) return connection.close(0n, [])
    strangers.push(addWire(connection, stream, DeviceKey.parse(connection.remoteId().toString()), null))
    if (strangers.length > MAX_STRANGERS) strangers.shift()?.close(REFUSED, false)
  }
  const answer = async (): Promise<void> => {
    for (;;) {
      const incoming = await track(endpoint.acceptNext())
      if (incoming === null || stopping) return
      if (handshakes >= MAX_HANDSHAKES) {
        void track(incoming.ignore()).catch(() => {})
        continue
      }
      handshakes += 1
      const accepting = track(incoming.accept()).then((accepted) => track(accepted.connect()))
      void shake(accepting)
        .catch(() => {})
        .finally(() => {
          handshakes -= 1
        })
    }
  }
  void answer().catch(() => {})

  // --- looking after ---

  const currentAddresses = (): Address[] => {
    const seen = endpoint.addr()
    return addressesOf({ bound: endpoint.boundSockets(), direct: seen.directAddresses(), relay: seen.relayUrl() })
  }
  const hear = (port: MessagePort): void => {
    port.on('message', ({ took }: DecodeToNet) => wires.get(took)?.took())
  }
  hear(decoder)
  let told = currentAddresses()
  post({
    is: 'ready',
    self: DeviceKey.parse(endpoint.id().toString()),
    addresses: told,
    bound: endpoint.boundSockets(),
  })
  const looking = setInterval(() => {
    const addresses = currentAddresses()
    if (JSON.stringify(addresses) !== JSON.stringify(told)) post({ is: 'addresses', addresses })
    told = addresses
    for (const wire of wires.values()) {
      const path = wire.newPath()
      if (path) post({ is: 'path', wire: wire.id, ...path })
    }
  }, LOOK_UP_EVERY_MS)

  const stop = async (): Promise<void> => {
    stopping = true
    clearInterval(looking)
    for (const wire of wires.values()) wire.close(BYE, false)
    await within(
      STOP_WITHIN_MS,
      pending.until(() => wires.size === 0),
    )
    await within(
      STOP_WITHIN_MS,
      track(endpoint.close()).catch(() => {}),
    )
    await within(
      STOP_WITHIN_MS,
      pending.until(() => pending.count() === 0),
    )
    decoder.close()
    onStopped()
  }

  return {
    take(message) {
      switch (message.do) {
        case 'connect':
          void call(message.call, message.remote, message.addresses)
          break
        case 'send':
          wires.get(message.wire)?.send(message.message)
          break
        case 'trust':
          known(message.wire)
          break
        case 'close':
          wires.get(message.wire)?.close(message.code, message.now)
          break
        case 'decoder':
          for (const wire of wires.values()) wire.close(wire.id === message.blamed ? MISBEHAVED : 0, true)
          decoder.close()
          decoder = message.decoder
          hear(decoder)
          break
        case 'stop':
          void stop()
          break
      }
    },
  }
}

/** Bytes that one connection may have under way, read or not: what a hostile one can make this thread keep. */
const RECEIVE_WINDOW = 4n * 1024n * 1024n

/** One stream in both directions is all that a connection may have. Those allowed before this was said are watched for. */
function limit(connection: Connection): void {
  connection.setMaxConcurrentBiStreams(1n)
  connection.setMaxConcurrentUniStreams(0n)
  connection.setReceiveWindow(RECEIVE_WINDOW)
}

/** The caller's stream, once it has said its first byte; undefined when that is not the one agreed. */
async function greeted(
  connection: Connection,
  track: <T>(promise: Promise<T>) => Promise<T>,
): Promise<BiStream | undefined> {
  const stream = await track(connection.acceptBi())
  const [first] = await track(stream.recv.read(1))
  return first === GREETING ? stream : undefined
}
