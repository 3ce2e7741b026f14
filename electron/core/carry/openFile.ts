/**
 * Opens a workspace file as a folder of its own, on a machine that may never have seen the workspace. What was carried
 * by hand is the person's who holds it: all of it can be read and gone on with here, under a device key of its own.
 * But a file admits nobody: the folder begins a member log of its own and is no device of the team's. Nobody sends it
 * anything, what it saves to a file comes back as a copy's (sync/carrying.ts), and on the network it meets only whom
 * it invites itself. So an owner whose laptop is gone goes on as the owner of what they have, and a stranger with a
 * stick has what is on the stick.
 *
 * The folder is filled beside its place and renamed: it is there whole or not at all.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { appError, type AppError } from '#shared/contract/errors.ts'
import type { MergedWorkspace } from '#shared/contract/workspaceFile.ts'
import { createId } from '#shared/model/ids.ts'
import { err, type Result } from '#shared/model/result.ts'
import type { CoreConfig, CoreDeps } from '../config.ts'
import { createCore } from '../createCore.ts'
import { nameBeside, sweepBeside } from './beside.ts'
import { createCarryThread } from './thread.ts'
import type { CarryOptions } from './carry.ts'

export interface OpenFileOrder {
  path: string
  passphrase: string | null
  /** Somebody new, by this name; undefined: who saved the file goes on here. */
  name?: string | undefined
}

const taken = appError(
  'AlreadyInitialised',
  'There is something in this folder already; choose an empty or a new one for the workspace.',
)
const notThere = appError(
  'StoreWriteFailed',
  'The folder for this workspace cannot be made there; choose another place.',
)

function placeIsFree(dataDir: string): boolean {
  try {
    return readdirSync(dataDir).length === 0
  } catch {
    return !existsSync(dataDir)
  }
}

/** Errors: `AlreadyInitialised`, `StoreWriteFailed`, those of reading a workspace file; then there is no folder. */
export async function openFile(
  order: OpenFileOrder,
  config: Pick<CoreConfig, 'dataDir' | 'program'>,
  deps: CoreDeps,
  { onProgress, signal }: CarryOptions,
): Promise<Result<MergedWorkspace, AppError>> {
  const { dataDir } = config
  if (!placeIsFree(dataDir)) return err(taken)
  const { path, passphrase } = order
  const work = deps.carryWork ?? createCarryThread(deps.carryWorkerUrl)
  const nobody = (): Promise<never> => Promise.reject(new Error('nothing is asked while a file is looked at'))
  const looked = await work({ do: 'look', path, passphrase }, nobody, () => undefined, signal)
  if (!looked.ok) return looked
  if (!('manifest' in looked.value)) throw new Error('a file was to be looked at')
  const { workspaceId, by } = looked.value.manifest
  const memberId = order.name === undefined ? by.memberId : createId('m')
  sweepBeside(dataDir, Date.now())
  const beside = nameBeside(dataDir)
  // Nobody is met from a folder that is being filled.
  const { network: _network, ...alone } = deps
  try {
    mkdirSync(dirname(dataDir), { recursive: true })
    const opened = await createCore(
      {
        dataDir: beside,
        program: config.program,
        memberName: order.name ?? by.name,
        carried: { workspaceId, memberId },
      },
      alone,
    )
    if (!opened.ok) return opened
    const merged = await opened.value
      .run('mergeWorkspace', { path, passphrase }, { scope: '', onProgress, ...(signal && { signal }) })
      .finally(() => opened.value.close())
    if (!merged.ok) return merged
    if (existsSync(dataDir)) rmdirSync(dataDir)
    renameSync(beside, dataDir)
    return merged
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return err(notThere)
    throw cause
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
