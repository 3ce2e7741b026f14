/** The steps that somebody means by a few letters. */
import type { EvidencePlaceRow } from '#shared/contract/evidenceQueries.ts'

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/**
 * Rows in which every word of the query begins a word of the title, the plan or the phase; those that have all words
 * in their title first, otherwise in the order given. Without words, everything.
 */
export function findPlaces(rows: readonly EvidencePlaceRow[], query: string): EvidencePlaceRow[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...rows]
  const begins = (text: string) => {
    const words = fold(text).split(/[^\p{L}\p{N}]+/u)
    return (word: string): boolean => words.some((each) => each.startsWith(word))
  }
  const inTitle: EvidencePlaceRow[] = []
  const elsewhere: EvidencePlaceRow[] = []
  for (const row of rows) {
    if (wanted.every(begins(row.title))) inTitle.push(row)
    else if (wanted.every(begins(`${row.title} ${row.within} ${row.phase ?? ''}`))) elsewhere.push(row)
  }
  return [...inTitle, ...elsewhere]
}
