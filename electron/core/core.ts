/** What the core offers to whoever drives it: the windows' port server, the command line, a test. */
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { TaskInput, TaskName, TaskOutput, TaskProgress } from '#shared/contract/tasks.ts'
import type { NoteId } from '#shared/model/ids.ts'
import type { Result } from '#shared/model/result.ts'
import type { Sync } from './sync/sync.ts'

export type Outcome<T> = Result<T, AppError>

export interface ExecuteOptions {
  /** Undo groups are kept per scope: a window's id, or "cli". */
  scope: string
  /** Unique for ever; a command already committed under it is answered from its receipt. */
  commandId?: string
}

export interface TaskOptions<N extends TaskName> {
  scope: string
  onProgress?: (progress: TaskProgress<N>) => void
  signal?: AbortSignal
}

/** Another holder of a note's replica: a window now, a teammate's device later. */
export interface NotePeer {
  /** The update with this number, and all before it, are committed. */
  saved(noteId: NoteId, seq: number): void
  /** Somebody else's committed change. */
  updated(noteId: NoteId, update: Uint8Array): void
  awareness(noteId: NoteId, update: Uint8Array): void
  /** The commit failed and the document was reloaded from the log: exchange state again. */
  reopen(noteId: NoteId, error: AppError): void
}

export interface OpenedNote {
  epoch: string
  /** The core's state vector: the window answers with what the core lacks. */
  vector: Uint8Array
  /** What the window lacks. */
  update: Uint8Array
}

export interface NoteReplicas {
  open(noteId: NoteId, vector: Uint8Array, peer: NotePeer): Outcome<OpenedNote>
  /** Queues an update; it is committed within 16 ms and then acknowledged through `peer.saved`. */
  receive(noteId: NoteId, seq: number, update: Uint8Array, peer: NotePeer): Outcome<void>
  awareness(noteId: NoteId, update: Uint8Array, peer: NotePeer): void
  close(noteId: NoteId, peer: NotePeer): void
}

export interface Core {
  /** Runs a command to its commit, in this turn. Invalid input is a value (`InvalidInput`), not a throw. */
  execute<N extends CommandName>(name: N, input: CommandInput<N>, options: ExecuteOptions): Outcome<CommandOutput<N>>
  query<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    options?: { scope?: string },
  ): Promise<Outcome<QueryOutput<N>>>
  /** Calls `listener` with the first rows and again whenever they differ. Returns the unsubscriber. */
  subscribe<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    listener: (rows: Outcome<QueryOutput<N>>) => void,
    options?: { scope?: string },
  ): () => void
  run<N extends TaskName>(name: N, input: TaskInput<N>, options: TaskOptions<N>): Promise<Outcome<TaskOutput<N>>>
  readonly notes: NoteReplicas
  /**
   * A window is there, until the returned function is called. A new one takes over the undo of the last that is in
   * no window any more: after a restart of the app, undo goes on.
   */
  enter(scope: string, isNew: boolean): () => void
  /** Where a blob's bytes lie, for streaming to a window; null when it is not here. */
  blobPath(hash: string): string | null
  readonly sync: Pick<Sync, 'onEvent' | 'setPlace' | 'networkChanged' | 'addresses' | 'others' | 'self'>
  /** Commits what is queued, closes the database and frees the folder. */
  close(): Promise<void>
}
