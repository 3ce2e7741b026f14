/** Results by kind, each with its own total, so that a thousand passages do not bury the one note. */
import type { AppError } from '#shared/contract/errors.ts'
import type { SearchFilters } from '#shared/contract/queries.ts'
import type { SearchHit, SearchKind } from '#shared/contract/views.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'

export const searchKinds: readonly SearchKind[] = [
  'quote',
  'note',
  'source',
  'memo',
  'code',
  'step',
  'person',
  'workshop',
]

export const kindTitles: Readonly<Record<SearchKind, string>> = {
  quote: 'Quotes',
  note: 'Notes',
  source: 'Sources',
  memo: 'Memos',
  code: 'Codes',
  step: 'Steps',
  person: 'People',
  workshop: 'Workshops',
}

export interface SearchGroup {
  kind: SearchKind
  total: number
  hits: readonly SearchHit[]
  ms: number
  isReady: boolean
  error: AppError | undefined
}

/** Rows of each kind while all kinds are shown; with one kind chosen there is room for many. */
const FEW = 5
const MANY = 100

function useGroup(kind: SearchKind, query: string, filters: SearchFilters): SearchGroup {
  const isAsked = query.trim() !== '' || Object.keys(filters).length > 0
  const isChosen = filters.kinds?.includes(kind) ?? false
  const { state, rows, error } = useSteadyQuery(
    'search',
    isAsked ? { query, filters: { ...filters, kinds: [kind] }, limit: isChosen ? MANY : FEW } : null,
  )
  const isShown = isAsked && (filters.kinds === undefined || isChosen)
  return {
    kind,
    total: isAsked ? (rows?.total ?? 0) : 0,
    hits: isShown ? (rows?.hits ?? []) : [],
    ms: isAsked ? (rows?.ms ?? 0) : 0,
    isReady: !isAsked || state !== 'loading',
    error,
  }
}

export function useSearchGroups(query: string, filters: SearchFilters): SearchGroup[] {
  return [
    useGroup('quote', query, filters),
    useGroup('note', query, filters),
    useGroup('source', query, filters),
    useGroup('memo', query, filters),
    useGroup('code', query, filters),
    useGroup('step', query, filters),
    useGroup('person', query, filters),
  ]
}
