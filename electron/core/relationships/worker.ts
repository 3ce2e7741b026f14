/** Thread in which the states are computed: a fit must not keep windows waiting. One request at a time. */
import { parentPort } from 'node:worker_threads'
import { assess, fitModel } from '#shared/measure/relationship.ts'
import { type MeasureAnswer, type MeasureRequest, unpack } from './protocol.ts'

const port = parentPort
if (port) {
  port.on('message', (request: MeasureRequest) => {
    void answer(request).then((message) => port.postMessage(message))
  })
}

async function answer({ id, only, people, at, settings }: MeasureRequest): Promise<MeasureAnswer> {
  try {
    const unpacked = people.map(unpack)
    return only === 'fit'
      ? { id, fit: await fitModel(unpacked, at, settings) }
      : { id, all: await assess(unpacked, at, settings) }
  } catch (cause) {
    return { id, failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
  }
}
