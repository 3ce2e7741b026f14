/** Everybody's state by person, and how many there are of each, for the list. */
import { useMemo } from 'react'
import type { RelationshipRow } from '#shared/contract/relationshipQueries.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import type { StateCount } from '#renderer/ui/codes/StateChip.tsx'

export interface Standing {
  of: (personId: PersonId) => RelationshipRow | undefined
  /** Every state, from growing to too early; empty until they are worked out. */
  counts: StateCount[]
}

const states = ['growing', 'strong', 'weakening', 'failed', 'too-early'] as const

export function useStanding(): Standing {
  const { rows } = useSteadyQuery('relationships', {})
  return useMemo(() => {
    const byPerson = new Map((rows?.rows ?? []).map((row) => [row.personId, row]))
    const counts = states.map((state) => ({
      state,
      count: (rows?.rows ?? []).filter((row) => row.state === state).length,
    }))
    return { of: (personId) => byPerson.get(personId), counts: byPerson.size === 0 ? [] : counts }
  }, [rows])
}
