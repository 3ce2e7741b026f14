/** The rows of a window's first screen, asked for in one go while its parts are still being put together. */
import { useSyncExternalStore } from 'react'
import { readPreferences } from '../data/preferences.ts'
import { watchQuery } from '../data/useQuery.ts'
import { watchPage } from '../data/useSlices.ts'

/** As the library begins; an order of one's own is asked for when it is known. */
const firstSources = () => watchPage('sources', { show: 'all', filter: '', sort: 'added' }, 0)

let hasFirstRows = false
const listeners = new Set<() => void>()

/** Call once, before anything is shown. Without an open workspace the questions wait for one. */
export function askAhead(): void {
  readPreferences()
  const sources = firstSources()
  const watches = [
    watchQuery('joining', {}),
    watchQuery('workspace', {}),
    sources,
    // Last: to count what they stand on takes longest, and rows can be read without it.
    watchQuery('codes', { archived: true }),
  ]
  for (const watch of watches) {
    // Rows linger until what shows them asks for the same.
    const stop = watch.subscribe(() => {
      stop()
      if (watch !== sources) return
      hasFirstRows = true
      for (const listener of listeners) listener()
    })
  }
}

/** Whether the first list has been answered: a frame drawn without its rows would be drawn again a moment later. */
export const useFirstRows = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => hasFirstRows,
  )
