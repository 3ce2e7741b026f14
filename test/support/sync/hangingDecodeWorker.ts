/** A decode thread that hangs for ever over an entry whose text has this word in it, as a bug in a reader would. */
import { runDecodeWorker } from '#core/sync/transport/runDecodeWorker.ts'

export const HANG = 'hangs'

runDecodeWorker((body) => {
  while (body.includes(HANG));
  return true
})
