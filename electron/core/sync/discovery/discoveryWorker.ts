/**
 * Entry of the discovery thread: announces this device by mDNS and listens for others. In a thread of its own,
 * because anybody on the network may send it anything, and the library checks little of it.
 */
import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import bonjour, { type Service } from 'bonjour-service'
import { Announcement, announce, isOfWorkspace } from './announcement.ts'
import type { DiscoverySettings, FromDiscovery, ToDiscovery } from './protocol.ts'

const TYPE = { type: 'commonplace', protocol: 'udp' } as const
/** Announcements are repeated ever more rarely by the library; asking makes up for those that were lost. */
const ASK_EVERY_MS = 60_000
const ALIVE_EVERY_MS = 2_000
const MAX_ADDRESSES = 8
/** More than any team has laptops in one room: beyond it somebody plays games. */
const MAX_SERVICES = 500

const port = parentPort
if (port) {
  const { workspaceId, self, port: listening, mdns } = workerData as DiscoverySettings
  const say = (message: FromDiscovery): void => port.postMessage(message)
  // A socket that cannot be opened, now or later: the thread ends, and is started again after a while.
  const network = new bonjour(mdns, (error: unknown) => {
    throw error
  })
  const random = (): string => randomBytes(8).toString('hex')
  network.publish({
    ...TYPE,
    name: random(),
    // Not the computer's own name, which is often its owner's.
    host: `${random()}.local`,
    port: listening,
    txt: announce(workspaceId, self),
    probe: false,
  })

  const heard = (service: Service): void => {
    if (browser.services.length > MAX_SERVICES) throw new Error('too many announcements')
    const said = Announcement.safeParse(service.txt)
    if (!said.success || !isOfWorkspace(said.data, workspaceId)) return
    const hosts = [service.referer?.address, ...(service.addresses ?? [])].filter((host) => host !== undefined)
    const addresses = [...new Set(hosts)].slice(0, MAX_ADDRESSES).flatMap((host) => {
      const kind = isIP(host)
      // Addresses that hold on one cable only do not say on which.
      if (kind === 0 || host.startsWith('fe80:') || !(service.port > 0 && service.port < 65_536)) return []
      return [kind === 6 ? `[${host}]:${service.port}` : `${host}:${service.port}`]
    })
    if (addresses.length > 0) say({ is: 'heard', said: said.data, addresses })
  }
  /** The library tells of a service once, and keeps the address it had then: who asks again begins anew, since devices move. */
  const look = () => {
    const looking = network.find(TYPE)
    looking.on('up', heard)
    looking.on('srv-update', heard)
    looking.on('txt-update', heard)
    return looking
  }
  let browser = look()
  const ask = (): void => {
    browser.stop()
    browser = look()
  }
  const asking = setInterval(ask, ASK_EVERY_MS)
  const living = setInterval(() => say({ is: 'alive' }), ALIVE_EVERY_MS)
  port.on('message', (message: ToDiscovery) => {
    if (message.do === 'ask') return ask()
    clearInterval(asking)
    clearInterval(living)
    // Says goodbye first, so that others do not go on calling.
    network.unpublishAll(() => {
      network.destroy()
      say({ is: 'stopped' })
      port.close()
    })
  })
}
