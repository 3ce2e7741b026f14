/**
 * From a data folder to a core that answers: the program that has the folder open is asked over its socket;
 * where nobody has, this process opens it. If the owner ends in between, the way is looked for once more, and a
 * command that was under way is sent again under its id, so that it is done once.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { appError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import type { CoreConfig, CoreDeps } from '#core/config.ts'
import type { Outcome } from '#core/core.ts'
import { createCore } from '#core/createCore.ts'
import { type Owner, readOwner } from '#core/db/owner.ts'
import { callOwner, LineLost } from '#core/localSocket/client.ts'
import type { CoreCalls, Seat } from './coreCalls.ts'
import { seatAt, seatOfOwn } from './seats.ts'

export interface Workspace extends CoreCalls {
  close(): Promise<void>
}

/** How long a folder is waited for that is held by somebody who does not answer. Milliseconds. */
function patienceFor(owner: Owner | undefined): number {
  // Another command ends by itself; an import of many files takes its time.
  if (owner?.passing === true) return 60_000
  if (owner !== undefined && owner.host !== hostname()) return 0
  // An owner that starts (a large workspace takes seconds), closes, or was killed a moment ago; or one without a socket.
  return owner?.socket === undefined ? 8_000 : 15_000
}

const BETWEEN_MS = 40

const alreadyThere = appError(
  'AlreadyInitialised',
  'This folder already holds a workspace, which is open; choose another folder for a new one.',
)

async function findSeat(config: CoreConfig, deps: CoreDeps): Promise<Outcome<Seat>> {
  const began = Date.now()
  for (;;) {
    const owner = readOwner(config.dataDir)
    // Another computer's socket, seen on a shared disk, answers nobody here.
    if (owner?.socket !== undefined) {
      const line = await callOwner(owner.socket, config.dataDir)
      if (!line.ok) return line
      if (line.value) {
        if (!config.create) return ok(seatAt(line.value))
        line.value.close()
        return err(alreadyThere)
      }
    }
    const opened = await createCore(config, deps)
    if (opened.ok) return ok(seatOfOwn(opened.value))
    if (opened.error.code !== 'WorkspaceInUse') return opened
    if (Date.now() - began >= patienceFor(readOwner(config.dataDir))) return opened
    // Not all at once: several commands may be waiting.
    await pause(BETWEEN_MS * (0.5 + Math.random()))
  }
}

const ownerEnded = appError(
  'CoreUnavailable',
  'The program that had this workspace open ended before it answered; what it had saved is kept. Look whether this was done, and give the command again if not.',
)
const importCut = appError(
  'CoreUnavailable',
  'The program that had this workspace open ended during the import; files that were in by then are kept. Give the command again for the others.',
)

/** Errors: those of opening a folder; `WorkspaceInUse` when its owner cannot be asked. */
export async function openWorkspace(config: CoreConfig, deps: CoreDeps): Promise<Outcome<Workspace>> {
  const first = await findSeat(config, deps)
  if (!first.ok) return first
  let seat = first.value

  /** Once more at the next owner, or here, when the line was lost. */
  const twice = async <T>(call: (at: Seat) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    try {
      return await call(seat)
    } catch (cause) {
      if (!(cause instanceof LineLost)) throw cause
    }
    // The workspace is there by now, whoever made it.
    const { create: _made, ...again } = config
    const next = await findSeat(again, deps)
    if (!next.ok) return next.error.code === 'WorkspaceInUse' ? err(ownerEnded) : next
    seat = next.value
    try {
      return await call(seat)
    } catch (cause) {
      if (!(cause instanceof LineLost)) throw cause
      return err(ownerEnded)
    }
  }

  return ok({
    execute: (name, input) => {
      const id = randomUUID()
      return twice((at) => at.execute(name, input, id))
    },
    query: (name, input) => twice((at) => at.query(name, input)),
    run: async (name, input, options) => {
      try {
        return await seat.run(name, input, options)
      } catch (cause) {
        if (!(cause instanceof LineLost)) throw cause
        // Without receipts: half of it may be done.
        return err(importCut)
      }
    },
    close: () => seat.close(),
  })
}
