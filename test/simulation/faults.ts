/** What goes wrong around the team: networks, machines, clocks, disks. */
import { isDiskFull } from '#core/db/diskFull.ts'
import { createUpdateLog } from '#core/docs/log.ts'
import type { Random } from '#test/support/random.ts'
import type { Device, World } from './device.ts'
import { docIds, readDoc } from './ledger.ts'

export interface FaultParts {
  world: World
  random: Random
  devices: readonly Device[]
  /** The process dies now; `windows`: they live on. */
  kill: (device: Device, windows: boolean) => Promise<void>
  /** Starts it again, unless somebody has. */
  start: (device: Device) => Promise<void>
  /** What the device did since its backup may be gone. */
  rolledBack: (device: Device, from: number) => void
  /** After so many steps. */
  later: (steps: number, run: () => void | Promise<void>) => void
}

const HOUR = 3_600_000

export const faults: Record<string, [weight: number, (device: Device, parts: FaultParts) => string | Promise<string>]> =
  {
    part: [
      5,
      (_device, { world, random, devices }) => {
        const groups = random.int(2, 4)
        const parts = Array.from({ length: groups }, (): Device[] => [])
        for (const device of devices) parts[random.int(0, groups - 1)]?.push(device)
        world.part(...parts.map((group) => group.map(({ key }) => key)))
        return `parted ${parts.map((group) => group.map(({ name }) => name).join('+')).join(' | ')}`
      },
    ],
    heal: [
      4,
      (_device, { world }) => {
        world.heal()
        return 'healed'
      },
    ],
    cut: [
      4,
      (device, { world, random, devices }) => {
        const other = random.pick(devices)
        world.wires.cut(device.key, other.key)
        return `cut ${device.name} from ${other.name}`
      },
    ],
    move: [
      1,
      (device, { world }) => {
        world.wires.move(device.key)
        return `${device.name} moved`
      },
    ],
    weather: [
      4,
      (_device, { world, random }) => {
        const slow = random.pick([5, 50, 400, 3_000])
        world.wires.faults = {
          delay: [1, slow],
          breaks: random.pick([0, 0, 0.002, 0.02]),
          callFails: random.pick([0, 0.3]),
          callTwice: random.pick([0, 0.3]),
        }
        return `messages take up to ${slow} ms`
      },
    ],
    kill: [
      4,
      async (device, { random, kill, later, start }) => {
        await kill(device, random.chance(0.5))
        later(random.int(1, 15), () => start(device))
        return `${device.name} killed`
      },
    ],
    killAt: [
      4,
      (device, { random }) => {
        const point = random.pick(['beforeCommit', 'afterLogWrite', 'afterCommit'] as const)
        device.killAt = { point, left: random.int(1, 6) }
        return `${device.name} will die ${point}`
      },
    ],
    clock: [
      3,
      (device, { random }) => {
        const by = random.pick([-30 * HOUR, -HOUR, -2_000, 2_000, HOUR, 20 * HOUR])
        device.clock.jump(by)
        return `${device.name}'s clock jumped by ${by} ms`
      },
    ],
    fill: [
      3,
      (device, { random, later }) => {
        device.fill()
        later(random.int(2, 12), () => device.free())
        return `${device.name}'s disk is full`
      },
    ],
    backup: [
      2,
      (device, { random, kill, later, start, rolledBack }) => {
        device.keepBackup()
        const from = device.backup?.at ?? 0
        later(random.int(5, 30), async () => {
          await kill(device, false)
          device.restoreBackup()
          await start(device)
          rolledBack(device, from)
        })
        return `${device.name} is backed up`
      },
    ],
    compact: [
      4,
      (device, { random }) => {
        const docId = random.pick(docIds(device.db))
        const doc = readDoc(device.db, docId)
        try {
          createUpdateLog(device.db).compact(docId, doc, Math.floor(device.clock.now()))
          return `${device.name} compacts ${docId}`
        } catch (cause) {
          if (!isDiskFull(cause)) throw cause
          return `${device.name} has no room to compact ${docId}`
        } finally {
          doc.destroy()
        }
      },
    ],
  }

/** Draws a key by its weight. */
export function draw<T>(random: Random, from: Readonly<Record<string, readonly [number, T]>>): [string, T] {
  const all = Object.entries(from)
  let left = random.next() * all.reduce((sum, [, [weight]]) => sum + weight, 0)
  for (const [name, [weight, value]] of all) {
    left -= weight
    if (left < 0) return [name, value]
  }
  const [name, [, value]] = all[0] as (typeof all)[number]
  return [name, value]
}
