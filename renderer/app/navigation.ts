/** Where the window is: places and what is open in them, with back and forward. */
import { useSyncExternalStore } from 'react'
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { Behind } from '#shared/pictures/behind.ts'
import type { SearchFilters } from '#shared/contract/queries.ts'
import type {
  AgendaItemId,
  CodeId,
  NoteId,
  PersonId,
  PlanId,
  QuoteId,
  SourceId,
  StepId,
  TensionId,
  WorkshopId,
} from '#shared/model/ids.ts'

/** Its ids in the order of the bar. */
export const insightTabIds = ['overview', 'map', 'codes', 'states', 'agreement'] as const
export type InsightTab = (typeof insightTabIds)[number]

export const workshopViewIds = ['about', 'agenda', 'exercises', 'evidence', 'pack'] as const
export type WorkshopViewId = (typeof workshopViewIds)[number]

export type Route =
  | {
      place: 'library'
      sourceId?: SourceId
      quoteId?: QuoteId /** Code points; where to scroll and flash. */
      start?: number
    }
  | { place: 'notes'; noteId?: NoteId /** A new note: the title gets the focus. */; isNew?: boolean }
  | { place: 'codes'; codeId?: CodeId }
  | { place: 'plan'; planId?: PlanId; stepId?: StepId; tensionId?: TensionId }
  | {
      place: 'people'
      personId?: PersonId /** The groups, where a narrow window would show the list. */
      show?: 'groups'
    }
  | {
      place: 'insight' /** Without one, the tab that was looked at last. */
      tab?: InsightTab /** Which codings the tabs count. */
      filters?: InsightFilters /** The cell of the map whose quotes are shown. */
      cell?: { row: CodeId; column: CodeId } /** What stands behind a mark of a picture, counted with these filters. */
      behind?: Behind & { filters: InsightFilters } /** In the tab Agreement: what coders differ on. */
      queue?: 'open' | 'settled' /** In the queue: the card with this quote is gone to. */
      passage?: QuoteId
    }
  | {
      place: 'workshop'
      workshopId?: WorkshopId /** Of its agenda; shown in the view `agenda`. */
      itemId?: AgendaItemId /** Without one, the view that was looked at last. */
      view?: WorkshopViewId
    }
  | { place: 'search'; query: string; filters: SearchFilters }
  | { place: 'trash' }
  | { place: 'team' /** What was asked for: the way to invite has the focus. */; show?: 'invite' }
export type Place = Route['place']

let entries: Route[] = [{ place: 'library' }]
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

export const currentRoute = (): Route => entries[at] as Route

/** Opens a route as a new step; `replace` changes the current step (the query being typed). */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  if (JSON.stringify(route) === JSON.stringify(currentRoute())) return
  entries = options.replace ? entries.with(at, route) : [...entries.slice(0, at + 1), route].slice(-MAX_ENTRIES)
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

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, currentRoute)
export const useCanGo = (steps: -1 | 1): boolean => useSyncExternalStore(subscribe, () => canGo(steps))
