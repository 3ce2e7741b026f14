/**
 * What the command line's commands need of a core. It may be one of this process's own, or the one of the program
 * that has the folder open (workspace.ts decides): a command does not know.
 */
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { TaskInput, TaskName, TaskOutput, TaskProgress } from '#shared/contract/tasks.ts'
import type { Outcome } from '#core/core.ts'

export interface RunOptions<N extends TaskName> {
  onProgress?: (progress: TaskProgress<N>) => void
  signal?: AbortSignal
}

/** Undo groups of the command line. */
export const SCOPE = 'cli'

export interface CoreCalls {
  execute<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Outcome<CommandOutput<N>>>
  query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Outcome<QueryOutput<N>>>
  run<N extends TaskName>(name: N, input: TaskInput<N>, options?: RunOptions<N>): Promise<Outcome<TaskOutput<N>>>
}

/** One core that answers, until it is closed; the calls of one that others own may reject with `LineLost`. */
export interface Seat {
  /** `id`: unique for ever; under the same one a command is done once, whoever is asked. */
  execute<N extends CommandName>(name: N, input: CommandInput<N>, id: string): Promise<Outcome<CommandOutput<N>>>
  query: CoreCalls['query']
  run: CoreCalls['run']
  close(): Promise<void>
}
