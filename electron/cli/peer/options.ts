/** How a peer is reached, as `peer` is told it. */
import { isIP } from 'node:net'
import { optional, UsageError, type Values } from '../command.ts'

export interface PeerSettings {
  /** The address and port to listen at; undefined: any. Port 0: any that is free. */
  listen: { host: string; port: number } | undefined
  /** Other devices in the local network are looked for, and this one lets itself be found. */
  lan: boolean
  /** Relays may be used. */
  internet: boolean
  /** A relay of the team's own instead of the public ones. */
  relay: string | undefined
}

/** "127.0.0.1:0", "[::1]:4433", "localhost:4433". Throws `UsageError`. */
export function parseListen(text: string): { host: string; port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text)
  const [, v6, v4, digits] = match ?? []
  const host = v6 ?? (v4 === 'localhost' ? '127.0.0.1' : v4)
  const port = Number(digits)
  const fits = host !== undefined && isIP(host) === (v6 === undefined ? 4 : 6)
  if (!fits || port > 65_535)
    throw new UsageError(`--listen is an address and a port, like 127.0.0.1:0 or [::1]:4433, not ${text}.`)
  return { host, port }
}

/** Throws `UsageError`. */
export function parseRelay(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const fits = url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '' && text.length <= 300
  if (!fits || url.username !== '' || url.password !== '')
    throw new UsageError('--relay is the address of a relay, like https://relay.example.org.')
  return url.href
}

/** A relay of one's own is in the internet: `--relay` says `--internet`, too. Throws `UsageError`. */
export function parsePeerSettings(values: Values, folders: number): PeerSettings {
  const listenText = optional(values, 'listen')
  const relayText = optional(values, 'relay')
  const listen = listenText === undefined ? undefined : parseListen(listenText)
  if (listen !== undefined && listen.port !== 0 && folders > 1)
    throw new UsageError('Each workspace listens at a port of its own; with several, --listen ends in :0.')
  return {
    listen,
    lan: values['lan'] === true,
    internet: values['internet'] === true || relayText !== undefined,
    relay: relayText === undefined ? undefined : parseRelay(relayText),
  }
}
