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

function candidatesOf({ name, isWhole = false }: Named): { tokens: string[]; needsCapital: boolean }[] {
  const words = name.split(/\s+/u).filter((word) => {
    const tokens = tokensOf(word)
    return tokens.length > 0 && !TITLE.test(tokens.join(''))
  })
  const all = words.length > 0 ? words : [name]
  const whole = tokensOf(all.join(' '))
  if (whole.length === 0) return []
  const isOneWord = all.length === 1
  if (isWhole) return [{ tokens: tokensOf(name), needsCapital: isOneWord && hasCapital(name) }]
  const found = [{ tokens: whole, needsCapital: isOneWord && hasCapital(name) }]
  if (isOneWord) return found
  const [first = '', last = ''] = [all[0], all.at(-1)]
  found.push({ tokens: [...tokensOf(last), ...tokensOf(all.slice(0, -1).join(' '))], needsCapital: false })
  // As in an address or a handle.
  if (!isUnspaced(whole) && whole.join('').length >= 6) found.push({ tokens: [whole.join('')], needsCapital: false })
  for (const word of [first, last]) {
    const tokens = partOf(word)
    const isName = hasCapital(word) || !hasCapital(name) || (tokens !== undefined && isUnspaced(tokens))
    if (tokens && isName) found.push({ tokens, needsCapital: hasCapital(word) })
  }
  return found
}

/** The longest first, by the token they begin with. */
function indexed(people: readonly Named[]): Map<string, Candidate[]> {
  const byTokens = new Map<string, Candidate>()
  for (const person of people)
    for (const { tokens, needsCapital } of candidatesOf(person)) {
      const key = tokens.join(' ')
      const there = byTokens.get(key) ?? {
        tokens,
        needsCapital: true,
        isWhole: person.isWhole === true,
        people: new Set(),
      }
      there.needsCapital &&= needsCapital
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

    /** The last token of the candidate where it stands from token i on. */
    const standsUntil = ({ tokens: wanted, needsCapital, isWhole }: Candidate, i: number): number | undefined => {
      for (const [n, word] of wanted.entries()) {
        const token = tokens[i + n]
        if (token?.word !== word) return undefined
        if (n === 0) continue
        const between = folded.slice(endOf(i + n - 1), token.from)
        const isClose = between === '' && UNSPACED.test(word) && UNSPACED.test(wanted[n - 1] ?? '')
        if (!isClose && !(isWhole ? BETWEEN_ANY : BETWEEN).test(between)) return undefined
      }
      const { sign: first } = signAt(text, at[tokens[i]?.from ?? 0] ?? 0)
      if (needsCapital && !anyCase && first === first.toLowerCase() && first !== first.toUpperCase()) return undefined
      return i + wanted.length - 1
    }

    const found: FoundName[] = []
    for (let i = 0; i < tokens.length; i++)
      for (const candidate of byFirst.get(tokens[i]?.word ?? '') ?? []) {
        const last = standsUntil(candidate, i)
        if (last === undefined) continue
        const [person] = candidate.people
        const isOne = candidate.people.size === 1 && person !== undefined
        found.push({
          from: at[tokens[i]?.from ?? 0] ?? 0,
          // Marks that follow the last letter belong to it.
          to: at[endOf(last)] ?? text.length,
          instead: isOne ? person.pseudonym : 'somebody',
          name: isOne ? person.name : null,
        })
        i = last
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
