/** Builds a vocabulary of several thousand words and draws from it as language does: few often, most hardly ever. */
import { createRandom, type Random } from '../random.ts'
import { adjectiveEndings, adjectives, adverbs, firstNames, nouns, verbPrefixes, verbs } from './words.ts'

export interface Vocabulary {
  readonly noun: () => string
  readonly verb: () => string
  readonly adjective: () => string
  readonly adverb: () => string
  readonly firstName: () => string
}

const composed = { nouns: 4000, verbs: 800, adjectives: 900 }

/** Draws entries with probability 1 / (rank + 2.7), Zipf's law with Mandelbrot's shift, in constant time. */
export function createZipfPicker(entries: readonly string[], random: Random): () => string {
  const slots = 1 << 15
  let total = 0
  for (let rank = 0; rank < entries.length; rank++) total += 1 / (rank + 2.7)
  const table = new Uint16Array(slots)
  let slot = 0
  let sum = 0
  for (let rank = 0; rank < entries.length; rank++) {
    sum += 1 / (rank + 2.7)
    for (const end = Math.round((sum / total) * slots); slot < end; slot++) table[slot] = rank
  }
  return () => entries[table[Math.floor(random.next() * slots)] as number] as string
}

/** The given words in their order, and after them `count` compounds of both lists in a fixed disorder. */
function extend(words: readonly string[], count: number, heads: readonly string[], tails: readonly string[]): string[] {
  const short = (word: string) => word.length <= 6 && !word.includes('-')
  const compounds = heads
    .filter(short)
    .flatMap((head) => tails.filter((tail) => short(tail) && tail !== head).map((tail) => head + tail))
  // The words are the same for every seed, as a language is; only what is said with them differs.
  const language = createRandom(compounds.length)
  for (let i = compounds.length - 1; i > 0; i--) {
    const other = language.int(0, i)
    const moved = compounds[i] as string
    compounds[i] = compounds[other] as string
    compounds[other] = moved
  }
  return [...new Set([...words, ...compounds.slice(0, count)])]
}

const allNouns = extend(nouns, composed.nouns, nouns, nouns)
const allVerbs = extend(verbs, composed.verbs, verbPrefixes, verbs)
const allAdjectives = extend(adjectives, composed.adjectives, nouns, adjectiveEndings)

export function createVocabulary(random: Random): Vocabulary {
  return {
    noun: createZipfPicker(allNouns, random),
    verb: createZipfPicker(allVerbs, random),
    adjective: createZipfPicker(allAdjectives, random),
    adverb: createZipfPicker(adverbs, random),
    firstName: createZipfPicker(firstNames, random),
  }
}

const irregular: Record<string, string> = {
  send: 'sent',
  write: 'wrote',
  ring: 'rang',
  lend: 'lent',
  read: 'read',
  hear: 'heard',
  keep: 'kept',
  bring: 'brought',
  show: 'showed',
  draw: 'drew',
  teach: 'taught',
  forgive: 'forgave',
  sweep: 'swept',
  strike: 'struck',
  mislay: 'mislaid',
}

const doubling = new Set(['trim', 'stir', 'dip', 'scrub'])

/** Past tense, also used as the participle: close enough for text that nobody reads. */
export function past(verb: string): string {
  const prefix = verbPrefixes.find(
    (entry) => irregular[verb.slice(entry.length)] !== undefined && verb.startsWith(entry),
  )
  const known =
    irregular[verb] ?? (prefix === undefined ? undefined : prefix + (irregular[verb.slice(prefix.length)] ?? ''))
  if (known !== undefined) return known
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return `${verb}${doubling.has(verb) ? verb.slice(-1) : ''}ed`
}

export function participle(verb: string): string {
  if (/[^aeiou]e$/.test(verb)) return `${verb.slice(0, -1)}ing`
  return `${verb}${doubling.has(verb) ? verb.slice(-1) : ''}ing`
}

export function plural(noun: string): string {
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return `${noun}s`
}
