/** Devices on the loopback interface for tests: nothing of it leaves this computer. */
import { randomBytes } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import iroh from '@number0/iroh/index.js'
import { createIrohTransport, type IrohOptions } from '#core/sync/transport/irohTransport.ts'
import { codeOfEnd } from '#core/sync/transport/irohLibrary.ts'
import { GREETING } from '#core/sync/transport/netWire.ts'
import { closedByOther } from '#shared/sync/closing.ts'
import type { DeviceKey, Transport } from '#shared/sync/transport.ts'
import type { RawWire } from './memoryWire.ts'

const at = (file: string): URL => new URL(`../../../electron/core/sync/transport/${file}`, import.meta.url)
export const workerUrls = { netWorkerUrl: at('netWorker.ts'), decodeWorkerUrl: at('decodeWorker.ts') }
const LOOPBACK = '127.0.0.1:0'
const ALPN = [...new TextEncoder().encode('commonplace/1')]

export interface LoopbackDevice {
  transport: Transport
  /** The thread of this kind that runs now. */
  thread(kind: 'net' | 'decode'): Worker
}

export async function startDevice(options: Partial<IrohOptions> = {}): Promise<LoopbackDevice> {
  const running = new Map<'net' | 'decode', Worker>()
  const started = await createIrohTransport({
    secretKey: randomBytes(32),
    ...workerUrls,
    listen: LOOPBACK,
    relays: { kind: 'none' },
    onThread: (kind, thread) => running.set(kind, thread),
    ...options,
  })
  if (!started.ok) throw new Error(started.error.message)
  return {
    transport: started.value,
    thread(kind) {
      const thread = running.get(kind)
      if (thread === undefined) throw new Error('no thread runs')
      return thread
    },
  }
}

/** A key that belongs to no device here. */
export const freshKey = (): DeviceKey => iroh.SecretKey.generate().public().toString() as DeviceKey

export type RawEndpoint = iroh.Endpoint

/** An endpoint that keeps to no rule. */
export async function rawEndpoint(): Promise<RawEndpoint> {
  const builder = iroh.Endpoint.builder()
  iroh.presetMinimal(builder)
  builder.relayMode(iroh.RelayMode.disabled())
  builder.bindAddr(LOOPBACK)
  builder.bindAddr('[::1]:0')
  return builder.bind()
}

/** Where to find a device, as the library wants it. */
export function libraryAddress(to: Transport): iroh.EndpointAddr {
  const direct = to.addresses().flatMap((each) => ('direct' in each ? [each.direct] : []))
  return new iroh.EndpointAddr(iroh.EndpointId.fromString(to.self), null, direct)
}

/** A connection of a hostile device whose first stream is greeted as agreed. */
export async function greetRaw(from: RawEndpoint, to: Transport): Promise<iroh.Connection> {
  const connection = await from.connect(libraryAddress(to), ALPN)
  const stream = await connection.openBi()
  await stream.send.writeAll([GREETING])
  return connection
}

/** A call of a hostile device, greeted as agreed; everything after that is the test's. */
export async function callRaw(from: RawEndpoint, to: Transport): Promise<RawWire> {
  const connection = await from.connect(libraryAddress(to), ALPN)
  const stream = await connection.openBi()
  let writing = stream.send.writeAll([GREETING])
  return {
    send(bytes) {
      writing = writing.then(() => stream.send.writeAll([...bytes])).catch(() => {})
    },
    close: () => connection.close(0n, []),
    ended: connection.closed().then((reason) => closedByOther(codeOfEnd(reason))),
  }
}
