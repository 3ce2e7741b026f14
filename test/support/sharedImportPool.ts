/** The thread that reads files takes longer to start than most tests to run: the cores of one process share it. */
import { createImportPool, type ImportPool } from '#core/importers/pool.ts'

export interface SharedImportPool {
  /** For one core: when that closes, only what it was having read is given up. */
  lend(): ImportPool
  /** Ends the thread. */
  close(): Promise<void>
}

export function createSharedImportPool(workerUrl: URL): SharedImportPool {
  let reader: ImportPool | undefined
  return {
    lend: () => {
      const pool = (reader ??= createImportPool({ workerUrl }))
      const closing = new AbortController()
      const untilClosed = (signal: AbortSignal | undefined): AbortSignal =>
        signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      return {
        run: (job, signal) => pool.run(job, untilClosed(signal)),
        readTable: (job, signal) => pool.readTable(job, untilClosed(signal)),
        readProject: (job, signal) => pool.readProject(job, untilClosed(signal)),
        readRecords: (job, signal) => pool.readRecords(job, untilClosed(signal)),
        readVault: (job, signal) => pool.readVault(job, untilClosed(signal)),
        readReferences: (job, signal) => pool.readReferences(job, untilClosed(signal)),
        readAnnotations: (job, signal) => pool.readAnnotations(job, untilClosed(signal)),
        // What this core is having read comes back as cancelled; the others go on.
        close: () => Promise.resolve(closing.abort()),
      }
    },
    close: async () => {
      const ending = reader
      reader = undefined
      await ending?.close()
    },
  }
}
