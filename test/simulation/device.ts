/** One laptop of the simulated team: its folder, its core while one runs, its clock, and the ways in which it dies. */
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Core } from '#core/core.ts'
import { type CoreConfig, createCore } from '#core/createCore.ts'
import { type Db, wrap } from '#core/db/database.ts'
import { isDiskFull } from '#core/db/diskFull.ts'
import type { FaultPoint } from '#core/docs/store.ts'
import { readAnnotations } from '#core/exchange/annotations/readAnnotations.ts'
import { readReferences } from '#core/exchange/references/readReferences.ts'
import { readRecords } from '#core/importers/table/readRecords.ts'
import { readVaultNotes } from '#core/exchange/vault/readNotes.ts'
import { readExchangeFile } from '#core/exchange/refi/readArchive.ts'
import { guarded, importFile, importPasted } from '#core/importers/importFile.ts'
import { readLog } from '#core/importers/table/readLog.ts'
import type { ImportPool } from '#core/importers/pool.ts'
import { createSigner } from '#core/sync/nodeCrypto.ts'
import type { Discovery, DiscoveryOptions, Network } from '#core/sync/network.ts'
import { ok } from '#shared/model/result.ts'
import type { DeviceKey, Transport, Wire } from '#shared/sync/transport.ts'
import type { MemoryNetwork } from '#test/support/sync/memoryNetwork.ts'
import type { DeviceClock, VirtualTime } from '#test/support/sync/virtualTime.ts'
import { takeTime } from './determinism.ts'

export interface World {
  time: VirtualTime
  wires: MemoryNetwork
  /** What went wrong inside a core and was only logged. */
  reports: string[]
  /** Devices on one network find each other. */
  createDiscovery: (options: DiscoveryOptions) => Discovery
  /** Only devices of one group reach each other. */
  part: (...groups: DeviceKey[][]) => void
  heal: () => void
}

/** From a core's start to its end: what the process has waiting dies with it. */
interface Life {
  alive: boolean
}

let current: Life | undefined

/** The process was killed in the middle of what it was doing. */
class Killed extends Error {}

/** Gives the process's own timers to whichever device's code asks for one. */
export function runOn(time: VirtualTime): void {
  takeTime({
    now: () => Math.floor(time.now()),
    after: (ms, run) => {
      const life = current
      return time.after(ms, () => (life ? within(life, run) : run()))
    },
  })
}

function within<T>(life: Life, run: () => T): T | undefined {
  if (!life.alive) return undefined
  const before = current
  current = life
  try {
    return run()
  } finally {
    current = before
  }
}

/** Reads texts in this thread. */
const importPool: ImportPool = {
  run: (job) => ('pasted' in job ? importPasted(job.pasted) : importFile(job.bytes, job.fileName, job.hints)),
  readTable: (job) => readLog(job),
  readProject: (job) => readExchangeFile(job.project, job.fileName),
  readRecords: (job) => Promise.resolve({ ok: true, value: readRecords(job.records, job.reading) }),
  readVault: (job) => Promise.resolve(readVaultNotes(job)),
  readAnnotations: (job) => guarded(job.fileName, () => Promise.resolve(readAnnotations(job.annotations))),
  readReferences: (job) => guarded(job.fileName, () => Promise.resolve(readReferences(job.references))),
  close: () => Promise.resolve(),
}

/**
 * Nobody pulls a plug here: a process dies between two instants and the system lives on, so that neither the way in
 * which SQLite takes a transaction back nor the confirmation of the disk can make a difference.
 */
const inMemory: Readonly<Record<string, string>> = {
  'journal_mode = WAL': 'journal_mode = MEMORY',
  'synchronous = FULL': 'synchronous = OFF',
}

/** Statements that write fail while the disk is full, as SQLite's do when its log cannot grow. */
function withDisk(handle: Database.Database, isFull: () => boolean): Database.Database {
  const prepare = handle.prepare.bind(handle)
  const pragma = handle.pragma.bind(handle)
  // No second process looks into the file.
  pragma('locking_mode = EXCLUSIVE')
  handle.pragma = (source, options) => pragma(inMemory[source] ?? source, options)
  handle.prepare = ((sql: string) => {
    const statement = prepare(sql)
    if (statement.readonly) return statement
    for (const name of ['run', 'get', 'all'] as const) {
      const original = statement[name].bind(statement) as (...given: unknown[]) => never
      statement[name] = (...given: unknown[]) => {
        if (isFull()) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
        return original(...given)
      }
    }
    return statement
  }) as typeof handle.prepare
  return handle
}

export class Device {
  readonly name: string
  readonly folder: string
  readonly clock: DeviceClock
  core: Core | undefined
  key = '' as DeviceKey
  deviceId = ''
  memberId = ''
  /** Dies at this point of the write path, the how-manieth time from now. */
  killAt: { point: FaultPoint; left: number } | undefined
  /** An earlier state of the database that somebody may put back. */
  backup: { bytes: Buffer; at: number } | undefined
  readonly #world: World
  #life: Life = { alive: false }
  #handles: Database.Database[] = []
  #db: Db | undefined
  #full = false

  constructor(world: World, name: string, folder: string) {
    this.#world = world
    this.name = name
    this.folder = folder
    this.clock = world.time.deviceClock()
  }

  get alive(): boolean {
    return this.#life.alive
  }

  /** The running core's database, for looking into. */
  get db(): Db {
    if (!this.#db) throw new Error(`${this.name} does not run`)
    return this.#db
  }

  /** Runs code of this device's process; undefined when the process is dead, or died in it. */
  enter<T>(run: () => T): T | undefined {
    try {
      return within(this.#life, run)
    } catch (cause) {
      if (cause instanceof Killed) return undefined
      throw cause
    }
  }

  async start(config: Partial<CoreConfig> = {}): Promise<void> {
    const life: Life = { alive: true }
    this.#life = life
    const world = this.#world
    const network: Network = {
      timers: {
        now: () => Math.floor(this.clock.now()),
        elapsed: () => this.clock.elapsed(),
        after: (ms, run) => this.clock.after(ms, () => this.enter(() => (this.#life === life ? run() : undefined))),
      },
      random: Math.random,
      createDiscovery: (options) =>
        world.createDiscovery({ ...options, onFound: (...found) => this.#in(life, () => options.onFound(...found)) }),
      createTransport: ({ secret }) => {
        if (!life.alive) return new Promise(() => undefined)
        return Promise.resolve(ok(this.#owned(life, world.wires.endpoint(createSigner(secret).key))))
      },
    }
    const opened = await within(life, () =>
      createCore(
        { dataDir: this.folder, program: 'simulation', ...config },
        {
          importWorkerUrl: new URL('file:///none'),
          importPool,
          network,
          now: () => Math.floor(this.clock.now()),
          fault: (point) => this.#fault(life, point),
          report: (cause) => {
            const what = causeOf(cause)
            if (life.alive && !(what instanceof Killed) && !isDiskFull(what) && !isNotWritten(what))
              world.reports.push(`${this.name}: ${say(what)}`)
          },
          openDatabase: (path) => {
            const handle = withDisk(new Database(path), () => life.alive && this.#full)
            this.#handles.push(handle)
            this.#db = wrap(handle)
            return handle
          },
        },
      ),
    )
    if (!opened?.ok) throw new Error(`${this.name} does not open: ${opened?.error.message}`)
    this.core = opened.value
    this.key = opened.value.sync.self()
    const meta = (key: string) =>
      this.db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? ''
    this.deviceId = meta('device_id')
    this.memberId = meta('member_id')
  }

  /** The process is gone between two instants. Call `clear` when everything that waited on promises has run. */
  kill(): void {
    if (!this.#life.alive) return
    this.#life.alive = false
    this.killAt = undefined
    this.#world.wires.crash(this.key)
  }

  /** Lets go of the dead process's files, as the system does. */
  clear(): void {
    this.core = undefined
    this.#db = undefined
    for (const handle of this.#handles.splice(0)) handle.close()
  }

  /** The orderly end. */
  async stop(): Promise<void> {
    const { core } = this
    await within(this.#life, () => core?.close())
    this.#life.alive = false
    this.core = undefined
    this.#handles = []
    this.#db = undefined
  }

  /** The disk takes nothing more until `free`. */
  fill(): void {
    this.#full = true
  }
  free(): void {
    this.#full = false
  }

  keepBackup(): void {
    this.backup = { bytes: this.db.handle.serialize(), at: this.#world.time.now() }
  }
  /** Puts the earlier database back; the process must be dead. */
  restoreBackup(): void {
    if (!this.backup) return
    const path = join(this.folder, 'workspace.sqlite')
    for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true })
    writeFileSync(path, this.backup.bytes)
    this.backup = undefined
  }

  #fault(life: Life, point: FaultPoint): void {
    if (!life.alive) throw new Killed()
    if (this.killAt?.point !== point) return
    this.killAt.left -= 1
    if (this.killAt.left > 0) return
    this.kill()
    throw new Killed()
  }

  /** What arrives runs in this process. */
  #owned(life: Life, transport: Transport): Transport {
    const own = (wire: Wire): Wire => {
      const onMessage = wire.onMessage.bind(wire)
      const onClosed = wire.onClosed.bind(wire)
      wire.onMessage = (listener) => onMessage((message) => this.#in(life, () => listener(message)))
      wire.onClosed = (listener) => onClosed((closed) => this.#in(life, () => listener(closed)))
      return wire
    }
    const connect = transport.connect.bind(transport)
    const onWire = transport.onWire.bind(transport)
    return Object.assign(transport, {
      connect: async (...given: Parameters<Transport['connect']>) => {
        const outcome = await connect(...given)
        // Nobody is there any more whom the answer could reach.
        if (!life.alive) return new Promise<never>(() => undefined)
        if (outcome.ok) own(outcome.value)
        return outcome
      },
      onWire: (listener: (wire: Wire) => void) => onWire((wire) => this.#in(life, () => listener(own(wire)))),
    })
  }

  #in(life: Life, run: () => unknown): void {
    try {
      within(life, run)
    } catch (cause) {
      if (!(cause instanceof Killed)) throw cause
    }
  }
}

/** Copies a closed device's folder. */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
}

/** An incident is told by what caused it. */
function causeOf(told: unknown): unknown {
  return told instanceof Object && 'incident' in told && 'cause' in told ? told.cause : told
}

const isNotWritten = (told: unknown): boolean =>
  told instanceof Object && 'code' in told && told.code === 'StoreWriteFailed'

const say = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)
