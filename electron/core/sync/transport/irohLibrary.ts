/**
 * The network library as this app uses it. Traps of its version 1.1: its package names a main file that does not
 * exist; its `watch…` functions end the whole process when they are called from JavaScript (so addresses and paths
 * are looked up from time to time instead); a loopback address for IPv4 alone leaves IPv6 open to all.
 */
import type * as Iroh from '@number0/iroh/index.js'
import type { DeviceKey } from '#shared/sync/transport.ts'
import type { Relays } from './protocol.ts'

export type Library = typeof Iroh
export type Endpoint = Iroh.Endpoint
export type Connection = Iroh.Connection
export type BiStream = Iroh.BiStream

const ALPN = [...new TextEncoder().encode('commonplace/1')]

/** Undefined where there is no build for this machine (Macs with Intel processors, for one). */
export async function loadLibrary(): Promise<Library | undefined> {
  try {
    return ((await import('@number0/iroh/index.js')) as unknown as { default: Library }).default
  } catch {
    return undefined
  }
}

/** @throws the library's error when the addresses cannot be bound */
export async function bindEndpoint(
  library: Library,
  { secretKey, relays }: { secretKey: Uint8Array; relays: Relays },
  bind: readonly string[],
): Promise<Endpoint> {
  const builder = library.Endpoint.builder()
  if (relays.kind === 'public') library.presetN0(builder)
  else {
    library.presetMinimal(builder)
    builder.relayMode(
      relays.kind === 'own' ? library.RelayMode.customFromUrls([relays.url]) : library.RelayMode.disabled(),
    )
  }
  builder.secretKey([...secretKey])
  builder.alpns([ALPN])
  for (const address of bind) builder.bindAddr(address)
  return builder.bind()
}

/** @throws the library's error when the device does not answer; that may take half a minute */
export function dial(
  library: Library,
  endpoint: Endpoint,
  remote: DeviceKey,
  relay: string | null,
  direct: string[],
): Promise<Connection> {
  const id = library.EndpointId.fromString(remote)
  return endpoint.connect(new library.EndpointAddr(id, relay, direct), ALPN)
}

/** The number in "closed by peer: 2" or "closed by peer: words (code 2)"; undefined for any other end. */
export function codeOfEnd(reason: string): number | undefined {
  const found = /^closed by peer: (?:.*\(code (\d+)\)|(\d+))$/s.exec(reason)
  const digits = found?.[1] ?? found?.[2]
  return digits === undefined ? undefined : Number(digits)
}

/** How a connection runs now. */
export function pathOf(connection: Connection): { path: 'direct' | 'relayed'; roundTrip: number | undefined } {
  const selected = connection.paths().find((path) => path.isSelected)
  return { path: selected?.isRelay ? 'relayed' : 'direct', roundTrip: connection.rtt() ?? undefined }
}
