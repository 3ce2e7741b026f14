/** Tells the core, and by it the teammates, what this window shows: a place, and the thing that is open in it. */
import { useEffect } from 'react'
import { connection } from '../data/core.ts'
import type { Route } from './navigation.ts'

const idOf = (route: Route): string | null => {
  switch (route.place) {
    case 'library':
      return route.sourceId ?? null
    case 'notes':
      return route.noteId ?? null
    case 'codes':
      return route.codeId ?? null
    case 'plan':
      return route.planId ?? null
    case 'workshop':
      return route.workshopId ?? null
    // People's documents are private to whoever opens them: teammates see the place, not the person.
    default:
      return null
  }
}

/** Null: nothing is shown yet. */
export function useTellPlace(route: Route | null): void {
  const view = route?.place ?? null
  const id = route && idOf(route)
  useEffect(() => {
    if (view !== null) connection.setPlace({ view, id })
  }, [view, id])
}
