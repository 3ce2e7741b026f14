/**
 * Thread in which files are read: one job at a time, answered by its id. It is started by
 * the pool, in plain Node from this file and in the build from its bundle.
 */
import { parentPort } from 'node:worker_threads'
import { readExchangeFile } from '../exchange/refi/readArchive.ts'
import { readVaultNotes } from '../exchange/vault/readNotes.ts'
import { guarded, importFile, importPasted } from './importFile.ts'
import type { ImportAnswer, ImportRequest } from './protocol.ts'
import { readAnnotations } from '../exchange/annotations/readAnnotations.ts'
import { readReferences } from '../exchange/references/readReferences.ts'
import { readRecords } from './table/readRecords.ts'
import { readLog } from './table/readLog.ts'

const port = parentPort
if (port) {
  port.on('message', (request: ImportRequest) => {
    void answer(request).then((message) => port.postMessage(message))
  })
}

async function answer({ id, job }: ImportRequest): Promise<ImportAnswer> {
  if ('table' in job) return { id, result: await readLog(job) }
  if ('project' in job) return { id, result: await readExchangeFile(job.project, job.fileName) }
  if ('vault' in job) return { id, result: readVaultNotes(job) }
  if ('annotations' in job)
    return { id, result: await guarded(job.fileName, () => Promise.resolve(readAnnotations(job.annotations))) }
  if ('references' in job)
    return { id, result: await guarded(job.fileName, () => Promise.resolve(readReferences(job.references))) }
  if ('records' in job)
    return { id, result: await guarded(job.fileName, () => Promise.resolve(readRecords(job.records, job.reading))) }
  if ('pasted' in job) return { id, result: await importPasted(job.pasted) }
  return { id, result: await importFile(job.bytes, job.fileName, job.hints) }
}
