/** The two ways to a core: this process's own, and the line to the program that has the folder open. */
import { randomUUID } from 'node:crypto'
import { commands } from '#shared/contract/commands.ts'
import { appError } from '#shared/contract/errors.ts'
import { queries } from '#shared/contract/queries.ts'
import { tasks } from '#shared/contract/tasks.ts'
import { err, ok } from '#shared/model/result.ts'
import type { z } from 'zod'
import type { Core, Outcome } from '#core/core.ts'
import type { OwnerLine } from '#core/localSocket/client.ts'
import { SCOPE, type Seat } from './coreCalls.ts'

export const seatOfOwn = (core: Core): Seat => ({
  execute: (name, input, commandId) => Promise.resolve(core.execute(name, input, { scope: SCOPE, commandId })),
  query: (name, input) => core.query(name, input, { scope: SCOPE }),
  run: (name, input, options) => core.run(name, input, { scope: SCOPE, ...options }),
  close: () => core.close(),
})

const otherVersion = appError(
  'CoreUnavailable',
  'The program that has this workspace open gave an answer that is not understood; close it there, or use the command line of its version.',
)

/** What another process said is what the contract promises, or an error. */
function checked<T>(schema: z.ZodType, outcome: Outcome<unknown>): Outcome<T> {
  if (!outcome.ok) return outcome
  const parsed = schema.safeParse(outcome.value)
  return parsed.success ? ok(parsed.data as T) : err(otherVersion)
}

export const seatAt = (line: OwnerLine): Seat => ({
  execute: async (name, input, id) =>
    checked(commands[name].output, await line.call({ id, kind: 'command', name, input })),
  query: async (name, input) =>
    checked(queries[name].output, await line.call({ id: randomUUID(), kind: 'query', name, input })),
  run: async (name, input, options = {}) => {
    const { onProgress, signal } = options
    const call = { id: randomUUID(), kind: 'task' as const, name, input, signal }
    const progress = (value: unknown): void => {
      const parsed = tasks[name].progress.safeParse(value)
      if (parsed.success) onProgress?.(parsed.data as never)
    }
    return checked(tasks[name].output, await line.call({ ...call, ...(onProgress && { onProgress: progress }) }))
  },
  close: () => Promise.resolve(line.close()),
})
