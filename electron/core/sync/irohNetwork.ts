/** The machine's real network for sync: iroh in threads of its own, and announcements on the local network. */
import { appError } from '#shared/contract/errors.ts'
import type { SyncSettings } from '#shared/contract/team.ts'
import { err } from '#shared/model/result.ts'
import { createDiscovery } from './discovery/discovery.ts'
import type { Discovery, DiscoveryOptions, Network } from './network.ts'
import { portOf } from './service.ts'
import { createIrohTransport } from './transport/irohTransport.ts'
import type { Relays } from './transport/protocol.ts'
import { realTimers } from './transport/realTime.ts'

export interface IrohNetworkOptions {
  netWorkerUrl: URL
  decodeWorkerUrl: URL
  discoveryWorkerUrl: URL
  /** "ip:port" to listen at; all of this computer's networks unless told. */
  listen?: string | undefined
  /** Looks for teammates on the local network, and lets itself be found. */
  lan: boolean
}

const ALL_NETWORKS = '0.0.0.0:0'

const relaysOf = ({ mode, relay }: SyncSettings): Relays => {
  if (mode === 'lan') return { kind: 'none' }
  return relay === null ? { kind: 'public' } : { kind: 'own', url: relay }
}

/**
 * Announces this device where it is now. With another port it says something else, and on another network the sockets
 * that listened on the old one may hear nothing: then it begins anew.
 */
function lanDiscovery({ workspaceId, self, addresses, keys, onFound }: DiscoveryOptions, workerUrl: URL): Discovery {
  const start = () => {
    const port = portOf(addresses())
    return port === undefined
      ? undefined
      : createDiscovery({
          workspaceId,
          self,
          port,
          keys,
          onFound: (found) => onFound(found.key, found.addresses),
          workerUrl,
        })
  }
  const whereabouts = (): string => JSON.stringify(addresses())
  let place = whereabouts()
  let running = start()
  return {
    announce: () => {
      const now = whereabouts()
      if (now === place) return running?.ask()
      void running?.stop()
      place = now
      running = start()
    },
    stop: () => void running?.stop(),
  }
}

export function createIrohNetwork({
  netWorkerUrl,
  decodeWorkerUrl,
  discoveryWorkerUrl,
  listen,
  lan,
}: IrohNetworkOptions): Network {
  return {
    timers: realTimers,
    random: Math.random,
    createTransport: async ({ secret, settings, lastPort }) => {
      const open = (at: string) =>
        createIrohTransport({
          secretKey: secret,
          netWorkerUrl,
          decodeWorkerUrl,
          listen: at,
          relays: relaysOf(settings),
        })
      const told = listen ?? ALL_NETWORKS
      const before = lastPort !== undefined && told.endsWith(':0') ? told.replace(/0$/, String(lastPort)) : undefined
      const again = before === undefined ? undefined : await open(before)
      // Somebody else has that port now: any other will do.
      const made = again?.ok === true ? again : await open(told)
      return made.ok ? made : err(appError('SyncUnavailable', made.error.message))
    },
    ...(lan && { createDiscovery: (options: DiscoveryOptions) => lanDiscovery(options, discoveryWorkerUrl) }),
  }
}
