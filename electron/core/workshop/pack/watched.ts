/**
 * A name finder that remembers what it let stand: words that are somebody's name when they are written large, initials
 * of somebody, and roles that stand where owners are named. No finder can tell these apart; whoever hands a pack on can.
 */
import { type FoundName, type NameFinder, withoutMarks } from '../../exporters/nameFinder.ts'

export interface Watched {
  finder: NameFinder
  /** What was let stand until now, in sentences. */
  left: () => string[]
}

/** "P.V.", "PV", "P. V." */
const INITIALS = /(?<![\p{L}\p{N}])\p{Lu}(?:\.\s?\p{Lu}\.?|\p{Lu})(?:\.?\s?\p{Lu}\.?)?(?![\p{L}\p{N}])/gu

/** A word with a capital right behind a name: who is known by a given name alone has a surname, too. */
const BEHIND = /^\s(\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*)/u

const initialsOf = (name: string): string =>
  name
    .split(/[\s\p{Pd}]+/u)
    .map((word) => [...withoutMarks(word)][0] ?? '')
    .join('')

const listed = (words: ReadonlySet<string>): string =>
  [...words]
    .toSorted()
    .map((word) => `“${word}”`)
    .join(', ')

export function watched(finder: NameFinder, people: readonly string[], roles: readonly string[]): Watched {
  const initials = new Set(people.map(initialsOf).filter((letters) => letters.length > 1))
  const alone = new Set(people.map(withoutMarks).filter((name) => !/\s/u.test(name.trim())))
  const [small, short, taken, behind] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()]
  const look = (text: string, found: readonly FoundName[]): void => {
    const isFound = (from: number, to: number): boolean => found.some((each) => each.from < to && from < each.to)
    for (const { from, to } of finder.find(text, true)) if (!isFound(from, to)) small.add(text.slice(from, to))
    for (const match of text.matchAll(INITIALS)) {
      const [words] = match
      const letters = withoutMarks(words.replaceAll(/[^\p{L}]/gu, ''))
      if (initials.has(letters) && !isFound(match.index, match.index + words.length)) short.add(words)
    }
    for (const { to, name } of found) {
      const [, word] = name !== null && alone.has(withoutMarks(name)) ? (BEHIND.exec(text.slice(to)) ?? []) : []
      if (word !== undefined && !isFound(to + 1, to + 2)) behind.add(word)
    }
    for (const role of roles) if (text.includes(role)) taken.add(role)
  }
  const find: NameFinder['find'] = (text, anyCase) => {
    const found = finder.find(text, anyCase)
    look(text, found)
    return found
  }
  return {
    finder: {
      find,
      replace: (text, anyCase) => {
        find(text, anyCase)
        return finder.replace(text, anyCase)
      },
    },
    left: () => [
      ...(small.size > 0
        ? [`Somebody is called like this, and it is a word like any other, so it was let stand: ${listed(small)}.`]
        : []),
      ...(short.size > 0 ? [`These may be somebody’s initials and were let stand: ${listed(short)}.`] : []),
      ...(behind.size > 0
        ? [`These stand behind a given name, may be the surname to it, and were let stand: ${listed(behind)}.`]
        : []),
      ...(taken.size > 0 ? [`Named as owners, these were taken for roles and were let stand: ${listed(taken)}.`] : []),
    ],
  }
}
