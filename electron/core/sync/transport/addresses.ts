/** Where this device can be found, out of what its sockets are bound to and what the network library knows. */
import { networkInterfaces } from 'node:os'
import type { Address } from '#shared/sync/transport.ts'

/** More are not worth trying: a laptop has two networks, with an address or two each. */
const MAX_DIRECT = 16

export interface KnownAddresses {
  /** "ip:port" of each socket; 0.0.0.0 and [::] stand for all of the machine's addresses. */
  bound: readonly string[]
  /** "ip:port" as seen from outside. */
  direct: readonly string[]
  relay: string | null
}

/** Local addresses first, then those seen from outside, then the relay; each once. */
export function addressesOf({ bound, direct, relay }: KnownAddresses): Address[] {
  const found = new Set([...bound.flatMap(expanded), ...direct])
  const addresses: Address[] = [...found].slice(0, MAX_DIRECT).map((each) => ({ direct: each }))
  return relay === null ? addresses : [...addresses, { relay }]
}

function expanded(socket: string): string[] {
  const colon = socket.lastIndexOf(':')
  const [host, port] = [socket.slice(0, colon), socket.slice(colon + 1)]
  if (host === '0.0.0.0') return ownAddresses('IPv4').map((ip) => `${ip}:${port}`)
  if (host === '[::]') return ownAddresses('IPv6').map((ip) => `[${ip}]:${port}`)
  return [socket]
}

/** Addresses that other machines can use: neither loopback nor those that hold on one cable only. */
function ownAddresses(family: 'IPv4' | 'IPv6'): string[] {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === family && !each.internal && !each.address.startsWith('fe80:'))
    .map((each) => each.address)
}
