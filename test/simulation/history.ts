/** One history: five devices, a hundred things that people do, what goes wrong meanwhile, and what must hold in the end. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '#test/support/random.ts'
import { seedChance } from './determinism.ts'
import { copyFolder, Device } from './device.ts'
import { type FaultParts, draw, faults } from './faults.ts'
import { arrangements } from './arrangements.ts'
import { createLedger } from './ledger.ts'
import { createCharacters, type NoteWindow, openWindow } from './noteWindow.ts'
import { back, changeRole, type Done, liveNotes, operations, removeMember } from './operations.ts'
import { programme } from './programme.ts'
import { createWorld, joinTeam, TEAM } from './team.ts'
import { changedBetween, standingOfOthers } from './undoCheck.ts'
import { checkEnd } from './endCheck.ts'

export interface HistoryOptions {
  /** Folder in which the team lies as it begins. */
  team: string
  /** Where this history's folders are made; removed afterwards. */
  folder: string
  operations: number
  log?: (line: string) => void
}

export interface HistoryReport {
  operations: number
  acknowledged: number
  /** Kinds of operations and faults that happened, with how often. */
  kinds: Record<string, number>
  faults: string[]
}

/** Chance of text in a note, of undo in an editor, of undo elsewhere, and of something about the team. */
const TEXT = 0.3
const EDITOR_UNDO = 0.05
const UNDO = 0.07
const TEAM_ACT = 0.015
const FAULT = 0.16

const everything = { ...operations, ...programme, ...arrangements }

export async function playHistory(seed: number, options: HistoryOptions): Promise<HistoryReport> {
  seedChance(seed)
  const random = createRandom(seed ^ 0x5bd1e995)
  const world = createWorld(seed)
  const { time } = world
  const kinds: Record<string, number> = {}
  const found: string[] = []
  const log = (line: string): void => options.log?.(`${String(time.now() % 100_000_000).padStart(9)} ${line}`)
  const fault = (what: string): void => {
    log(`FAULT ${what}`)
    found.push(what)
  }
  const devices = TEAM.map(([name]) => new Device(world, name, join(options.folder, name)))
  for (const { name, folder } of devices) {
    rmSync(folder, { recursive: true, force: true })
    copyFolder(join(options.team, name), folder)
  }
  await time.advance(600_000)
  for (const device of devices) await device.start()
  const ledger = createLedger()
  for (const device of devices) ledger.skipLogged(device)
  const characters = createCharacters(devices)
  const windows = new Map<Device, NoteWindow[]>()
  const removed = new Set<string>()
  const due: { step: number; run: () => void | Promise<void> }[] = []
  let step = 0
  let done = 0

  const count = (what: string): void => void (kinds[what] = (kinds[what] ?? 0) + 1)
  const windowsOf = (device: Device): NoteWindow[] => windows.get(device) ?? []

  const afterDeath = async (device: Device, windowsLive: boolean): Promise<void> => {
    // Everything that waits on promises ends before the files are let go.
    await new Promise((resolve) => setImmediate(resolve))
    device.clear()
    for (const window of windowsOf(device)) windowsLive ? window.lost() : window.close()
    if (!windowsLive) windows.delete(device)
  }
  const kill: FaultParts['kill'] = async (device, windowsLive) => {
    if (!device.alive) return
    device.kill()
    await afterDeath(device, windowsLive)
  }
  const later: FaultParts['later'] = (steps, run) => void due.push({ step: step + steps, run })
  const parts: FaultParts = {
    world,
    random,
    devices,
    kill,
    later,
    rolledBack: (device, from) => {
      log(`${device.name} is put back`)
      ledger.forgive(device.name, from)
      ledger.skipLogged(device)
    },
    start: (device) => start(device),
  }
  /** Buries who died of a fault in the write path, and has them come again. */
  const bury = async (): Promise<void> => {
    for (const device of devices) {
      if (device.alive || !device.core) continue
      log(`${device.name} died`)
      await afterDeath(device, random.chance(0.5))
      later(random.int(1, 10), () => (device.alive ? undefined : start(device)))
    }
  }
  const start = async (device: Device): Promise<void> => {
    if (device.alive) return
    await device.start()
    ledger.addLogged(device, time.now(), 'what was on disk')
    log(`${device.name} is back`)
  }

  const text = (device: Device): Done => {
    const open = windowsOf(device)
    let window = open.length > 0 && random.chance(0.8) ? random.pick(open) : undefined
    const noteId = window ? window.noteId : liveNotes(device)[random.int(0, 3)]
    window ??= open.find((each) => each.noteId === noteId)
    if (!window && noteId) {
      const opened = openWindow({
        device,
        noteId,
        characters,
        acknowledged: (update) => ledger.add(device, noteId, update, time.now(), 'typing'),
        fault,
      })
      if (opened) windows.set(device, [...open.slice(-2), opened])
      if (open.length > 2) open[0]?.close()
      window = opened ?? undefined
    }
    if (!window) return undefined
    if (!window.connected && !window.connect()) {
      window.close()
      windows.set(
        device,
        windowsOf(device).filter((each) => each !== window),
      )
      return undefined
    }
    if (random.chance(EDITOR_UNDO / TEXT)) {
      window.undo(random.chance(0.35))
      return 'undo in the editor'
    }
    window.act(random)
    return 'typing'
  }
  const takeBack = (device: Device): Done => {
    const before = standingOfOthers(device)
    const what = back(device, random.chance(0.3) ? 'redo' : 'undo')
    if (!device.alive) return undefined
    for (const lost of changedBetween(before, standingOfOthers(device))) fault(`${device.name} took back ${lost}`)
    return what
  }
  const teamAct = async (device: Device): Promise<Done> => {
    const members = device.db.all('SELECT member_id AS id FROM member')
    const others = devices.filter(
      (each) =>
        each.memberId !== device.memberId && TEAM.some(([name, role]) => name === each.name && role === 'editor'),
    )
    if (members.length === 0 || others.length === 0) return undefined
    const other = random.pick(others)
    if (random.chance(0.15) && removed.size === 0) {
      const outcome = removeMember(device, other.memberId)
      if (outcome) removed.add(other.name)
      return outcome
    }
    if (random.chance(0.2) && devices.length === TEAM.length) {
      const newcomer = new Device(world, 'new', join(options.folder, 'new'))
      rmSync(newcomer.folder, { recursive: true, force: true })
      if (device.memberId !== devices[0]?.memberId) return undefined
      if (!(await joinTeam(world, device, newcomer, 'editor'))) {
        if (newcomer.alive || newcomer.core) {
          newcomer.kill()
          await afterDeath(newcomer, false)
        }
        return undefined
      }
      devices.push(newcomer)
      return 'join'
    }
    return changeRole(device, other.memberId, random.chance(0.5) ? 'viewer' : 'editor')
  }

  const act = async (device: Device): Promise<[string, Done]> => {
    const chance = random.next()
    if (chance < TEXT + EDITOR_UNDO) return ['text', text(device)]
    if (chance < TEXT + EDITOR_UNDO + UNDO) return ['undo', takeBack(device)]
    if (chance < TEXT + EDITOR_UNDO + UNDO + TEAM_ACT) return ['team', await teamAct(device)]
    const [name, operation] = draw(random, everything)
    return [name, await operation(device, random)]
  }

  for (; done < options.operations && step < options.operations * 20; step += 1) {
    for (const each of due.filter((entry) => entry.step <= step)) {
      due.splice(due.indexOf(each), 1)
      await each.run()
    }
    const living = devices.filter(({ alive }) => alive)
    if (living.length > 0) {
      const device = random.pick(living)
      if (random.chance(FAULT)) {
        const [name, make] = draw(random, faults)
        log(await make(device, parts))
        count(name)
      } else {
        const [name, what] = await act(device)
        if (what !== undefined && device.alive) {
          log(`${device.name} ${what}`)
          if (name !== 'text') ledger.addLogged(device, time.now(), what)
          count(name)
          done += 1
        }
      }
    }
    await bury()
    // Mostly one after the other, now and then with time for everybody to hear of it.
    await time.advance(random.chance(0.7) ? random.int(1, 60) : random.int(100, random.chance(0.2) ? 8_000 : 1_200))
    await bury()
  }

  await checkEnd({ world, devices, windows, due, ledger, removed, start, fault, log })
  for (const report of world.reports) fault(`reported: ${report}`)
  for (const [, open] of windows) for (const window of open) window.close()
  for (const device of devices) {
    device.kill()
    await new Promise((resolve) => setImmediate(resolve))
    device.clear()
  }
  rmSync(options.folder, { recursive: true, force: true })
  return { operations: done, acknowledged: ledger.size, kinds, faults: found }
}
