/** The shell's part of the window: dialogs, workspaces, titles (see shared/contract/shell.ts). */
import type { CoreState, ShellApi } from '#shared/contract/shell.ts'
import { connection, connectToShell } from './core.ts'

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly commonplace: ShellApi
  }
}

export const shell = (): ShellApi => window.commonplace

let coreState: CoreState | null = null
const listeners = new Set<() => void>()
let invite: string | null = null
const inviteListeners = new Set<() => void>()

/** Connects this window: ports to the core, and word of its life and death. Call once, before anything is shown. */
export function connectWindow(): void {
  connectToShell()
  shell().onCoreState((state) => {
    coreState = state
    if (state !== 'up') connection.lost()
    for (const listener of listeners) listener()
  })
  shell().onInviteLink(showInvite)
}

/** An invitation whose link was opened in the system, until somebody took it or put it away. */
export const currentInvite = (): string | null => invite

export function onInvite(listener: () => void): () => void {
  inviteListeners.add(listener)
  return () => void inviteListeners.delete(listener)
}

function showInvite(link: string | null): void {
  invite = link
  for (const listener of inviteListeners) listener()
}

export const dismissInvite = (): void => showInvite(null)

export const currentCoreState = (): CoreState | null => coreState

export function onCoreState(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
