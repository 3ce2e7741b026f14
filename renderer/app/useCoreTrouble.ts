/** What to say when the core is away; null while all is well. */
import { useSyncExternalStore } from 'react'
import { currentCoreState, onCoreState } from '../data/shell.ts'

export function useCoreTrouble(): string | null {
  const state = useSyncExternalStore(onCoreState, currentCoreState)
  if (state === null || state === 'up') return null
  if (state === 'down') return 'What you type is kept in this window; saving resumes when the store is back.'
  return state.failed
}
