/** Where the window is: places and what is open in them, with back and forward that remember scroll and selection. */
import { useSyncExternalStore } from 'react'
import type { SearchFilters } from '#shared/contract/queries.ts'
import type { CodeId, NoteId, QuoteId, SourceId } from '#shared/model/ids.ts'

export type Route =
  | {
      place: 'library'
      sourceId?: SourceId
      quoteId?: QuoteId /** Code points; where to scroll and flash. */
      start?: number
    }
  | { place: 'notes'; noteId?: NoteId /** A new note: the title gets the focus. */; isNew?: boolean }
  | { place: 'codes'; codeId?: CodeId }
  | { place: 'search'; query: string; filters: SearchFilters }
  | { place: 'trash' }
export type Place = Route['place']

interface Entry {
  route: Route
  /** Whatever a screen wants to find again when the user comes back (scroll positions, list selection). */
  memory: Map<string, unknown>
}

let entries: Entry[] = [{ route: { place: 'library' }, memory: new Map() }]
let at = 0
const listeners = new Set<() => void>()
/** The last thing open in each place: going to a place comes back to it. */
const lastInPlace = new Map<Place, Route>()

/** More steps back than anybody takes. */
const MAX_ENTRIES = 200

const tell = (): void => {
  lastInPlace.set(currentRoute().place, currentRoute())
  for (const listener of listeners) listener()
}

export const currentRoute = (): Route => (entries[at] as Entry).route

/** Opens a route as a new step; `replace` changes the current step (the query being typed). */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  if (JSON.stringify(route) === JSON.stringify(currentRoute())) return
  const entry: Entry = { route, memory: options.replace ? (entries[at] as Entry).memory : new Map() }
  entries = options.replace ? entries.with(at, entry) : [...entries.slice(0, at + 1), entry].slice(-MAX_ENTRIES)
  if (!options.replace) at = entries.length - 1
  tell()
}

/** Goes to a place, to what was last open there. */
export function goToPlace(place: Exclude<Place, 'search'>): void {
  navigate(lastInPlace.get(place) ?? { place })
}

export const canGo = (steps: -1 | 1): boolean => entries[at + steps] !== undefined

export function go(steps: -1 | 1): void {
  if (!canGo(steps)) return
  at += steps
  tell()
}

/** Forgets everything: another workspace was opened. */
export function resetNavigation(): void {
  entries = [{ route: { place: 'library' }, memory: new Map() }]
  at = 0
  lastInPlace.clear()
  tell()
}

/** Keeps something with the current step, to be found when the user comes back to it. */
export const remember = (key: string, value: unknown): void => void (entries[at] as Entry).memory.set(key, value)
export const recall = <T>(key: string): T | undefined => (entries[at] as Entry).memory.get(key) as T | undefined

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, currentRoute)
export const useCanGo = (steps: -1 | 1): boolean => useSyncExternalStore(subscribe, () => canGo(steps))
