/**
 * Which window shows which workspace. One window per workspace, one core per workspace; a window without
 * one shows the first-run screen and takes the next workspace that is opened from it.
 */
import { existsSync } from 'node:fs'
import { type BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { CoreState, OpenWorkspace } from '#shared/contract/shell.ts'
import type { CarryOrder } from '#shared/contract/supervisor.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { CHANNEL } from './channels.ts'
import { type CoreChild, type CoreProcess, superviseCore } from './coreProcess.ts'
import { canonicalPath, holdsWorkspace } from './folders.ts'
import type { KeySealing } from './keySealing.ts'
import type { KeptLastSeen } from './lastSeen.ts'
import { fillWithSample } from './sampleTask.ts'

/** How a folder begins: as a workspace of its own, as a copy of the one that an invitation is for, or from a file. */
export interface Beginning {
  create?: string
  /** Fills it with the sample content. */
  sample?: boolean
  join?: { link: string; name: string }
  carry?: CarryOrder
}

export interface StartCore {
  path: string
  beginning: Beginning
  run: number
}

export interface WorkspacesParts {
  startCore: (start: StartCore) => CoreChild<MessagePortMain>
  /** Makes a window; for a workspace its remembered place is used. */
  createWindow: (path: string | undefined) => BrowserWindow
  /** What its first screen showed last, where that is known. */
  lastSeen: (path: string) => Promise<KeptLastSeen | undefined>
  onOpened: (path: string, name: string) => void
  /** A workspace's last window was closed. */
  onClosed: () => void
  keySealing?: KeySealing
  log: (line: string) => void
}

interface Session {
  path: string
  name: string
  core: CoreProcess<MessagePortMain>
  /** Settles when it is open, filled and named, or could not be opened. */
  opening: Promise<Result<OpenWorkspace, AppError>>
  isOpen: boolean
  /** Shown until it is open. */
  lastSeen: Promise<KeptLastSeen | undefined>
  /** Begun ahead of its window. */
  isWaiting: boolean
}

interface Seat {
  window: BrowserWindow
  session: Session | undefined
  pageReady: boolean
  state: CoreState | undefined
  /** Waits for the page. */
  invite: string | undefined
}

type Opened = Result<OpenWorkspace, AppError>

/** Commits take milliseconds; a disk that needs longer than this is not going to answer. */
const SHUTDOWN_LIMIT_MS = 5_000

export interface Workspaces {
  /** Starts a workspace's core; the window that is made for it next takes it. */
  begin(path: string): void
  /** A window for a workspace (opened in it at once), or an empty one. */
  newWindow(path?: string): BrowserWindow
  open(from: BrowserWindow | undefined, path: string): Promise<Opened>
  create(from: BrowserWindow | undefined, path: string, name: string, sample: boolean): Promise<Opened>
  join(from: BrowserWindow | undefined, path: string, join: NonNullable<Beginning['join']>): Promise<Opened>
  openFile(from: BrowserWindow | undefined, path: string, carry: CarryOrder): Promise<Opened>
  /** Closes what this window alone shows; it takes the next workspace that is opened from it. */
  leave(window: BrowserWindow): Promise<void>
  /** Shows an invitation in a window, as soon as that has a page. */
  showInvite(window: BrowserWindow, link: string): void
  /** The machine woke up: cores look for teammates at once. */
  wake(): void
  current(window: BrowserWindow): Promise<OpenWorkspace | null>
  pageReady(window: BrowserWindow): void
  blobPath(hash: string): string | undefined
  openPaths(): string[]
  corePids(): number[]
  closeAll(): Promise<void>
}

export function createWorkspaces(parts: WorkspacesParts): Workspaces {
  const seats = new Map<number, Seat>()
  const sessions = new Map<string, Session>()
  const closing = new Map<string, Promise<void>>()
  let windowNumber = 0

  const seatsOf = (session: Session): Seat[] => [...seats.values()].filter((seat) => seat.session === session)

  const tell = (seat: Seat, state: CoreState): void => {
    seat.state = state
    if (seat.pageReady && !seat.window.isDestroyed()) seat.window.webContents.send(CHANNEL.state, state)
  }

  const handInvite = (seat: Seat): void => {
    if (seat.invite === undefined || !seat.pageReady || seat.window.isDestroyed()) return
    seat.window.webContents.send(CHANNEL.invite, seat.invite)
    seat.invite = undefined
  }

  /** Gives a page a fresh line to its core; called whenever both are ready. */
  const connect = ({ window, session, pageReady }: Seat): void => {
    if (!session?.isOpen || !pageReady || window.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    windowNumber += 1
    if (session.core.connect(`window-${windowNumber}`, port1))
      window.webContents.postMessage(CHANNEL.port, null, [port2])
  }

  const close = (session: Session): Promise<void> => {
    sessions.delete(session.path)
    const closed = session.core.shutdown(SHUTDOWN_LIMIT_MS).finally(() => closing.delete(session.path))
    closing.set(session.path, closed)
    return closed
  }

  const addSeat = (path: string | undefined): Seat => {
    const window = parts.createWindow(path)
    const seat: Seat = { window, session: undefined, pageReady: false, state: undefined, invite: undefined }
    // The id is gone once the window is.
    const { id } = window
    seats.set(id, seat)
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) seat.pageReady = false
    })
    window.on('closed', () => {
      seats.delete(id)
      if (!seat.session || seatsOf(seat.session).length > 0) return
      void close(seat.session)
      parts.onClosed()
    })
    return seat
  }

  const startSession = (path: string, beginning: Beginning = {}): Session => {
    const core = superviseCore<MessagePortMain>({
      // After a death the folder holds what was begun; it must not be begun again.
      fork: (run) => parts.startCore({ path, run, beginning: run > 0 && holdsWorkspace(path) ? {} : beginning }),
      onState: (state) => {
        // Telling a page lets what waits for the first start go on: it connects by itself, once.
        const { isOpen } = session
        for (const seat of seatsOf(session)) {
          tell(seat, state)
          if (state === 'up' && isOpen) connect(seat)
        }
      },
      onRenamed: (name) => {
        session.name = name
        parts.onOpened(path, name)
      },
      ...(parts.keySealing && { keySealing: parts.keySealing }),
      log: parts.log,
    })
    const open = async (): Promise<Opened> => {
      const started = await core.started
      if (!started.ok) return started
      session.name = started.value.name
      if (beginning.sample) {
        const filled = await fillWithSample((port) => core.connect('sample', port))
        // The workspace itself is sound and open; an empty one is better than none.
        if (filled.ok) session.name = filled.value
        else parts.log(`The sample was not filled in: ${filled.error.message}`)
      }
      session.isOpen = true
      for (const seat of seatsOf(session)) connect(seat)
      parts.onOpened(path, session.name)
      return ok({ path, name: session.name })
    }
    const session: Session = {
      path,
      name: '',
      core,
      isOpen: false,
      lastSeen: Object.keys(beginning).length === 0 ? parts.lastSeen(path) : Promise.resolve(undefined),
      isWaiting: false,
      opening: Promise.resolve(err(appError('CoreUnavailable', ''))),
    }
    session.opening = open()
    sessions.set(path, session)
    return session
  }

  /** A core that was given up is tried once more, in the windows that still show its workspace. */
  const startAgain = async (failed: Session): Promise<Opened> => {
    const waiting = seatsOf(failed)
    await close(failed)
    const session = startSession(failed.path)
    for (const seat of waiting) seat.session = session
    const opened = await session.opening
    if (!opened.ok) for (const seat of waiting) tell(seat, { failed: opened.error.message })
    return opened
  }

  const start = async (from: Seat | undefined, path: string, beginning?: Beginning): Promise<Opened> => {
    await closing.get(path)
    const there = sessions.get(path)
    if (there && !there.isWaiting) {
      if (beginning !== undefined)
        return err(
          appError('AlreadyInitialised', 'This folder already holds a workspace; it is open in another window.'),
        )
      if (typeof there.core.state === 'object') return startAgain(there)
      const seat = seatsOf(there)[0]
      seat?.window.show()
      seat?.window.focus()
      return there.opening
    }
    const session = there ?? startSession(path, beginning)
    session.isWaiting = false
    // An empty window takes it at once, so that its page waits instead of offering another one.
    const seat = from && !from.session ? from : undefined
    if (seat) seat.session = session
    const opened = await session.opening
    if (!opened.ok) {
      if (seat) {
        seat.session = undefined
        tell(seat, { failed: opened.error.message })
      }
      if (sessions.get(path) === session) await close(session)
      return opened
    }
    if (!seat) {
      const own = addSeat(path)
      own.session = session
      own.state = session.core.state
    }
    return opened
  }

  const seatOf = (window: BrowserWindow | undefined): Seat | undefined => window && seats.get(window.id)

  return {
    begin: (given) => {
      const path = canonicalPath(given)
      if (!sessions.has(path) && !closing.has(path)) startSession(path).isWaiting = true
    },
    newWindow: (path) => {
      const seat = addSeat(path)
      if (path !== undefined) void start(seat, canonicalPath(path))
      return seat.window
    },
    open: (from, path) => start(seatOf(from), canonicalPath(path)),
    create: (from, path, name, sample) => start(seatOf(from), canonicalPath(path), { create: name, sample }),
    join: (from, path, join) => start(seatOf(from), canonicalPath(path), { join }),
    openFile: (from, path, carry) => start(seatOf(from), canonicalPath(path), { carry }),
    leave: async (window) => {
      const seat = seatOf(window)
      const session = seat?.session
      if (!seat || !session || seatsOf(session).length > 1) return
      seat.session = undefined
      await close(session)
    },
    wake: () => {
      for (const session of sessions.values()) session.core.wake()
    },
    showInvite: (window, link) => {
      const seat = seatOf(window)
      if (!seat) return
      seat.invite = link
      handInvite(seat)
    },
    current: async (window) => {
      const waiting = seatOf(window)?.session
      if (waiting && !waiting.isOpen && typeof waiting.core.state === 'string') {
        const lastSeen = await waiting.lastSeen
        if (lastSeen && !waiting.isOpen && seatOf(window)?.session === waiting)
          return { path: waiting.path, name: lastSeen.name, lastSeen: lastSeen.json }
      }
      const opened = await seatOf(window)?.session?.opening
      const session = seatOf(window)?.session
      return opened?.ok && session ? { path: session.path, name: session.name } : null
    },
    pageReady: (window) => {
      const seat = seatOf(window)
      if (!seat) return
      seat.pageReady = true
      if (seat.state !== undefined) tell(seat, seat.state)
      handInvite(seat)
      connect(seat)
    },
    blobPath: (hash) =>
      [...sessions.keys()].map((path) => `${path}/blobs/${hash.slice(0, 2)}/${hash}`).find((file) => existsSync(file)),
    openPaths: () => [...sessions.keys()],
    corePids: () => [...sessions.values()].flatMap(({ core }) => core.pid ?? []),
    closeAll: async () => {
      await Promise.all([...[...sessions.values()].map(close), ...closing.values()])
    },
  }
}
