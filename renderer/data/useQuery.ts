/** Live rows in components. Two components that ask the same share one subscription. */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { Outcome } from './connection.ts'
import { connection } from './core.ts'

export type QueryState<T> =
  | { state: 'loading'; rows?: undefined; error?: undefined }
  | { state: 'ready'; rows: T; error?: undefined }
  | { state: 'failed'; rows?: undefined; error: AppError }

interface Shared {
  value: QueryState<unknown>
  listeners: Set<() => void>
  stop: () => void
}

/** A screen that closes and opens again at once finds its rows still there. */
const LINGER_MS = 3_000

const shared = new Map<string, Shared>()
const loading: QueryState<never> = { state: 'loading' }
/** Rows of last time, by key: shown until the core answers for the first time. */
const lastSeen = new Map<string, QueryState<unknown>>()

const keyOf = (name: QueryName, input: unknown): string => `${name} ${JSON.stringify(input)}`
const valueOf = (key: string): QueryState<unknown> => shared.get(key)?.value ?? lastSeen.get(key) ?? loading

/** Shows these rows wherever nothing is known yet, until the core's own are there. */
export function showUntilKnown<N extends QueryName>(name: N, input: QueryInput<N>, rows: QueryOutput<N>): void {
  const key = keyOf(name, input)
  const value = { state: 'ready', rows } as const
  lastSeen.set(key, value)
  const entry = shared.get(key)
  if (entry?.value !== loading) return
  entry.value = value
  for (const listener of entry.listeners) listener()
}

/** The core answers now: what is asked from here on waits for it. */
export const endOfLastSeen = (): void => lastSeen.clear()

function open(key: string, name: QueryName, input: unknown): Shared {
  const entry: Shared = { value: lastSeen.get(key) ?? loading, listeners: new Set(), stop: () => undefined }
  shared.set(key, entry)
  entry.stop = connection.subscribe(name, input, (outcome: Outcome) => {
    entry.value = outcome.ok ? { state: 'ready', rows: outcome.value } : { state: 'failed', error: outcome.error }
    for (const listener of entry.listeners) listener()
  })
  return entry
}

function subscribe(key: string, name: QueryName, input: unknown, listener: () => void): () => void {
  const entry = shared.get(key) ?? open(key, name, input)
  entry.listeners.add(listener)
  return () => {
    entry.listeners.delete(listener)
    if (entry.listeners.size > 0) return
    setTimeout(() => {
      if (entry.listeners.size > 0 || shared.get(key) !== entry) return
      shared.delete(key)
      entry.stop()
    }, LINGER_MS)
  }
}

/** The same live rows for code outside of components; `get` returns the same object until they change. */
export interface QueryWatch<T> {
  get: () => QueryState<T>
  subscribe: (listener: () => void) => () => void
}

export function watchQuery<N extends QueryName>(name: N, input: QueryInput<N>): QueryWatch<QueryOutput<N>> {
  const key = keyOf(name, input)
  return {
    get: () => valueOf(key) as QueryState<QueryOutput<N>>,
    subscribe: (listener) => subscribe(key, name, input, listener),
  }
}

/** Live rows of a query; `null` as input asks nothing (stays loading). */
export function useQuery<N extends QueryName>(name: N, input: QueryInput<N> | null): QueryState<QueryOutput<N>> {
  const key = input === null ? null : keyOf(name, input)
  // The key says all of the input; a new object with the same content must not subscribe anew.
  const stable = useMemo(
    () => (key === null ? null : { key, name, input: JSON.parse(key.slice(name.length + 1)) as unknown }),
    [key, name],
  )
  const watch = useCallback(
    (listener: () => void) =>
      stable === null ? () => undefined : subscribe(stable.key, stable.name, stable.input, listener),
    [stable],
  )
  const read = useCallback(() => (stable === null ? loading : valueOf(stable.key)), [stable])
  return useSyncExternalStore(watch, read) as QueryState<QueryOutput<N>>
}

/** Like `useQuery`, but keeps the last rows while the next ones load, so that lists do not blink as a filter is typed. */
export function useSteadyQuery<N extends QueryName>(name: N, input: QueryInput<N> | null): QueryState<QueryOutput<N>> {
  const now = useQuery(name, input)
  const [last, setLast] = useState(now)
  const isKnown = now.state !== 'loading' || input === null
  if (isKnown && now !== last) setLast(now)
  return isKnown ? now : last
}
