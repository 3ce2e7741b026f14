/** The words of the people-first lens. A team changes the built-in list word by word, and adds its own. */
import { inflect } from './inflect.ts'

export interface ListedWord {
  /** As written in the list: "target", "end user", "Zielgruppe". Small letters, single spaces. */
  term: string
  /** What to say instead, in the number of the term; null where only the writer knows. */
  rewrite: string | null
  /** Of the built-in list, with the rules on when it means people and when it does not. A team's own word always counts. */
  isBuiltIn?: boolean
  /** A built-in word for which the team offers something else. */
  isChanged?: boolean
}

/** What a team said of one word. */
export interface TeamWord {
  term: string
  rewrite: string | null
  isEnabled: boolean
}

/** Both numbers of a word and of what stands for it. */
export interface WordForm {
  term: string
  rewrite: string | null
  isBuiltIn: boolean
  /** A built-in word whose offer nobody has changed. */
  isAsListed: boolean
}

export interface WordList {
  words: readonly ListedWord[]
  /** Every form in small letters, its words joined by one space. */
  formByText: ReadonlyMap<string, WordForm>
  /** Number of words of the longest form. */
  longest: number
}

/** A term as it is kept and compared: small letters, single spaces, no hyphens. */
export const toTerm = (typed: string): string =>
  typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[-‐‑\s]+/g, ' ')
    .trim()

/** Builds the list that the lens reads by. */
export function createWordList(words: readonly ListedWord[]): WordList {
  const formByText = new Map<string, WordForm>()
  let longest = 1
  for (const { term, rewrite, isBuiltIn = false, isChanged = false } of words) {
    const forms = inflect(toTerm(term), rewrite)
    for (const form of forms) {
      formByText.set(form.text, { term, rewrite: form.rewrite, isBuiltIn, isAsListed: isBuiltIn && !isChanged })
      longest = Math.max(longest, form.text.split(' ').length)
    }
  }
  return { words, formByText, longest }
}

/** The built-in list with what the team changed: words switched off are out, rewrites replaced, own words added. */
export function effectiveWords(builtIn: WordList, team: readonly TeamWord[]): WordList {
  if (team.length === 0) return builtIn
  const byTerm = new Map(builtIn.words.map((word) => [toTerm(word.term), word]))
  for (const { term, rewrite, isEnabled } of team) {
    const key = toTerm(term)
    if (key === '') continue
    const known = byTerm.get(key)
    if (!isEnabled) byTerm.delete(key)
    else byTerm.set(key, { term: key, rewrite, isBuiltIn: known?.isBuiltIn === true, isChanged: true })
  }
  return createWordList([...byTerm.values()])
}
