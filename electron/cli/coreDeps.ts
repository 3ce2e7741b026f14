/** What a core on the command line is given of the machine. */
import type { CoreDeps } from '#core/config.ts'
import { createIrohNetwork } from '#core/sync/irohNetwork.ts'
import type { Network } from '#core/sync/network.ts'
import type { PeerSettings } from './peer/options.ts'

/** Where a bug came from, for who looks for it; others get its one sentence. */
const traceOf = (cause: Error): string =>
  process.env['COMMONPLACE_TRACE'] === undefined ? cause.message : (cause.stack ?? cause.message)

/** The network for a command that meets teammates. Tests keep it on this computer by the environment. */
export function networkAt({ listen, lan }: Pick<PeerSettings, 'listen' | 'lan'>): Network {
  const at = listen && `${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${listen.port}`
  const told = at ?? process.env['COMMONPLACE_SYNC_LISTEN']
  return createIrohNetwork({
    netWorkerUrl: new URL('../core/sync/transport/netWorker.ts', import.meta.url),
    decodeWorkerUrl: new URL('../core/sync/transport/decodeWorker.ts', import.meta.url),
    discoveryWorkerUrl: new URL('../core/sync/discovery/discoveryWorker.ts', import.meta.url),
    listen: told,
    lan,
  })
}

/** `say` is told of problems, one line each. */
export function coreDeps(say: (line: string) => void): CoreDeps {
  const binding = process.env['COMMONPLACE_SQLITE_BINDING']
  return {
    importWorkerUrl: new URL('../core/importers/worker.ts', import.meta.url),
    measureWorkerUrl: new URL('../core/relationships/worker.ts', import.meta.url),
    carryWorkerUrl: new URL('../core/carry/worker.ts', import.meta.url),
    officeWorkerUrl: new URL('../core/exporters/office/worker.ts', import.meta.url),
    ...(binding !== undefined && process.versions['electron'] !== undefined && { nativeBinding: binding }),
    report: (cause) => say(cause instanceof Error ? traceOf(cause) : JSON.stringify(cause)),
  }
}
