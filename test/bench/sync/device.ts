/** A device's process, from the benchmark's side. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SyncEvent } from '#core/sync/engine.ts'
import type { FromDevice, Request, RequestName, Requests } from './protocol.ts'

export interface Device {
  ask<N extends RequestName>(name: N, input: Requests[N]['input']): Promise<Requests[N]['output']>
  /** The next event of that kind from now on. */
  next(event: SyncEvent['event']): Promise<void>
  /** Closes the workspace and ends the process. */
  end(): Promise<void>
}

const script = fileURLToPath(new URL('../processes/syncDevice.ts', import.meta.url))

export function startDevice(): Device {
  const child = fork(script, [], { execArgv: ['--disable-warning=ExperimentalWarning'] })
  const asked = new Map<number, { resolve: (output: never) => void; reject: (cause: Error) => void }>()
  const awaited: { event: string; resolve: () => void; reject: (cause: Error) => void }[] = []
  let ids = 0
  child.on('message', (message: FromDevice) => {
    if (message.is === 'event') {
      for (const each of awaited.filter(({ event }) => event === message.event)) {
        awaited.splice(awaited.indexOf(each), 1)
        each.resolve()
      }
      return
    }
    const request = asked.get(message.id)
    asked.delete(message.id)
    if (message.is === 'answer') request?.resolve(message.output as never)
    else request?.reject(new Error(message.message))
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      const cause = new Error('the device ended')
      for (const { reject } of [...asked.values(), ...awaited]) reject(cause)
      resolve()
    })
  })
  const device: Device = {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        const id = ++ids
        asked.set(id, { resolve, reject })
        child.send({ id, name, input } satisfies Request)
      }),
    next: (event) => new Promise((resolve, reject) => awaited.push({ event, resolve, reject })),
    end: async () => {
      if (child.exitCode === null) await device.ask('close', null).catch(() => undefined)
      child.kill('SIGKILL')
      await ended
    },
  }
  return device
}
