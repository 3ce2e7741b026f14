/** One job on a workspace file: in the thread, and in tests without one. */
import { basename } from 'node:path'
import type { AppError } from '#shared/contract/errors.ts'
import type { BlobHash } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { createPartialBlobs } from '../blobs/partialBlobs.ts'
import { readContent } from './content.ts'
import { inspect, lookAt } from './inspect.ts'
import type { Ask, CarryDone, CarryJob, CarryWork, Inspected, Tell } from './protocol.ts'
import { broken, Declined, toError } from './refused.ts'
import { openSource, type Source } from './source.ts'
import { write } from './write.ts'

/** Hands over what the core takes. The file was inspected; should it be another by now, what differs is refused again. */
async function handOver(source: Source, dataDir: string, inspected: Inspected, ask: Ask, tell: Tell): Promise<void> {
  const partial = createPartialBlobs(dataDir, 'carried')
  let wanted: Set<BlobHash> | undefined
  for await (const part of readContent(source.content((read) => tell('taking', read, source.size)))) {
    if (part.is === 'seal' && part.sha256 !== inspected.sha256) throw broken('it changed while it was read')
    if (part.is !== 'message') continue
    const { message } = part
    if (message.type === 'updates') {
      const taken = await ask('docs', message.docs)
      if (!taken.ok) throw new Declined(taken.error)
    } else if (message.type === 'blobPart') {
      wanted ??= new Set(await ask('wanted', null))
      const { hash, from, total, bytes } = message
      if (!wanted.has(hash)) continue
      // A process that died may have left its beginning here.
      if (from === 0) partial.drop(hash)
      const outcome = partial.append(hash, from, total, bytes)
      if (outcome === 'broken' || outcome === 'outOfStep') throw broken('a file in it is not the one it says')
      if (outcome === 'whole') await ask('stored', { hash, bytes: total })
    }
  }
}

async function read(job: Extract<CarryJob, { do: 'read' }>, ask: Ask, tell: Tell): Promise<CarryDone> {
  const source = await openSource(job.path, job.passphrase)
  try {
    const inspected = await inspect(source, tell)
    const accepted = await ask('accept', inspected)
    if (!accepted.ok) throw new Declined(accepted.error)
    await handOver(source, job.dataDir, inspected, ask, tell)
    return { inspected }
  } finally {
    await source.close()
  }
}

async function look(job: Extract<CarryJob, { do: 'look' }>): Promise<CarryDone> {
  const source = await openSource(job.path, job.passphrase)
  try {
    return { manifest: await lookAt(source) }
  } finally {
    await source.close()
  }
}

/** Throws for bugs only. */
export const doCarryJob: CarryWork = async (job, ask, tell) => {
  try {
    if (job.do === 'write') return ok({ written: await write(job, ask, tell) })
    return ok(await (job.do === 'look' ? look(job) : read(job, ask, tell)))
  } catch (cause) {
    const error: AppError | null = toError(cause, basename(job.path))
    if (error === null) throw cause
    return err(error)
  }
}
