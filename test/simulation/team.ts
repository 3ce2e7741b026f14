/** The team that every history begins with, made once by real invitations, and its people's discovery of each other. */
import { join } from 'node:path'
import type { Discovery, DiscoveryOptions } from '#core/sync/network.ts'
import { nodeCrypto } from '#core/sync/nodeCrypto.ts'
import type { DeviceKey } from '#shared/sync/transport.ts'
import { createMemoryNetwork } from '#test/support/sync/memoryNetwork.ts'
import { createVirtualTime } from '#test/support/sync/virtualTime.ts'
import { seedChance } from './determinism.ts'
import { Device, runOn, type World } from './device.ts'

/** First the owner who begins. */
export const TEAM = [
  ['ada', 'owner'],
  ['ben', 'owner'],
  ['cem', 'editor'],
  ['dea', 'editor'],
  ['eli', 'editor'],
] as const

/** Devices on one network are told of each other this often, in ms. */
const ANNOUNCED_EVERY_MS = 20_000

/** Entries that were found genuine: each travels at every greeting. */
const genuine = new Set<string>()

function verify(body: string, signature: string, author: string): boolean {
  const entry = `${author} ${signature} ${body}`
  if (genuine.has(entry)) return true
  const holds = nodeCrypto.verify(author, body, signature)
  if (holds) genuine.add(entry)
  if (genuine.size > 10_000) genuine.clear()
  return holds
}

export function createWorld(seed: number): World {
  const time = createVirtualTime()
  runOn(time)
  const wires = createMemoryNetwork({
    seed,
    timers: time,
    verify,
  })
  const present = new Set<DiscoveryOptions>()
  let groups: DeviceKey[][] | undefined
  const hears = (a: DeviceKey, b: DeviceKey): boolean =>
    a !== b && (groups === undefined || groups.some((group) => group.includes(a) && group.includes(b)))
  const announce = (who: DiscoveryOptions): void => {
    for (const other of present) {
      if (!hears(who.self, other.self)) continue
      other.onFound(who.self, who.addresses())
      who.onFound(other.self, other.addresses())
    }
  }
  const everybody = (): void => {
    for (const who of present)
      for (const other of present) if (hears(who.self, other.self)) other.onFound(who.self, who.addresses())
  }
  const keep = (): void => {
    everybody()
    time.after(ANNOUNCED_EVERY_MS, keep)
  }
  time.after(ANNOUNCED_EVERY_MS, keep)
  return {
    time,
    wires,
    reports: [],
    createDiscovery: (options): Discovery => {
      present.add(options)
      time.after(50, () => present.has(options) && announce(options))
      return {
        announce: () => time.after(50, () => present.has(options) && announce(options)),
        stop: () => present.delete(options),
      }
    },
    part: (...parts) => {
      groups = parts
      wires.partition(...parts)
    },
    heal: () => {
      groups = undefined
      wires.heal()
      time.after(50, everybody)
    },
  }
}

const joins = ({ db }: Device): boolean => db.get(`SELECT 1 FROM meta WHERE key = 'joining'`) !== undefined

/** Somebody joins by an invitation of this owner's. False: not within a minute. */
export async function joinTeam(
  { time }: World,
  owner: Device,
  newcomer: Device,
  role: 'owner' | 'editor' | 'viewer',
): Promise<boolean> {
  const invited = owner.enter(() =>
    owner.core?.execute('invite', { role, expiresInMs: 3_600_000, autoAdmit: true }, { scope: 'window' }),
  )
  if (!invited?.ok) return false
  await time.advance(100)
  const link = await owner.enter(() => owner.core?.query('inviteLink', { inviteId: invited.value.inviteId }))
  if (!link?.ok || link.value === null) return false
  await newcomer.start({ join: { link: link.value, name: newcomer.name } })
  return time.runUntil(() => newcomer.alive && !joins(newcomer), 60_000)
}

/** Makes the team in this folder, a folder for each; `TEAM` says who. */
export async function makeTeam(folder: string): Promise<void> {
  seedChance(4711)
  const world = createWorld(4711)
  const devices = TEAM.map(([name]) => new Device(world, name, join(folder, name)))
  const [owner] = devices
  if (!owner) throw new Error('nobody begins')
  await owner.start({ create: { name: 'Workshop' }, memberName: owner.name })
  for (const [at, [, role]] of TEAM.entries()) {
    const device = devices[at]
    if (device && at > 0 && !(await joinTeam(world, owner, device, role)))
      throw new Error(`${device.name} does not join`)
  }
  await world.time.advance(10_000)
  for (const device of devices) await device.stop()
  if (world.reports.length > 0) throw new Error(world.reports.join('\n'))
}
