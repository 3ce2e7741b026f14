/**
 * Whether the inspector is shown. Beside the content it is a way to work and remembered per workspace; where it would
 * cover the content it is asked for anew each time, so that what somebody opens is what they see.
 */
import { useCallback, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { usePreference } from '../data/preferences.ts'

type Over = 'beside' | 'away' | 'asked'

let over: Over = 'beside'
const listeners = new Set<() => void>()

const setOver = (next: Over): void => {
  if (over === next) return
  over = next
  for (const listener of listeners) listener()
}

/** From the frame: whether an open inspector would cover the content. */
export function tellInspectorCovers(covers: boolean): void {
  if (covers !== (over !== 'beside')) setOver(covers ? 'away' : 'beside')
}

/** Another thing was opened: what covers it goes. */
export function putInspectorAway(): void {
  if (over === 'asked') setOver('away')
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useInspectorOpen(): [boolean, (isOpen: boolean) => void] {
  const [isBeside, setBeside] = usePreference('inspector.open', z.boolean(), false)
  const now = useSyncExternalStore(subscribe, () => over)
  const set = useCallback(
    (isOpen: boolean) => {
      if (over === 'beside') setBeside(isOpen)
      else setOver(isOpen ? 'asked' : 'away')
    },
    [setBeside],
  )
  return [now === 'beside' ? isBeside : now === 'asked', set]
}
