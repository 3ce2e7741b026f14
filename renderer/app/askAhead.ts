/** The rows of a window's first screen, asked for in one go while its parts are still being put together. */
import { readPreferences } from '../data/preferences.ts'
import { watchQuery } from '../data/useQuery.ts'
import { watchPage } from '../data/useSlices.ts'

/** Call once, before anything is shown. Without an open workspace the questions wait for one. */
export function askAhead(): void {
  readPreferences()
  const watches = [
    watchQuery('joining', {}),
    watchQuery('workspace', {}),
    // As the library begins; an order of one's own is asked for when it is known.
    watchPage('sources', { show: 'all', filter: '', sort: 'added' }, 0),
    // Last: to count what they stand on takes longest, and rows can be read without it.
    watchQuery('codes', { archived: true }),
  ]
  for (const watch of watches) {
    // Rows linger until what shows them asks for the same.
    const stop = watch.subscribe(() => stop())
  }
}
