/** Opens a folder for a program that stays (the app, a peer): one short command is no reason to give up. */
import { setTimeout as pause } from 'node:timers/promises'
import type { CoreConfig, CoreDeps } from './config.ts'
import type { Core, Outcome } from './core.ts'
import { createCore } from './createCore.ts'
import { readOwner } from './db/owner.ts'

/** Milliseconds: commands take a second, large imports a minute. */
const PATIENCE_MS = 10_000
const BETWEEN_MS = 50

/** As `createCore`; while a passing command holds the folder, it is waited for a little. */
export async function openFolder(config: CoreConfig, deps: CoreDeps): Promise<Outcome<Core>> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const opened = await createCore(config, deps)
    if (opened.ok || opened.error.code !== 'WorkspaceInUse') return opened
    if (Date.now() > until || readOwner(config.dataDir)?.passing !== true) return opened
    await pause(BETWEEN_MS)
  }
}
