/** When everything has healed: who must hold the same, and what each must hold. */
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { Device, World } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { NoteWindow } from './noteWindow.ts'

export interface EndParts {
  world: World
  devices: readonly Device[]
  windows: Map<Device, NoteWindow[]>
  due: { run: () => void | Promise<void> }[]
  ledger: Ledger
  removed: ReadonlySet<string>
  start: (device: Device) => Promise<void>
  fault: (what: string) => void
  log: (line: string) => void
}

/** The longest that devices on a sound network may take to hold the same, in ms: two of the comparisons without a reason. */
const PATIENCE_MS = 400_000

async function ask<N extends QueryName>(device: Device, name: N, input: QueryInput<N>): Promise<QueryOutput<N>> {
  const outcome = await device.enter(() => device.core?.query(name, input))
  if (!outcome?.ok) throw new Error(`${device.name} does not answer: ${outcome?.error.message}`)
  return outcome.value
}

const digestOf = async (device: Device): Promise<string> => (await ask(device, 'digest', {})).digest

const rows = <T>(device: Device, sql: string): T[] => device.db.all<T>(sql)

async function quieten({ world, devices, windows, due, start }: EndParts): Promise<void> {
  due.length = 0
  for (const device of devices) {
    device.killAt = undefined
    device.free()
  }
  for (const device of devices) await start(device)
  world.heal()
  world.wires.faults = { delay: [1, 20], breaks: 0, callFails: 0, callTwice: 0 }
  await world.time.advance(2_000)
  for (const open of windows.values()) for (const window of open) if (!window.connected) window.connect()
  await world.time.advance(1_000)
  for (const open of windows.values()) for (const window of open) if (window.connected) window.rest()
}

interface Member {
  device: Device
  role: string | undefined
}

async function rolesIn(devices: readonly Device[]): Promise<Member[]> {
  const [first] = devices
  if (!first) return []
  const team = await ask(first, 'team', {})
  const roleOf = new Map<string, string>(team.members.map(({ memberId, role }) => [memberId, role]))
  return devices.map((device) => ({ device, role: roleOf.get(device.memberId) }))
}

export async function checkEnd(parts: EndParts): Promise<void> {
  const { world, devices, ledger, removed, fault, log } = parts
  await quieten(parts)
  log('everything has healed')
  const began = world.time.now()
  let writers: Device[] = []
  for (let same = false; !same; ) {
    await world.time.advance(500)
    const members = await rolesIn(devices)
    writers = members.filter(({ role }) => role === 'owner' || role === 'editor').map(({ device }) => device)
    same = new Set(await Promise.all(writers.map(digestOf))).size === 1
    if (!same && world.time.now() - began > PATIENCE_MS) {
      fault(`after ${PATIENCE_MS / 1000} s these still differ: ${await differences(writers)}`)
      return
    }
  }
  log(`the same after ${world.time.now() - began} ms`)
  // The last words of the last commit: blobs, marks, a viewer's turn.
  await world.time.advance(20_000)
  const digests = new Set(await Promise.all(writers.map(digestOf)))
  if (digests.size !== 1) fault(`held the same and then no more: ${await differences(writers)}`)

  const members = await rolesIn(devices)
  const [first] = writers
  if (!first) return fault('nobody may write any more')
  const purgedOn = (device: Device): string[] =>
    rows<{ id: string }>(device, `SELECT id FROM entity WHERE kind = 'purged'`).map(({ id }) => id)
  const gone = new Set(purgedOn(first))
  for (const { device, role } of members) if (role !== 'owner' && role !== 'editor') ledger.forgive(device.name, 0)
  /**
   * Nobody can say more of the team than its devices hold: a text may be absent when only such devices have it as were
   * removed. They sent the document before the others knew, are refused since, and a text comes after its document.
   */
  const isBeyondReach = (hash: string): boolean => {
    const holding = members.filter(({ device }) => device.core?.blobPath(hash))
    return holding.length > 0 && holding.every(({ device, role }) => role === undefined && removed.has(device.name))
  }
  for (const { device, role } of members) {
    if (role === undefined) continue
    // Who became a viewer without knowing it yet may have deleted something for good, which goes nowhere.
    const without = new Set([...gone, ...purgedOn(device)])
    if (device === first || role === 'viewer')
      for (const lack of ledger.missing(device, without).slice(0, 5)) fault(lack)
    const verified = await ask(device, 'verify', {})
    for (const problem of verified.problems) fault(`${device.name} verify: ${problem}`)
    for (const { id } of rows<{ id: string }>(device, 'SELECT doc_id AS id FROM doc'))
      if (gone.has(id)) fault(`${device.name} holds ${id}, which was deleted for good`)
    for (const { hash, title } of rows<{ hash: string; title: string }>(
      device,
      `SELECT s.extraction_hash AS hash, s.title FROM source s JOIN entity e ON e.id = s.source_id`,
    )) {
      if (!device.core?.blobPath(hash)) {
        if (!isBeyondReach(hash)) fault(`${device.name} lacks the text of ${title} (${hash.slice(0, 8)})`)
      } else if (rows(device, `SELECT 1 FROM blob WHERE hash = '${hash}'`).length === 0)
        fault(`${device.name} has the text of ${title} and does not know it`)
    }
  }
}

/** Which documents differ, for the report. */
async function differences(devices: readonly Device[]): Promise<string> {
  const byDoc = new Map<string, Map<string, string[]>>()
  for (const device of devices) {
    await digestOf(device)
    for (const { id, digest } of rows<{ id: string; digest: string }>(
      device,
      'SELECT doc_id AS id, hex(digest) AS digest FROM doc',
    )) {
      const byDigest = byDoc.get(id) ?? new Map<string, string[]>()
      byDoc.set(id, byDigest)
      byDigest.set(digest.slice(0, 6), [...(byDigest.get(digest.slice(0, 6)) ?? []), device.name])
    }
  }
  const told = [...byDoc].flatMap(([id, byDigest]) =>
    byDigest.size === 1 && [...byDigest.values()][0]?.length === devices.length
      ? []
      : [`${id} ${JSON.stringify([...byDigest])}`],
  )
  const conns = devices.map((device) => {
    const others = device.core?.sync.others() ?? []
    return `${device.name}→${others.filter((each) => each.connected).length}`
  })
  return [...told, ...conns].join('; ')
}
