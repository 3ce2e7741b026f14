/** What a core on the command line is given of the machine. */
import type { CoreDeps } from '#core/config.ts'

/** Where a bug came from, for who looks for it; others get its one sentence. */
const traceOf = (cause: Error): string =>
  process.env['COMMONPLACE_TRACE'] === undefined ? cause.message : (cause.stack ?? cause.message)

/** Problems go to stderr, one line each. */
export function coreDeps(): CoreDeps {
  const binding = process.env['COMMONPLACE_SQLITE_BINDING']
  return {
    importWorkerUrl: new URL('../core/importers/worker.ts', import.meta.url),
    ...(binding !== undefined && process.versions['electron'] !== undefined && { nativeBinding: binding }),
    report: (cause) => process.stderr.write(`${cause instanceof Error ? traceOf(cause) : JSON.stringify(cause)}\n`),
  }
}
