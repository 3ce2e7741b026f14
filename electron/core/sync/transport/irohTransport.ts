/**
 * The transport over QUIC (iroh). The library runs in one thread, bytes are made into messages in another, both off
 * the core's. This side keeps them alive: a decode thread that hangs over a frame is ended and the wire's device
 * blamed; a net thread that dies is started again. Wires end as lost then, and devices find each other again under
 * the same keys.
 */
import type { Worker } from 'node:worker_threads'
import { closingCode } from '#shared/sync/closing.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { Address, Closed, ConnectError, DeviceKey, Transport, Wire } from '#shared/sync/transport.ts'
import { createIrohWire, type IrohWire } from './irohWire.ts'
import type { CoreToNet, DecodeToCore, NetToCore, Relays } from './protocol.ts'
import { startDecoder, startNet, type Threads } from './threads.ts'

export interface IrohOptions {
  /** The device's Ed25519 seed, 32 bytes. */
  secretKey: Uint8Array
  /** The threads' entries: netWorker.ts and decodeWorker.ts in plain Node, their bundles in the app. */
  netWorkerUrl: URL
  decodeWorkerUrl: URL
  /** "ip:port" to listen on; port 0 for any. "0.0.0.0:0" is all of this computer's networks, IPv6 too. */
  listen: string
  relays: Relays
  /** For tests that have less patience; the limits of limits.ts unless told. */
  limits?: { frameWithinMs?: number; decodeWithinMs?: number; callWithinMs?: number }
  /** Told of each thread that is started, so that a test can end it. */
  onThread?: (kind: 'net' | 'decode', thread: Worker) => void
}

/** `NoNetworkLibrary`: not on this kind of computer. `message` is one sentence. */
export interface TransportError {
  code: 'NoNetworkLibrary' | 'CannotListen'
  message: string
}

/** Milliseconds that leaving may take in all. */
const LEAVE_WITHIN_MS = 4_000
/** Waits before a net thread that died is started again: double each time, up to the last. */
const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 30_000
/** A thread that lived so long did not die of what it started with. */
const LONG_LIFE_MS = 60_000

const closedHere: Closed = { kind: 'closedHere', detail: 'Sync was ended on this device.' }
const startedAnew: Closed = { kind: 'lost', detail: 'The network part was started anew.' }
const hung: Closed = { kind: 'misbehaved', detail: 'What it sent stopped the reader.' }
const unreachable: ConnectError = {
  code: 'Unreachable',
  message: 'The device does not answer at any address known of it.',
}
const transportClosed: ConnectError = { code: 'TransportClosed', message: 'Sync was ended on this device.' }

/** Starts the threads and binds the address. Never rejects. */
export async function createIrohTransport(options: IrohOptions): Promise<Result<Transport, TransportError>> {
  const wires = new Map<number, IrohWire>()
  const calls = new Map<number, { remote: DeviceKey; settle(result: Result<Wire, ConnectError>): void }>()
  const unheard: Wire[] = []
  let threads: Threads | undefined
  let onWire: ((wire: Wire) => void) | undefined
  let onAddresses = (): void => {}
  let addresses: Address[] = []
  let bound: string[] = []
  let self: DeviceKey | undefined
  let leaving: Promise<void> | undefined
  let nextCall = 1
  let deaths = 0

  const toNet = (message: CoreToNet): void => threads?.net.postMessage(message)
  const closeNow = (wire: number, kind: Closed['kind']): void =>
    toNet({ do: 'close', wire, code: closingCode({ kind, detail: '' }), now: true })

  const opened = ({ wire: id, remote, path, call }: Extract<DecodeToCore, { is: 'opened' }>): void => {
    const asked = call === null ? undefined : calls.get(call)
    if (call !== null) calls.delete(call)
    // An answer that nobody waits for any more.
    if (leaving || (call !== null && asked === undefined)) return closeNow(id, 'bye')
    const wire = createIrohWire({
      id,
      remote,
      dialled: call !== null,
      path,
      toNet,
      toDecoder: (message) => threads?.decoder.postMessage(message),
    })
    wires.set(id, wire)
    if (asked) asked.settle(ok(wire))
    else if (onWire) onWire(wire)
    else unheard.push(wire)
  }
  const ended = (id: number, closed: Closed): void => {
    wires.get(id)?.ended(closed)
    wires.delete(id)
  }

  const fromDecoder = (message: DecodeToCore): void => {
    switch (message.is) {
      case 'opened':
        opened(message)
        break
      case 'messages':
        wires.get(message.wire)?.took(message.messages, message.received)
        break
      case 'misbehaved':
        ended(message.wire, { kind: 'misbehaved', detail: message.detail })
        closeNow(message.wire, 'misbehaved')
        break
      case 'closed':
        ended(message.wire, message.closed)
        break
    }
  }
  const fromNet = (message: NetToCore): void => {
    switch (message.is) {
      case 'unreachable':
        calls.get(message.call)?.settle(err(leaving ? transportClosed : unreachable))
        calls.delete(message.call)
        break
      case 'sent':
        wires.get(message.wire)?.wrote(message.messages, message.sent)
        break
      case 'path':
        wires.get(message.wire)?.runs(message.path, message.roundTrip)
        break
      case 'addresses':
        addresses = message.addresses
        onAddresses()
        break
      case 'ready':
      case 'failed':
        break
    }
  }

  /** Every wire and call ends, one wire perhaps with the blame. */
  const settleAll = (blamed: number, others: Closed): void => {
    for (const [id, wire] of wires) wire.ended(id === blamed ? hung : others)
    wires.clear()
    for (const call of calls.values()) call.settle(err(leaving ? transportClosed : unreachable))
    calls.clear()
  }

  const decoderDied = (blamed: number): void => {
    if (threads === undefined) return
    settleAll(blamed, startedAnew)
    const { decoder, port } = startDecoder(options, fromDecoder, decoderDied)
    threads.decoder = decoder
    threads.net.postMessage({ do: 'decoder', decoder: port, blamed } satisfies CoreToNet, [port])
  }

  const start = async (): Promise<Result<void, TransportError>> => {
    const begun = performance.now()
    const { decoder, port } = startDecoder(options, fromDecoder, decoderDied)
    const started = await startNet(options, {
      bound,
      port,
      onMessage: fromNet,
      onExit: () => netDied(performance.now() - begun),
    })
    if (!started.ok) {
      decoder.removeAllListeners('exit')
      await decoder.terminate()
      return started
    }
    threads = { net: started.value.net, decoder }
    ;({ addresses, bound } = started.value)
    self ??= started.value.self
    return ok(undefined)
  }

  /** Called when a net thread ends that had begun to listen. */
  const netDied = (lived: number): void => {
    const decoder = threads?.decoder
    threads = undefined
    decoder?.removeAllListeners('exit')
    void decoder?.terminate()
    settleAll(0, leaving ? closedHere : startedAnew)
    if (!leaving) void startAgain(lived)
  }
  const startAgain = async (lived: number): Promise<void> => {
    deaths = lived > LONG_LIFE_MS ? 1 : deaths + 1
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (deaths - 1))))
      if (leaving) return
      if ((await start()).ok) break
      deaths += 1
    }
    if (leaving) await stopThreads()
    else onAddresses()
  }

  const stopThreads = async (): Promise<void> => {
    const net = threads?.net
    if (net === undefined) return
    const gone = new Promise((resolve) => net.once('exit', resolve))
    toNet({ do: 'stop' })
    const late = new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN_MS).unref())
    await Promise.race([gone, late])
    // A thread with live connections must not be ended by force (netThread.ts); left alone it keeps nobody waiting.
    net.unref()
  }
  const leave = async (): Promise<void> => {
    for (const wire of wires.values()) wire.close(closedHere)
    await stopThreads()
    settleAll(0, closedHere)
  }

  const first = await start()
  if (!first.ok) return first
  if (self === undefined) throw new Error('a net thread that listens says its key')
  return ok({
    self,
    addresses: () => addresses,
    onAddressesChanged(listener) {
      onAddresses = listener
    },
    connect(remote, at) {
      if (leaving) return Promise.resolve(err(transportClosed))
      if (threads === undefined) return Promise.resolve(err(unreachable))
      return new Promise((settle) => {
        const call = nextCall
        nextCall += 1
        calls.set(call, { remote, settle })
        toNet({ do: 'connect', call, remote, addresses: at })
      })
    },
    onWire(listener) {
      onWire = listener
      for (const wire of unheard.splice(0)) listener(wire)
    },
    close() {
      leaving ??= leave()
      return leaving
    },
  })
}
