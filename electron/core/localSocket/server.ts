/**
 * The owner of a folder answers other programs of this user: the command line, while the app or a peer has the
 * folder open. Who may connect is decided by the rights of the socket (place.ts), what is said by messages.ts.
 * Where no socket can be had (a read-only or network file system) the folder is open all the same.
 */
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Core } from '../core.ts'
import { tellSocket } from '../db/owner.ts'
import { type ConnectionParts, serveConnection } from './connection.ts'
import { MAX_CONNECTIONS, MAX_WAITING_BYTES } from './limits.ts'
import { markOfFolder, preparePlace, removeSocket, socketAsTold, socketPlaces } from './place.ts'

export interface LocalServerParts {
  core: Core
  dataDir: string
  /** One line for the log. */
  log: (line: string) => void
  /** Called after a commit and before its acknowledgement; tests of crashes stop the process here. */
  beforeAck?: () => void
  /** Other limits, in tests. */
  times?: ConnectionParts['times']
}

export interface LocalServer {
  /** Where it listens; undefined when it could not. */
  readonly path: string | undefined
  /** Takes no more calls, ends what runs, takes the socket away. Before the core is closed. */
  close(): Promise<void>
}

/** A socket is born with the rights that this mask leaves, so that there is no moment in which others may connect. */
const ONLY_US = 0o177

function narrowMask(): () => void {
  try {
    const before = process.umask(ONLY_US)
    return () => void process.umask(before)
  } catch {
    // A worker thread may not; the mode is set right after.
    return () => undefined
  }
}

async function listen(server: Server, path: string): Promise<void> {
  const widen = narrowMask()
  try {
    // Bound in this turn.
    server.listen(path)
  } finally {
    widen()
  }
  await once(server, 'listening')
  if (process.platform !== 'win32') chmodSync(path, 0o600)
}

/** Enough to see what is wrong; a program that sends junk all day shall not fill the disk. */
const MAX_LOGGED = 50

const sentence = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** For who holds the folder's lock. Never fails: without a socket `path` is undefined and the log says why. */
export async function serveLocally(parts: LocalServerParts): Promise<LocalServer> {
  const { core, dataDir, log } = parts
  const connections = new Set<{ end: () => void; socket: Socket }>()
  const budget = { left: MAX_WAITING_BYTES }
  let problems = 0
  let closing = false
  let path: string | undefined

  const onProblem = (problem: string): void => {
    problems += 1
    if (problems <= MAX_LOGGED) log(problem)
    if (problems === MAX_LOGGED) log('Further trouble at the socket is not logged.')
  }
  const accept = (folder: string, socket: Socket): void => {
    if (closing) return void socket.destroy()
    const end = serveConnection(socket, {
      core,
      folder,
      budget,
      onProblem,
      ...(parts.beforeAck && { beforeAck: parts.beforeAck }),
      ...(parts.times && { times: parts.times }),
    })
    const connection = { end, socket }
    connections.add(connection)
    socket.on('close', () => connections.delete(connection))
  }

  const tryPlace = async (place: string): Promise<Server> => {
    const folder = markOfFolder(dataDir)
    preparePlace(place, dataDir)
    const server = createServer((socket) => accept(folder, socket))
    server.maxConnections = MAX_CONNECTIONS
    try {
      await listen(server, place)
      tellSocket(dataDir, socketAsTold(place, dataDir))
    } catch (cause) {
      server.close()
      throw cause
    }
    server.on('error', (cause) => log(`The socket for the command line: ${cause.message}`))
    return server
  }

  let server: Server | undefined
  const refusals: string[] = []
  try {
    for (const place of socketPlaces(dataDir)) {
      try {
        server = await tryPlace(place)
        path = place
        break
      } catch (cause) {
        refusals.push(sentence(cause))
      }
    }
  } catch (cause) {
    refusals.push(sentence(cause))
  }
  if (server === undefined)
    log(
      `The command line cannot reach this workspace while it is open here: there is no place for a socket (${refusals.join('; ') || 'every path is too long'}).`,
    )

  return {
    get path() {
      return path
    },
    close: async () => {
      if (closing) return
      closing = true
      if (server === undefined || path === undefined) return
      const closed = once(server, 'close')
      server.close()
      removeSocket(path)
      path = undefined
      try {
        tellSocket(dataDir, undefined)
      } catch {
        // Others find nobody there, which is so.
      }
      for (const { end } of connections) end()
      await closed
    },
  }
}
