/** Electron's and Node's message ports as one. They differ in what a listener gets and in how they start. */
import type { MessagePort } from 'node:worker_threads'
import type { PortLike } from './portServer.ts'

/** The part of Electron's MessagePortMain that is used; core never imports 'electron'. */
export interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** A port that arrived in Electron's utility process. */
export const portFromElectron = (port: ElectronPort): PortLike => ({
  postMessage: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.on('message', ({ data }) => listener(data))
    port.start()
  },
  onClose: (listener) => void port.on('close', listener),
  close: () => port.close(),
})

/** A port of Node's worker_threads. */
export const portFromNode = (port: MessagePort): PortLike => ({
  postMessage: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  onClose: (listener) => void port.on('close', listener),
  close: () => port.close(),
})
