/** What the sidebar's foot says when the core is away; null while all is well. */
import { useSyncExternalStore } from 'react'
import { currentCoreState, onCoreState } from '../data/shell.ts'

export interface CoreTrouble {
  title: string
  words: string
}

export function useCoreTrouble(): CoreTrouble | null {
  const state = useSyncExternalStore(onCoreState, currentCoreState)
  if (state === null || state === 'up') return null
  if (state === 'down')
    return {
      title: 'Store is restarting',
      words: 'What you type is kept in this window; saving resumes when it is back.',
    }
  // The whole sentence stands across the top of the window.
  return { title: 'Saving has stopped', words: 'What was saved before is safe on this computer.' }
}
