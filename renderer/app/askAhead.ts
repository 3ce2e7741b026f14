/** The rows of a window's first screen, asked for in one go while its parts are still being put together. */
import { useSyncExternalStore } from 'react'
import { FIRST_SOURCES } from '#shared/contract/firstScreen.ts'
import type { LastSeen } from '#shared/contract/lastSeen.ts'
import { connection } from '../data/core.ts'
import { preferencesUntilKnown, readPreferences } from '../data/preferences.ts'
import { endOfLastSeen, showUntilKnown, watchQuery } from '../data/useQuery.ts'
import { watchPage } from '../data/useSlices.ts'

let hasFirstRows = false
const listeners = new Set<() => void>()

function firstRowsAreThere(): void {
  hasFirstRows = true
  for (const listener of listeners) listener()
}

/**
 * Call once, before anything is shown. The core begins most of these of itself on a fresh line (shared/contract/firstScreen.ts);
 * without an open workspace they wait for one.
 */
export function askAhead(): void {
  readPreferences()
  const sources = watchPage('sources', FIRST_SOURCES, 0)
  const watches = [
    watchQuery('joining', {}),
    watchQuery('workspace', {}),
    sources,
    // Last, and asked in the ordinary way: to count what they stand on takes longest, and rows can be read without it.
    watchQuery('codes', { archived: true }),
  ]
  for (const watch of watches) {
    // Rows linger until what shows them asks for the same.
    const stop = watch.subscribe(() => {
      stop()
      if (watch === sources) firstRowsAreThere()
    })
  }
}

let shown: LastSeen['workspace'] | undefined

/** Shows the workspace as it was seen last, until the core says how it is. */
export function showLastSeen(json: string): void {
  if (shown !== undefined || connection.state() === 'up') return
  const { workspace, preferences, sources } = JSON.parse(json) as LastSeen
  shown = workspace
  const stop = connection.onState(() => {
    stop()
    endOfLastSeen()
  })
  preferencesUntilKnown(preferences)
  showUntilKnown('joining', {}, null)
  showUntilKnown('workspace', {}, workspace)
  showUntilKnown('sources', sources.input, sources.output)
  firstRowsAreThere()
}

/** Of a workspace as `useQuery` has it: the core has not said a word about it yet. */
export const isLastSeen = (workspace: LastSeen['workspace'] | undefined): boolean =>
  workspace !== undefined && workspace === shown

/** Whether the first list has been answered: a frame drawn without its rows would be drawn again a moment later. */
export const useFirstRows = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => hasFirstRows,
  )
