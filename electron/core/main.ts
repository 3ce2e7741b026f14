/**
 * The core as a process of its own: Electron's shell forks it with `--data DIR [--create NAME]
 * [--sample DIR]` and hands it a port per window (shared/contract/supervisor.ts).
 */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { userInfo } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { FIRST_SCREEN } from '#shared/contract/firstScreen.ts'
import {
  CARRY_VARIABLE,
  CarryOrder,
  type FromCoreProcess,
  JOIN_VARIABLE,
  JoinOrder,
  ToCoreProcess,
} from '#shared/contract/supervisor.ts'
import { openFile } from './carry/openFile.ts'
import type { CoreDeps } from './config.ts'
import type { Core } from './core.ts'
import { crashAt } from './faults.ts'
import { serveLocally } from './localSocket/server.ts'
import { openFolder } from './openFolder.ts'
import { type PortServer, servePort } from './portServer.ts'
import { type ElectronPort, portFromElectron } from './ports.ts'
import type { KeySealer } from './sync/deviceKey.ts'
import { createIrohNetwork } from './sync/irohNetwork.ts'
import type { Network } from './sync/network.ts'
import { createParentSealer } from './sync/parentSealer.ts'

/** What Electron adds to a utility process. */
interface ParentPort {
  postMessage(message: FromCoreProcess): void
  on(event: 'message', listener: (event: { data: unknown; ports: ElectronPort[] }) => void): void
}

const IN_USE = 3
const BUG = 70

/** One line on stderr, written before anything else can happen; the shell keeps it in its log. */
function log(line: string): void {
  try {
    writeSync(2, `${line}\n`)
  } catch {
    // Nobody reads it any more.
  }
}

const describe = (cause: unknown): string =>
  cause instanceof Error
    ? (cause.stack ?? cause.message)
    : typeof cause === 'object' && cause !== null && 'cause' in cause
      ? `${'incident' in cause ? `[${String(cause.incident)}] ` : ''}${describe(cause.cause)}`
      : String(cause)

/** A bug: what is in memory can no longer be trusted, so the process ends and is started again from the disk. */
function crash(cause: unknown): void {
  log(`[${randomUUID().slice(0, 8)}] the core stopped: ${describe(cause)}`)
  process.exit(BUG)
}

function memberName(): string {
  try {
    return userInfo().username || 'You'
  } catch {
    return 'You'
  }
}

interface Arguments {
  data: string
  create?: string | undefined
  sample?: string | undefined
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, create: { type: 'string' }, sample: { type: 'string' } },
  })
  if (values.data === undefined) throw new Error('the core was started without a data folder')
  return { ...values, data: values.data }
}

/** An invitation to use. Taken out of the environment, so that no process started from here inherits its secret. */
function takeJoinOrder(): { link: string; name: string } | undefined {
  const given = process.env[JOIN_VARIABLE]
  delete process.env[JOIN_VARIABLE]
  return given === undefined ? undefined : JoinOrder.parse(JSON.parse(given))
}

/** A saved workspace to fill the folder from; taken out likewise, for its passphrase. */
function takeCarryOrder(): CarryOrder | undefined {
  const given = process.env[CARRY_VARIABLE]
  delete process.env[CARRY_VARIABLE]
  return given === undefined ? undefined : CarryOrder.parse(JSON.parse(given))
}

async function open(values: Arguments, fault: ReturnType<typeof crashAt>, keySealer: KeySealer) {
  const binding = process.env['COMMONPLACE_SQLITE_BINDING']
  const join = takeJoinOrder()
  const carry = takeCarryOrder()
  const build = process.env['COMMONPLACE_BUILD']
  const config = {
    dataDir: values.data,
    program: 'Commonplace',
    memberName: memberName(),
    ...(build !== undefined && { build }),
  }
  const deps: CoreDeps = {
    importWorkerUrl: new URL('./importWorker.js', import.meta.url),
    measureWorkerUrl: new URL('./measureWorker.js', import.meta.url),
    carryWorkerUrl: new URL('./carryWorker.js', import.meta.url),
    officeWorkerUrl: new URL('./officeWorker.js', import.meta.url),
    ...(values.sample !== undefined && { sampleDir: values.sample }),
    ...(binding && { nativeBinding: binding }),
    report: (cause) => log(describe(cause)),
    keySealer,
    network: network(),
    fault,
  }
  if (carry) {
    const filled = await openFile(carry, config, deps, { onProgress: () => undefined, signal: undefined })
    if (!filled.ok) return filled
  }
  return openFolder(
    {
      ...config,
      ...(values.create !== undefined && { create: { name: values.create } }),
      ...(join && { join }),
    },
    deps,
  )
}

/** Milliseconds of this process: by then a window shows its first rows, and its processes need the processors no more. */
const NETWORK_AFTER_MS = 1_000

/** Tests stay on this computer: there nothing is announced. */
function network(): Network {
  const listen = process.env['COMMONPLACE_SYNC_LISTEN']
  const real = createIrohNetwork({
    netWorkerUrl: new URL('./netWorker.js', import.meta.url),
    decodeWorkerUrl: new URL('./decodeWorker.js', import.meta.url),
    discoveryWorkerUrl: new URL('./discoveryWorker.js', import.meta.url),
    listen,
    lan: listen === undefined,
  })
  return {
    ...real,
    createTransport: async (options) => {
      await pause(Math.max(0, NETWORK_AFTER_MS - performance.now()))
      return real.createTransport(options)
    },
  }
}

/** Tells the shell the workspace's name, and again whenever it changes. */
function announceName(core: Core, parent: ParentPort): void {
  let known: string | undefined
  core.subscribe('workspaceName', {}, (rows) => {
    if (!rows.ok) return
    const { workspaceId, name } = rows.value
    if (known === undefined) parent.postMessage({ type: 'ready', workspaceId, name })
    else if (known !== name) parent.postMessage({ type: 'renamed', name })
    known = name
  })
}

async function main(parent: ParentPort): Promise<void> {
  const fault = crashAt(process.env['COMMONPLACE_FAULT'], () => process.kill(process.pid, 'SIGKILL'))
  const servers = new Set<PortServer>()
  const values = readArguments()
  const sealer = createParentSealer((message) => parent.postMessage(message))
  const opening = open(values, fault, sealer)
  const serving = opening.then((opened) =>
    opened.ok
      ? serveLocally({ core: opened.value, dataDir: values.data, log, beforeAck: () => fault('beforeAck') })
      : undefined,
  )

  parent.on('message', ({ data, ports: [port] }) => {
    const message = ToCoreProcess.safeParse(data)
    if (!message.success) return log('The shell sent something that is not understood.')
    // What opens the folder may be waiting for it.
    if (message.data.type === 'keychain') return sealer.answer(message.data)
    const { type } = message.data
    void opening.then(async (opened) => {
      if (!opened.ok) return
      if (type === 'window') {
        if (!port) return log('A window came without its port.')
        const options = { onProblem: log, beforeAck: () => fault('beforeAck'), ahead: FIRST_SCREEN }
        const server = servePort(opened.value, portFromElectron(port), options)
        servers.add(server)
        port.on('close', () => servers.delete(server))
      } else if (type === 'wake') opened.value.sync.networkChanged()
      else {
        for (const server of servers) server.close()
        await (await serving)?.close()
        await opened.value.close()
        // The line to the shell would keep the process for ever.
        process.exit(0)
      }
    }, crash)
  })

  const opened = await opening
  if (!opened.ok) {
    parent.postMessage({ type: 'failed', error: opened.error })
    // The message leaves in a later turn; the line to the shell would keep the process for ever.
    setTimeout(() => process.exit(opened.error.code === 'WorkspaceInUse' ? IN_USE : 1), 50)
    return
  }
  announceName(opened.value, parent)
}

process.on('uncaughtException', crash)
process.on('unhandledRejection', crash)
const { parentPort } = process as { parentPort?: ParentPort }
if (parentPort === undefined) {
  log('The core is started by the app; for the command line there is npm run cli.')
  process.exitCode = 2
} else main(parentPort).catch(crash)
