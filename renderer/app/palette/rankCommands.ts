/** Which commands a few typed words mean, best first. Plain, so that it can be tested without a window. */

export interface Findable {
  title: string
  also?: string
}

/** Half-open ranges of the title to lift, in UTF-16 units. */
export interface Ranked<T> {
  item: T
  ranges: { from: number; to: number }[]
}

const fold = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')

/** How well one word fits: start of the title, of a word in it, inside it, or only one of its other names. 0: not at all. */
function fit(word: string, title: string, also: string): { score: number; from: number } {
  const at = title.indexOf(word)
  if (at === 0) return { score: 8, from: 0 }
  const inner = title.search(new RegExp(`(?<=[^\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u'))
  if (inner > 0) return { score: 5, from: inner }
  if (at > 0) return { score: 3, from: at }
  if (also.split(/\s+/).some((other) => other.startsWith(word))) return { score: 2, from: -1 }
  return { score: 0, from: -1 }
}

/** True where the query is the whole title: then nothing else was meant. */
export const isTitle = (title: string, query: string): boolean =>
  fold(title).replace(/…$/, '') === fold(query).trim().replace(/…$/, '')

/** Items in which every word of the query is found; all of them, in their own order, for an empty query. */
export function rankCommands<T extends Findable>(items: readonly T[], query: string): Ranked<T>[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return items.map((item) => ({ item, ranges: [] }))
  const scored: (Ranked<T> & { score: number })[] = []
  for (const item of items) {
    // Folding may change lengths (é); then nothing is lifted rather than the wrong letters.
    const title = fold(item.title)
    const fits = words.map((word) => ({ word, ...fit(word, title, fold(item.also ?? '')) }))
    if (fits.some(({ score }) => score === 0)) continue
    const ranges =
      title.length === item.title.length
        ? fits.filter(({ from }) => from >= 0).map(({ from, word }) => ({ from, to: from + word.length }))
        : []
    scored.push({ item, ranges, score: fits.reduce((sum, { score }) => sum + score, 0) })
  }
  // `sort` is stable: equals keep the order of the list.
  return scored.sort((a, b) => b.score - a.score)
}
