/** What a core is given: which folder, and the parts of the machine it may use. */
import type { MemberId, WorkspaceId } from '#shared/model/ids.ts'
import type { CarryWork } from './carry/protocol.ts'
import type { OpenDatabase } from './db/database.ts'
import type { FaultPoint } from './docs/store.ts'
import type { WriteOffice } from './exporters/office/inThread.ts'
import type { ImportPool } from './importers/pool.ts'
import type { KeySealer } from './sync/deviceKey.ts'
import type { Network } from './sync/network.ts'

export interface CoreConfig {
  dataDir: string
  /** Makes a new workspace in the folder; without it the folder must hold one. */
  create?: { name: string }
  /** Makes the folder a copy of the workspace that this invitation is for. */
  join?: { link: string; name: string }
  /** Makes the folder ready to be filled from a workspace file, by a device of its own (carry/openFile.ts). */
  carried?: { workspaceId: WorkspaceId; memberId: MemberId }
  /** Relays may be used, whatever the folder's own settings say; null: the public ones. The headless peer. */
  internet?: { relay: string | null }
  /** Waits for teammates even while there are none: the headless peer. */
  alwaysOn?: boolean
  /** Shown to a second process that wants the folder ("Commonplace", "commonplace import"). */
  program: string
  /** One command that soon ends by itself: others wait for it instead of giving up. */
  passing?: boolean
  /** Which build's windows show it: for them what they showed last is kept (lastSeen.ts). */
  build?: string
  /** The name under which a new workspace knows its first member. */
  memberName?: string
}

export interface CoreDeps {
  /** Entry of the thread that reads files: importers/worker.ts, or its bundle. */
  importWorkerUrl: URL
  /** Entry of the thread that computes states: relationships/worker.ts, or its bundle; without it there are none. */
  measureWorkerUrl?: URL
  /** Entry of the thread that reads and writes workspace files: carry/worker.ts, or its bundle; without it none are. */
  carryWorkerUrl?: URL
  /** Entry of the thread that writes Office files: exporters/office/worker.ts, or its bundle; without it there are none. */
  officeWorkerUrl?: URL
  /** Writes Office files instead of the thread, where a test must run in one. */
  writeOffice?: WriteOffice
  /** Folder of the sample workspace's files; without it there is no sample to load. */
  sampleDir?: string
  /** The network to meet teammates on; without it nothing is sent or received. */
  network?: Network
  /** The system's keychain, where the caller can reach it. */
  keySealer?: KeySealer
  /** A better-sqlite3 binary other than the packaged one. */
  nativeBinding?: string
  /** How SQLite files are opened, where a test keeps hold of them. */
  openDatabase?: OpenDatabase
  /** Reads files instead of the thread, where a test must run in one. */
  importPool?: ImportPool
  /** Does the work on workspace files instead of the thread, where a test must run in one. */
  carryWork?: CarryWork
  now?: () => number
  /** Bugs and storage errors, for the log. */
  report?: (cause: unknown) => void
  /** Stops the process at a chosen point, in tests of crashes. */
  fault?: (point: FaultPoint) => void
}
