/** Entry of the decode thread: in plain Node from this file, in the app from its bundle. */
import { runDecodeWorker } from './runDecodeWorker.ts'
import { verifyEntry } from './verifyEntry.ts'

runDecodeWorker(verifyEntry)
