/** The library's rows: the first page live, further ones as they come into sight. */
import { useState } from 'react'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import type { QueryInput } from '#shared/contract/queries.ts'
import type { SourceRow } from '#shared/contract/views.ts'

/** A library of a few thousand sources is one page, so that nothing jumps while one scrolls. */
const PAGE = 2000
const MOST = 5000

export type SourceOrder = 'added' | 'title' | 'published'
export type SourceShow = 'all' | 'unread' | 'uncoded'

export interface SourceRows {
  rows: readonly SourceRow[]
  total: number
  isLoading: boolean
  showMore: (() => void) | undefined
}

export function useSourceRows(show: SourceShow, filter: string, sort: SourceOrder): SourceRows {
  const [limit, setLimit] = useState(PAGE)
  const input: QueryInput<'sources'> = { show, filter: filter.slice(0, 200), sort, limit }
  const { rows: page, state } = useSteadyQuery('sources', input)
  const rows = page?.rows ?? []
  const total = page?.total ?? 0
  return {
    rows,
    total,
    isLoading: state === 'loading',
    showMore: rows.length < total && limit < MOST ? () => setLimit(MOST) : undefined,
  }
}
