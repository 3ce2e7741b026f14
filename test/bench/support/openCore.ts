/** Real cores for the benchmarks, and outcomes that must be good. */
import { createCore } from '#core/createCore.ts'
import type { Core } from '#core/core.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/model/result.ts'

export const importWorkerUrl = new URL('../../../electron/core/importers/worker.ts', import.meta.url)

export const officeWorkerUrl = new URL('../../../electron/core/exporters/office/worker.ts', import.meta.url)

/** The value; a failure ends the measurement. */
export function take<T>(outcome: Result<T, AppError>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`)
  return outcome.value
}

/** Opens a workspace, or makes one with `create`. */
export async function openCore(dataDir: string, create?: { name: string }): Promise<Core> {
  return take(
    await createCore({ dataDir, program: 'bench', ...(create && { create }) }, { importWorkerUrl, officeWorkerUrl }),
  )
}
