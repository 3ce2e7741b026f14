/**
 * Finds the names of known people in text: whole names however they are written (case, marks, hyphens, surname first),
 * and given names and surnames that stand alone. A part that several people share says of none of them who is meant,
 * and is "somebody".
 */

/** Somebody whose name is looked for. */
export interface Named {
  name: string
  pseudonym: string
  /** No part of it stands for it alone: a company's name is made of words like any other. */
  isWhole?: boolean
}

export interface FoundName {
  /** UTF-16 offsets in the text. */
  from: number
  to: number
  /** What stands there instead. */
  instead: string
  /** The name; null where several share it. */
  name: string | null
}

export interface NameFinder {
  /** In the order of the text, none inside another. `anyCase`: also parts of names written small, as in a search box. */
  find: (text: string, anyCase?: boolean) => FoundName[]
  replace: (text: string, anyCase?: boolean) => string
}

interface Candidate {
  tokens: readonly string[]
  /** A part alone may be a word like any other ("will"): then only with a capital. */
  needsCapital: boolean
  /** Has initials in it, which are capitals. */
  hasInitials: boolean
  /** A company's name, which may have any sign between its parts. */
  isWhole: boolean
  people: Set<Named>
}

/** Scripts without blanks between words: each sign is a token, and a name may stand within what looks like one word. */
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('')
const TOKEN = new RegExp(`[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{N}])+`, 'gu')
const UNSPACED = new RegExp(`^[${unspaced}]$`, 'u')
/** Between those of a company's: "Ash & Sons", "Kiln/Works". */
const BETWEEN_ANY = /^[\s\p{P}\p{S}]{1,5}$/u
/** What may stand between the parts of one name. */
const BETWEEN = /^(?:\s{1,4}|\s*[\p{Pd}_'’·+.\u30fb]+\s*|,\s*)$/u
const TITLE = /^(?:dr|prof|mr|mrs|ms|mx|miss|sir|dame|rev|fr|herr|frau|mme|mlle|sra?|jr|phd|md|ii|iii|iv)$/
/** Words in what a group or a company is called. */
const NO_PERSON = /^(?:the|of|and|&|for|at|in)$/i
/** Words at the ends of what somebody is called that are nobody's name. */
const SMALL =
  /^(?:the|an?|of|and|from|in|on|at|with|for|by|to|my|our|your|his|her|their|this|that|de|del|della|di|da|la|le|van|von|der|den|ten|ter|bin|ibn|al|el)$/

/** The sign at a place, and how long it is there: an address writes `é` as `%C3%A9`. */
function signAt(text: string, i: number): { sign: string; length: number } {
  const sign = String.fromCodePoint(text.codePointAt(i) ?? 0)
  if (sign !== '%') return { sign, length: sign.length }
  const lead = Number.parseInt(text.slice(i + 1, i + 3), 16)
  const bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  try {
    const decoded = decodeURIComponent(text.slice(i, i + 3 * bytes))
    // Cut off by the text's end or not an escape, it is what it is.
    return [...decoded].length === 1 ? { sign: decoded, length: 3 * bytes } : { sign, length: 1 }
  } catch {
    return { sign, length: 1 }
  }
}

/** Without case, marks and signs that are not seen; `at[i]` is where the i-th unit of it came from. */
function foldWithPlaces(text: string): { folded: string; at: number[] } {
  let folded = ''
  const at: number[] = []
  for (let i = 0; i < text.length; ) {
    const { sign, length } = signAt(text, i)
    const code = sign.codePointAt(0) ?? 0
    const plain =
      code < 0x80 || (code >= 0xac00 && code <= 0xd7a3)
        ? sign.toLowerCase()
        : sign
            .normalize('NFKD')
            .toLowerCase()
            .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
            .replaceAll('ß', 'ss')
    for (let unit = 0; unit < plain.length; unit++) at.push(i)
    folded += plain
    i += length
  }
  at.push(text.length)
  return { folded, at }
}

/** Small letters without marks, as names are compared. */
export const withoutMarks = (text: string): string => foldWithPlaces(text).folded

const tokensOf = (text: string): string[] => foldWithPlaces(text).folded.match(TOKEN) ?? []
const isUnspaced = (tokens: readonly string[]): boolean => tokens.every((token) => UNSPACED.test(token))
const hasCapital = (text: string): boolean => {
  const first = /\p{L}/u.exec(text)?.[0] ?? ''
  return first !== first.toLowerCase()
}

/** A part that can be told from other words when it stands alone. */
function partOf(word: string): string[] | undefined {
  const tokens = tokensOf(word)
  const joined = tokens.join('')
  if ([...joined].length < 2 || !/\p{L}/u.test(joined) || TITLE.test(joined) || SMALL.test(joined)) return undefined
  return tokens
}

type Wanted = Pick<Candidate, 'tokens' | 'needsCapital' | 'hasInitials'>

const wanted = (tokens: readonly string[], needsCapital: boolean): Wanted => ({
  tokens,
  needsCapital,
  hasInitials: false,
})

/** "P. Venkataraman", "J. L. Núñez", "Priya V." */
function withInitials(words: readonly string[]): Wanted[] {
  const tokens = words.map(tokensOf)
  const initials = tokens.map(([first = '']) => [...first][0] ?? '')
  const [first = [], last = []] = [tokens[0], tokens.at(-1)]
  const forms = [
    [...initials.slice(0, -1), ...last],
    [initials[0] ?? '', ...last],
    [...first, initials.at(-1) ?? ''],
  ]
  return forms.map((each) => ({ tokens: each, needsCapital: true, hasInitials: true }))
}

function candidatesOf({ name, isWhole = false }: Named): Wanted[] {
  const words = name.split(/\s+/u).filter((word) => {
    const tokens = tokensOf(word)
    return tokens.length > 0 && !TITLE.test(tokens.join(''))
  })
  const all = words.length > 0 ? words : [name]
  const whole = tokensOf(all.join(' '))
  if (whole.length === 0) return []
  const isOneWord = all.length === 1
  if (isWhole) return [wanted(tokensOf(name), isOneWord && hasCapital(name))]
  const found = [wanted(whole, isOneWord && hasCapital(name))]
  // As in an address or a handle.
  if (whole.length > 1 && !isUnspaced(whole) && whole.join('').length >= 6) found.push(wanted([whole.join('')], false))
  if (isOneWord) return found
  const [first = '', last = ''] = [all[0], all.at(-1)]
  found.push(wanted([...tokensOf(last), ...tokensOf(all.slice(0, -1).join(' '))], false))
  const isPerson =
    !isUnspaced(whole) && hasCapital(first) && hasCapital(last) && !all.some((word) => NO_PERSON.test(word))
  if (isPerson && partOf(last)) found.push(...withInitials(all))
  const within = isPerson ? all.slice(1, -1).filter(hasCapital) : []
  for (const word of [first, last, ...within]) {
    const tokens = partOf(word)
    const isName = hasCapital(word) || !hasCapital(name) || (tokens !== undefined && isUnspaced(tokens))
    if (!tokens || !isName) continue
    found.push(wanted(tokens, hasCapital(word)))
    // "Anne-Marie" is "AnneMarie" and, of two surnames, each.
    if (tokens.length < 2 || isUnspaced(tokens)) continue
    found.push(wanted([tokens.join('')], hasCapital(word)))
    for (const piece of word.split(/\p{Pd}/u)) {
      const part = partOf(piece)
      if (part && hasCapital(piece) && part.join('').length > 2) found.push(wanted(part, true))
    }
  }
  return found
}

/** The longest first, by the token they begin with. */
function indexed(people: readonly Named[]): Map<string, Candidate[]> {
  const byTokens = new Map<string, Candidate>()
  for (const person of people)
    for (const { tokens, needsCapital, hasInitials } of candidatesOf(person)) {
      const key = tokens.join(' ')
      const there = byTokens.get(key) ?? {
        tokens,
        needsCapital: true,
        hasInitials: true,
        isWhole: person.isWhole === true,
        people: new Set(),
      }
      there.needsCapital &&= needsCapital
      there.hasInitials &&= hasInitials
      there.people.add(person)
      byTokens.set(key, there)
    }
  const byFirst = new Map<string, Candidate[]>()
  for (const candidate of byTokens.values()) {
    const [first = ''] = candidate.tokens
    byFirst.set(first, [...(byFirst.get(first) ?? []), candidate])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.tokens.length - a.tokens.length)
  return byFirst
}

export function createNameFinder(people: readonly Named[]): NameFinder {
  const byFirst = indexed(people)

  const find: NameFinder['find'] = (text, anyCase = false) => {
    if (byFirst.size === 0) return []
    const { folded, at } = foldWithPlaces(text)
    const tokens = [...folded.matchAll(TOKEN)].map((match) => ({ word: match[0], from: match.index }))
    const endOf = (i: number): number => (tokens[i]?.from ?? 0) + (tokens[i]?.word.length ?? 0)

    const isCapital = (i: number): boolean => {
      const { sign } = signAt(text, at[tokens[i]?.from ?? 0] ?? 0)
      return sign !== sign.toLowerCase() || sign === sign.toUpperCase()
    }

    /** Where the candidate ends when it stands from token i on: its last token, and what of that is an "s" behind it. */
    const standsUntil = (
      { tokens: wantedTokens, needsCapital, hasInitials, isWhole }: Candidate,
      i: number,
    ): { last: number; more: number } | undefined => {
      let more = 0
      for (const [n, word] of wantedTokens.entries()) {
        const token = tokens[i + n]
        if (token === undefined) return undefined
        if (token.word !== word) {
          const isGenitive = n === wantedTokens.length - 1 && word.length > 3 && token.word === `${word}s`
          if (!isGenitive || !isCapital(i)) return undefined
          more = 1
        }
        if (hasInitials && word.length === 1 && !isCapital(i + n)) return undefined
        if (n === 0) continue
        const between = folded.slice(endOf(i + n - 1), token.from)
        const isClose = between === '' && UNSPACED.test(word) && UNSPACED.test(wantedTokens[n - 1] ?? '')
        if (!isClose && !(isWhole ? BETWEEN_ANY : BETWEEN).test(between)) return undefined
      }
      if (needsCapital && !anyCase && !isCapital(i)) return undefined
      return { last: i + wantedTokens.length - 1, more }
    }

    const beginningWith = (word: string): readonly Candidate[] => {
      const genitive = word.endsWith('s') ? byFirst.get(word.slice(0, -1)) : undefined
      return [...(byFirst.get(word) ?? []), ...(genitive ?? [])]
    }

    const found: FoundName[] = []
    for (let i = 0; i < tokens.length; i++)
      for (const candidate of beginningWith(tokens[i]?.word ?? '')) {
        const end = standsUntil(candidate, i)
        if (end === undefined) continue
        const [person] = candidate.people
        // Several ways in which one is called are still one.
        const isOne =
          person !== undefined && [...candidate.people].every(({ pseudonym }) => pseudonym === person.pseudonym)
        found.push({
          from: at[tokens[i]?.from ?? 0] ?? 0,
          // Marks that follow the last letter belong to it.
          to: at[endOf(end.last) - end.more] ?? text.length,
          instead: isOne ? person.pseudonym : 'somebody',
          name: isOne ? person.name : null,
        })
        i = end.last
        break
      }
    return found
  }

  return {
    find,
    replace: (text, anyCase) => {
      let replaced = ''
      let done = 0
      for (const { from, to, instead } of find(text, anyCase)) {
        replaced += text.slice(done, from) + instead
        done = to
      }
      return replaced + text.slice(done)
    },
  }
}
