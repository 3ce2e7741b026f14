/** Thread in which states and agreement are computed: a fit must not keep windows waiting. One request at a time. */
import { parentPort } from 'node:worker_threads'
import { assess, fitModel } from '#shared/measure/relationship.ts'
import { measure } from '../agreement/measure.ts'
import type { AgreementAnswer, AgreementRequest } from '../agreement/protocol.ts'
import { type MeasureAnswer, type MeasureRequest, unpack } from './protocol.ts'

const port = parentPort
if (port) {
  port.on('message', (request: MeasureRequest | AgreementRequest) => {
    void answer(request).then((message) => port.postMessage(message))
  })
}

async function answer(request: MeasureRequest | AgreementRequest): Promise<MeasureAnswer | AgreementAnswer> {
  const { id } = request
  try {
    if ('seeds' in request) return measure(request)
    const { only, people, at, settings } = request
    const unpacked = people.map(unpack)
    return only === 'fit'
      ? { id, fit: await fitModel(unpacked, at, settings) }
      : { id, all: await assess(unpacked, at, settings) }
  } catch (cause) {
    return { id, failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
  }
}
