/** This device's settings, kept by the core. A change shows at once and is stored behind it. */
import { useCallback, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { connection, execute } from './core.ts'

const local = new Map<string, unknown>()
const listeners = new Set<() => void>()
let isStarted = false

const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Shows these settings of last time until the core says how they are. */
export function preferencesUntilKnown(values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values)) if (!local.has(key)) local.set(key, value)
  tell()
}

/** Asks for them; a component that reads one does it as well. */
export function readPreferences(): void {
  if (isStarted) return
  isStarted = true
  connection.subscribe('preferences', {}, (outcome) => {
    if (!outcome.ok || typeof outcome.value !== 'object' || outcome.value === null) return
    for (const [key, value] of Object.entries(outcome.value)) local.set(key, value)
    tell()
  })
}

/** A setting and its setter; what does not parse counts as not set. */
export function usePreference<T extends z.ZodType>(
  key: string,
  schema: T,
  fallback: z.output<T>,
): [z.output<T>, (value: z.output<T>) => void] {
  const subscribe = useCallback((listener: () => void) => {
    readPreferences()
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, [])
  const raw = useSyncExternalStore(subscribe, () => local.get(key))
  const parsed = schema.safeParse(raw)
  const set = useCallback(
    (value: z.output<T>) => {
      local.set(key, value)
      tell()
      void execute('setPreference', { key, value: value as never })
    },
    [key],
  )
  return [parsed.success ? parsed.data : fallback, set]
}
