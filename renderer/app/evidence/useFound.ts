/** Quotes and notes among which evidence is chosen. */
import { NoteId, QuoteId } from '#shared/model/ids.ts'
import { useSteadyQuery } from '../../data/useQuery.ts'
import type { TextRange } from '../../ui/text/Snippet.tsx'
import { parseSnippet } from '../parseSnippet.ts'

interface Piece {
  text: string
  ranges: readonly TextRange[]
  from: string
}
export interface FoundQuote extends Piece {
  target: QuoteId
  kind: 'quote'
}
export interface FoundNote extends Piece {
  target: NoteId
  kind: 'note'
}
export type Found = FoundQuote | FoundNote

const MOST = 40
const allKinds = ['quote', 'note'] as const

/** Quotes (and notes, unless `kinds` leaves them out) with these words; without words, the newest sources' quotes. */
export function useFound(
  query: string,
  kinds: readonly ('quote' | 'note')[] = allKinds,
): { found: Found[]; error: ReturnType<typeof useSteadyQuery>['error'] } {
  const words = query.trim()
  const search = useSteadyQuery(
    'search',
    words === '' ? null : { query: words, filters: { kinds: [...kinds] }, limit: MOST },
  )
  const recent = useSteadyQuery('quotes', words === '' ? { limit: MOST } : null)
  if (words === '')
    return {
      found: (recent.rows?.rows ?? []).map(({ quoteId, exact, sourceTitle }) => ({
        target: quoteId,
        kind: 'quote',
        text: exact,
        ranges: [],
        from: sourceTitle,
      })),
      error: recent.error,
    }
  return {
    found: (search.rows?.hits ?? []).map((hit) => {
      const { text, ranges } = parseSnippet(hit.snippet)
      return hit.kind === 'note'
        ? { target: NoteId.parse(hit.id), kind: 'note', text: hit.title, ranges: [], from: text }
        : { target: QuoteId.parse(hit.id), kind: 'quote', text, ranges, from: hit.title }
    }),
    error: search.error,
  }
}
