/** Which codes a typed query means, best first. */
import type { CodeView } from '#shared/contract/views.ts'

export const MAX_RESULTS = 40
export const FREQUENT = 9

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** Codes that can be put on a quote now. */
export const usableCodes = (codes: readonly CodeView[]): CodeView[] =>
  codes.filter((code) => code.codable && !code.archived && code.mergedInto === null)

/** Begins a word: how people abbreviate. */
const beginsWord = (text: string, word: string): boolean =>
  text.startsWith(word) || new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`, 'u').test(text)

/** 0: not meant. A query of several words must be met by all of them. */
export function scoreCode(code: CodeView, query: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return 1
  const name = fold(code.name)
  const title = fold(code.title)
  const brief = fold(code.brief)
  const rest = fold(`${code.definition} ${code.useWhen} ${code.example}`)
  let score = 0
  for (const word of words) {
    const own =
      name === word
        ? 100
        : beginsWord(name, word)
          ? 60
          : name.includes(word)
            ? 40
            : beginsWord(title, word)
              ? 36
              : beginsWord(brief, word)
                ? 30
                : title.includes(word) || brief.includes(word)
                  ? 16
                  : beginsWord(rest, word)
                    ? 8
                    : rest.includes(word)
                      ? 4
                      : 0
    if (own === 0) return 0
    score += own
  }
  return score
}

/** Codes for a query; for an empty one the most used, then the codebook's order. */
export function rankCodes(codes: readonly CodeView[], query: string): CodeView[] {
  const usable = usableCodes(codes)
  if (query.trim() === '') return frequentCodes(codes)
  return usable
    .map((code, order) => ({ code, order, score: scoreCode(code, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.code.quotes - a.code.quotes || a.order - b.order)
    .slice(0, MAX_RESULTS)
    .map(({ code }) => code)
}

/** The codes used most, for Ctrl 1–9; where few are in use, the codebook's first ones fill up. */
export function frequentCodes(codes: readonly CodeView[]): CodeView[] {
  return usableCodes(codes)
    .map((code, order) => ({ code, order }))
    .sort((a, b) => b.code.quotes - a.code.quotes || a.order - b.order)
    .slice(0, FREQUENT)
    .map(({ code }) => code)
}
