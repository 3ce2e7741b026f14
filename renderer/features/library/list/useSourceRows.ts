/** The library's rows: those in sight, live; the rest are holes until one scrolls to them. */
import { type Slices, useSlices } from '#renderer/data/useSlices.ts'
import type { SourceRow } from '#shared/contract/views.ts'

export type SourceOrder = 'added' | 'title' | 'published'
export type SourceShow = 'all' | 'unread' | 'uncoded'

export function useSourceRows(show: SourceShow, filter: string, sort: SourceOrder): Slices<SourceRow> {
  return useSlices('sources', { show, filter: filter.slice(0, 200), sort })
}
