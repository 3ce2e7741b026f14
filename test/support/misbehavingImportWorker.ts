/** Stands in for the import thread: does to the pool what a hostile file might. */
import { parentPort } from 'node:worker_threads'
import type { ImportAnswer, ImportRequest } from '#core/importers/protocol.ts'

parentPort?.on('message', ({ id, job }: ImportRequest) => {
  const name = 'fileName' in job ? job.fileName : ''
  if (name === 'hang') for (;;);
  if (name === 'exit') process.exit(7)
  if (name === 'throw') throw new Error('a bug in a parser')
  if (name === 'hoard') {
    const hoard: number[][] = []
    for (;;) hoard.push(Array.from({ length: 100_000 }, (_, i) => i * 1.5))
  }
  const answer: ImportAnswer = { id, result: { ok: false, error: { code: 'FileNoText', message: 'Nothing.' } } }
  parentPort?.postMessage(answer)
})
