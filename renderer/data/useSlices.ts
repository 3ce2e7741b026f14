/**
 * A long list of which only what is in sight is fetched: pages of rows, live, in an array with
 * holes for the rest, as VirtualList takes it.
 */
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import { PAGE_ROWS as PAGE } from '#shared/contract/firstScreen.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import { type QueryWatch, watchQuery } from './useQuery.ts'

type SlicedQuery = {
  [N in QueryName]: QueryOutput<N> extends { total: number; rows: unknown[] } ? N : never
}[QueryName]
type RowOf<N extends SlicedQuery> = QueryOutput<N> extends { rows: (infer R)[] } ? R : never

export interface Slices<R> {
  items: readonly (R | undefined)[]
  total: number
  isLoading: boolean
  /** Why nothing could be read. */
  error: AppError | undefined
  /** Says which rows are in sight. */
  onRange: (from: number, to: number) => void
}

interface View<R> {
  items: readonly (R | undefined)[]
  total: number
  isLoading: boolean
  error: AppError | undefined
}

/** One page of a list, as `useSlices` asks for it. */
export const watchPage = <N extends SlicedQuery>(
  name: N,
  input: QueryInput<N>,
  page: number,
): QueryWatch<QueryOutput<N>> => watchQuery(name, { ...input, offset: page * PAGE, limit: PAGE })

function createSlices<N extends SlicedQuery>(name: N, input: QueryInput<N>) {
  const pages = new Map<number, { watch: QueryWatch<QueryOutput<N>>; stop: () => void }>()
  const listeners = new Set<() => void>()
  type Known = { page: number; output: { total: number; rows: RowOf<N>[] } }
  const toKnown = (page: number, watch: QueryWatch<QueryOutput<N>>): Known[] => {
    const state = watch.get()
    return state.state === 'ready' ? [{ page, output: state.rows as Known['output'] }] : []
  }
  const toView = (known: readonly Known[]): View<RowOf<N>> => {
    const total = Math.max(...known.map(({ output }) => output.total))
    const items = Array.from({ length: total }, (): RowOf<N> | undefined => undefined)
    for (const { page, output } of known) for (const [i, row] of output.rows.entries()) items[page * PAGE + i] = row
    return { items: items.slice(0, total), total, isLoading: false, error: undefined }
  }

  // What was asked for ahead is there at once.
  let shown = toKnown(0, watchPage(name, input, 0))
  let view: View<RowOf<N>> =
    shown.length > 0 ? toView(shown) : { items: [], total: 0, isLoading: true, error: undefined }
  const become = (known: Known[], next: View<RowOf<N>>): void => {
    shown = known
    view = next
    for (const listener of listeners) listener()
  }

  const rebuild = (): void => {
    const known = [...pages].flatMap(([page, { watch }]) => toKnown(page, watch))
    if (known.length > 0) {
      const isShown =
        known.length === shown.length &&
        known.every(({ page, output }, i) => page === shown[i]?.page && output === shown[i].output)
      if (!isShown) become(known, toView(known))
      return
    }
    const error = [...pages.values()].map(({ watch }) => watch.get().error).find((each) => each !== undefined)
    if (error !== undefined) become([], { items: [], total: 0, isLoading: false, error })
  }

  const show = (wanted: ReadonlySet<number>): void => {
    for (const [page, { stop }] of pages) {
      if (wanted.has(page)) continue
      stop()
      pages.delete(page)
    }
    for (const page of wanted) {
      if (pages.has(page)) continue
      const watch = watchPage(name, input, page)
      pages.set(page, { watch, stop: watch.subscribe(rebuild) })
    }
    rebuild()
  }

  let wanted: ReadonlySet<number> = new Set([0])
  return {
    get: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      if (listeners.size === 1) show(wanted)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) show(new Set())
      }
    },
    onRange: (from: number, to: number) => {
      const first = Math.floor(Math.max(0, from) / PAGE)
      const last = Math.floor(Math.max(0, to) / PAGE)
      const next = new Set<number>()
      for (let page = first; page <= last; page++) next.add(page)
      if (next.size === wanted.size && [...next].every((page) => wanted.has(page))) return
      wanted = next
      if (listeners.size > 0) show(wanted)
    },
  }
}

/** Rows of a windowed query; another input is another list. */
export function useSlices<N extends SlicedQuery>(name: N, input: QueryInput<N>): Slices<RowOf<N>> {
  const key = JSON.stringify(input)
  const slices = useMemo(() => createSlices(name, JSON.parse(key) as QueryInput<N>), [name, key])
  const view = useSyncExternalStore(slices.subscribe, slices.get)
  const onRange = useCallback((from: number, to: number) => slices.onRange(from, to), [slices])
  return { ...view, onRange }
}
