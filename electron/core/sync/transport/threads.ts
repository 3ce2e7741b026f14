/** Starts the two network threads and watches over the decoding one. */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { err, ok, type Result } from '#shared/model/result.ts'
import { DECODE_WATCHDOG_MS, FRAME_WITHIN_MS } from '#shared/sync/limits.ts'
import { bindsFor } from './binds.ts'
import type { IrohOptions, TransportError } from './irohTransport.ts'
import type { DecodeSettings, DecodeToCore, NetSettings, NetToCore } from './protocol.ts'
import { createSlot, decoding, watchDecoding } from './watchdog.ts'

export interface Threads {
  net: Worker
  decoder: Worker
}

/** The library itself gives up after half a minute. */
const CALL_WITHIN_MS = 10_000
const START_WITHIN_MS = 15_000
/** The messages of a first sync are megabytes; beyond this something is wrong, and the thread is better started again. */
const HEAP_MB = 1_024

/**
 * Starts a decode thread; `port` is the net thread's end of the line to it. `onDeath`: it hung and was ended, or
 * died; with the wire whose frame it was decoding, 0 for none.
 */
export function startDecoder(
  { decodeWorkerUrl, limits, onThread }: IrohOptions,
  onMessage: (message: DecodeToCore) => void,
  onDeath: (blamed: number) => void,
): { decoder: Worker; port: MessagePort } {
  const slot = createSlot()
  const { port1, port2 } = new MessageChannel()
  const settings: DecodeSettings = { net: port1, frameWithinMs: limits?.frameWithinMs ?? FRAME_WITHIN_MS, slot }
  const decoder = new Worker(decodeWorkerUrl, {
    workerData: settings,
    transferList: [port1],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const unwatch = watchDecoding({
    slot,
    onHang: () => void decoder.terminate(),
    withinMs: limits?.decodeWithinMs ?? DECODE_WATCHDOG_MS,
  })
  decoder.on('message', onMessage)
  // The exit that follows tells all that matters.
  decoder.on('error', () => {})
  decoder.on('exit', () => {
    unwatch()
    onDeath(decoding(slot))
  })
  onThread?.('decode', decoder)
  return { decoder, port: port2 }
}

export interface StartNet {
  /** What was bound before, to be bound again. */
  bound: readonly string[]
  port: MessagePort
  onMessage: (message: NetToCore) => void
  /** Called when a thread ends that had begun to listen. */
  onExit: () => void
}

type Listening = Pick<Extract<NetToCore, { is: 'ready' }>, 'self' | 'addresses' | 'bound'> & { net: Worker }

/** Starts a net thread; resolves when it listens, or says why it does not. */
export function startNet(
  { netWorkerUrl, secretKey, listen, relays, limits, onThread }: IrohOptions,
  { bound, port, onMessage, onExit }: StartNet,
): Promise<Result<Listening, TransportError>> {
  return new Promise((resolve) => {
    const settings: NetSettings = {
      secretKey,
      bind: bindsFor(listen, bound),
      relays,
      callWithinMs: limits?.callWithinMs ?? CALL_WITHIN_MS,
      decoder: port,
    }
    const net = new Worker(netWorkerUrl, { workerData: settings, transferList: [port] })
    const fail = (message: string): void => resolve(err({ code: 'CannotListen', message }))
    const late = setTimeout(() => {
      fail('Sync could not start listening in time; start the program again.')
      void net.terminate()
    }, START_WITHIN_MS)
    let listens = false
    net.on('message', (message: NetToCore) => {
      if (message.is === 'ready') {
        clearTimeout(late)
        listens = true
        resolve(ok({ net, self: message.self, addresses: message.addresses, bound: message.bound }))
      } else if (message.is === 'failed') {
        resolve(err({ code: message.code, message: message.message }))
        void net.terminate()
      } else onMessage(message)
    })
    net.on('error', () => {})
    net.on('exit', () => {
      clearTimeout(late)
      fail('Sync could not start its network part; start the program again.')
      if (listens) onExit()
    })
    onThread?.('net', net)
  })
}
