/** Which sockets to bind for an address to listen on. */

const ANY_PORT = 0

/**
 * Sets of "ip:port", to be tried in this order: first the ports that were had before, so that addresses which others
 * know stay true. Without a word about IPv6 the network library opens it to everybody, so loopback names both.
 */
export function bindsFor(listen: string, before: readonly string[]): string[][] {
  const colon = listen.lastIndexOf(':')
  const [host, port] = [listen.slice(0, colon), listen.slice(colon + 1)]
  const asked = isLoopback(host)
    ? [[`${host}:${port}`, host.startsWith('[') ? `127.0.0.1:${ANY_PORT}` : `[::1]:${ANY_PORT}`], [`${host}:${port}`]]
    : [[`${host}:${port}`]]
  return before.length > 0 ? [[...before], ...asked] : asked
}

const isLoopback = (host: string): boolean => host.startsWith('127.') || host === '[::1]'
