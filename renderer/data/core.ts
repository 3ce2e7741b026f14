/** The one connection of this window, and typed ways to use it. Everything else in the renderer goes through here. */
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts'
import type { AppError } from '#shared/contract/errors.ts'
import { FIRST_SCREEN } from '#shared/contract/firstScreen.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import { PORT_MESSAGE } from '#shared/contract/shell.ts'
import type { TaskInput, TaskName, TaskOutput, TaskProgress } from '#shared/contract/tasks.ts'
import type { Result } from '#shared/model/result.ts'
import { type Connection, createConnection } from './connection.ts'

/** Undo is kept per window; a reload is the same window. */
const known = sessionStorage.getItem('windowId')
const windowId = known ?? crypto.randomUUID()
if (known === null) sessionStorage.setItem('windowId', windowId)

export const connection: Connection = createConnection(
  windowId,
  () => crypto.randomUUID(),
  known === null,
  FIRST_SCREEN,
)

/** Listens for ports that the preload script hands over; call once, before anything is shown. */
export function connectToShell(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const data = event.data
    if (
      event.source !== window ||
      typeof data !== 'object' ||
      data === null ||
      !('type' in data) ||
      data.type !== PORT_MESSAGE
    )
      return
    const port = event.ports[0]
    if (port) connection.attach(port)
  })
}

const doneListeners = new Set<() => void>()

/** Called after each command of this window that moved what Undo would take back. */
export function onStepDone(listener: () => void): () => void {
  doneListeners.add(listener)
  return () => void doneListeners.delete(listener)
}

/** Layout, and a source read to its end, are no steps of anybody's. */
const isStep = (name: CommandName, input: unknown): boolean =>
  name !== 'setPreference' &&
  !(name === 'editSource' && Object.keys((input as CommandInput<'editSource'>).patch).join() === 'read')

/** Runs a command; its outcome is known to be on disk. */
export async function execute<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<Result<CommandOutput<N>, AppError>> {
  const outcome = (await connection.call('command', name, input)) as Result<CommandOutput<N>, AppError>
  if (outcome.ok && isStep(name, input)) for (const listener of doneListeners) listener()
  return outcome
}

/** Asks once. For what is on screen use `useQuery`. */
export const ask = <N extends QueryName>(name: N, input: QueryInput<N>): Promise<Result<QueryOutput<N>, AppError>> =>
  connection.call('query', name, input) as Promise<Result<QueryOutput<N>, AppError>>

export interface RunOptions<N extends TaskName> {
  onProgress?: (progress: TaskProgress<N>) => void
  signal?: AbortSignal
}

/** Runs a task with progress; aborting the signal cancels it. */
export const runTask = <N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  options: RunOptions<N> = {},
): Promise<Result<TaskOutput<N>, AppError>> =>
  connection.call('task', name, input, {
    ...(options.signal && { signal: options.signal }),
    ...(options.onProgress && { onProgress: options.onProgress as (value: unknown) => void }),
  }) as Promise<Result<TaskOutput<N>, AppError>>
