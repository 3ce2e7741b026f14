/** Filters of Insight in words. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import type { FilterField } from '#shared/insight/figures.ts'
import { stanceWords } from '#renderer/ui/codes/StanceSign.tsx'
import { useQuery } from '../../data/useQuery.ts'
import { dayWords } from '../days/dayWords.ts'
import { useWorkspace } from '../workspace.ts'

/** "1 May – 14 May", "Since 1 May", "Until 14 May". */
export function daysWords({ since, until }: InsightFilters): string | undefined {
  if (since !== undefined && until !== undefined)
    return since === until ? dayWords(since) : `${dayWords(since)} – ${dayWords(until)}`
  if (since !== undefined) return `Since ${dayWords(since)}`
  return until === undefined ? undefined : `Until ${dayWords(until)}`
}

export interface FilterWords {
  source: string | undefined
  coder: string | undefined
  stance: string | undefined
  days: string | undefined
}

/** Each filter that is on, as it is called; undefined: it is off. */
export function useFilterWords(filters: InsightFilters): FilterWords {
  const { sourceId, coder, stance } = filters
  const { members } = useWorkspace()
  const { rows: source } = useQuery('source', sourceId === undefined ? null : { sourceId })
  return {
    source: sourceId === undefined ? undefined : (source?.title ?? 'This source'),
    coder: coder && (members.find(({ memberId }) => memberId === coder)?.name ?? 'Somebody'),
    stance: stance && stanceWords[stance],
    days: daysWords(filters),
  }
}

/** Those of the filters that a figure heeds, as one phrase: "“An evening”, Tobias, disputes"; empty where all counts. */
export function useOnly(filters: InsightFilters, fields: readonly FilterField[]): string {
  const { source, coder, stance, days } = useFilterWords(filters)
  const lower = (words: string | undefined): string | undefined => words && words[0]?.toLowerCase() + words.slice(1)
  return [
    fields.includes('source') && source && `“${source}”`,
    fields.includes('coder') && coder,
    fields.includes('stance') && lower(stance),
    fields.includes('days') && days && `coded ${lower(days)}`,
  ]
    .filter(Boolean)
    .join(', ')
}
