/** What stands around a word: the small questions that rules are made of. All look at a bounded number of words. */
import type { Sentence, Word } from '../text/reading.ts'

/** A set of words, written as one string. */
export const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

const irregular: Readonly<Record<string, string>> = {
  give: 'gave given',
  send: 'sent',
  get: 'got getting',
  buy: 'bought',
  win: 'won winning',
  pay: 'paid',
  swap: 'swapped swapping',
  tag: 'tagged tagging',
  sell: 'sold',
  hand: '',
  drop: 'dropped dropping',
  keep: 'kept',
  choose: 'chose chosen',
  pick: '',
  lend: 'lent',
  show: 'shown',
  teach: 'taught',
  beg: 'begged begging',
  write: 'wrote written',
  tell: 'told',
  want: '',
  drive: 'drove driven',
  bring: 'brought',
  hit: 'hitting',
  beat: 'beaten',
  set: 'setting',
  refer: 'referred referring',
  run: 'ran running',
  speak: 'spoke spoken',
  shut: 'shutting',
}

/** Verbs in all their forms. */
export function verbs(list: string): ReadonlySet<string> {
  const all = new Set<string>()
  for (const base of words(list)) {
    const stem = base.endsWith('e') ? base.slice(0, -1) : base
    const third = /(?:s|x|z|ch|sh)$/.test(base)
      ? `${base}es`
      : /[^aeiou]y$/.test(base)
        ? `${base.slice(0, -1)}ies`
        : `${base}s`
    const past = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`
    for (const form of [base, third, past, `${stem}ing`, ...words(irregular[base] ?? base)]) all.add(form)
  }
  return all
}

/** The word at a distance, or nothing: what its small letters are. */
export const near = ({ words: all }: Sentence, at: number): string => all[at]?.lower ?? ''

/** Nothing but space or a hyphen between this word and the one before it. */
export const isJoined = (word: Word | undefined): boolean => word !== undefined && /^[\s\-‐‑]*$/.test(word.gap)

/** The word at `end`, where it belongs to the one before it; nothing behind a comma or a dash. */
export const next = (sentence: Sentence, end: number): string =>
  isJoined(sentence.words[end]) ? near(sentence, end) : ''

/** Any of the words within so many places before `at`, nearest first; its place or -1. */
export function lastBefore(sentence: Sentence, at: number, wanted: ReadonlySet<string>, within = 6): number {
  for (let i = at - 1; i >= Math.max(0, at - within); i--) if (wanted.has(near(sentence, i))) return i
  return -1
}

/** Any of the words within so many places after `at`; its place or -1. */
export function firstAfter(sentence: Sentence, at: number, wanted: ReadonlySet<string>, within = 6): number {
  const end = Math.min(sentence.words.length - 1, at + within)
  for (let i = at + 1; i <= end; i++) if (wanted.has(near(sentence, i))) return i
  return -1
}

/** How far a rule may look in a sentence: whole in prose, bounded in a text without full stops. */
export const FAR = 24

const around = (sentence: Sentence, at: number, wanted: ReadonlySet<string>): number => {
  const before = lastBefore(sentence, at, wanted, FAR)
  return before >= 0 ? before : firstAfter(sentence, at, wanted, FAR)
}

/** Any of the words in the same sentence. */
export const has = (sentence: Sentence, at: number, wanted: ReadonlySet<string>): boolean =>
  around(sentence, at, wanted) >= 0

const NUMBERS = words(
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen',
)
/** In figures or in words. */
export const isNumber = (text: string): boolean => /^\d/.test(text) || NUMBERS.has(text)

const NEGATORS = words(
  "no not never without nor neither nobody none nothing cannot can't don't doesn't didn't won't wouldn't shouldn't mustn't isn't aren't wasn't weren't haven't hasn't ain't avoid avoids avoiding refuse refuses refused refusing decline declines declined stop stops stopped stopping against hardly rarely forbid forbidden ban banned abandon abandoned kein keine keinen keiner keinem nicht nie niemals ohne statt niemand",
)
const PAIRED: readonly (readonly [string, string])[] = [
  ['instead', 'of'],
  ['rather', 'than'],
  ['more', 'than'],
  ['ahead', 'of'],
  ['far', 'from'],
  ['in', 'lieu'],
]
/** A new thought begins here, and what was denied before it is not denied any more. */
const NEW_CLAUSE = words('but because so aber sondern therefore although though while')

/** Is what stands at `at` denied, refused or passed over for something else by what comes before it in its clause? */
export function isDenied(sentence: Sentence, at: number): boolean {
  for (let i = at; i > Math.max(0, at - 9); i--) {
    const word = sentence.words[i]
    const before = near(sentence, i - 1)
    if (!word || /[;:—–()!?.]/.test(word.gap) || (NEW_CLAUSE.has(word.lower) && i < at)) return false
    if (NEGATORS.has(before)) return !(before === 'not' && near(sentence, i) === 'only')
    // "more than a thousand" is a number, not a preference.
    if (
      before === 'than' &&
      near(sentence, i - 2) === 'more' &&
      (isNumber(word.lower) || isNumber(near(sentence, i + 1)))
    )
      continue
    if (PAIRED.some(([first, second]) => near(sentence, i - 2) === first && before === second)) return true
  }
  return false
}

/** Written with its first letter as large as the first letter of what it stands for. */
export const likeCase = (text: string, model: string): string => {
  const first = [...model][0] ?? ''
  return first !== first.toLowerCase() ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** People, as texts about a programme name them; what else ends in -ers is taken for people, with exceptions. */
const PEOPLE = words(
  'people person persons user users customer customers client clients member members advocate advocates ambassador ambassadors fan fans friend friends candidate candidates guest guests reader readers reviewer reviewers volunteer volunteers mother mothers father fathers parent parents woman women man men child children kids youth teenager teenagers teens adult adults student students pupil pupils apprentice apprentices family families household households neighbour neighbours couples pensioners seniors millennials newcomer newcomers beginner beginners veteran veterans expert experts artist artists musician musicians choir choirs circles clubs communities everyone everybody anyone anybody whoever those somebody someone them us strangers retirees professionals audience audiences buyers public blogger bloggers influencer influencers journalist journalists speaker speakers attendees shoppers subscribers followers them him her kunden menschen mitglieder botschafter',
)
const NOT_PEOPLE = words(
  'papers numbers computers letters posters folders orders offers banners centers corners newsletters flyers chapters servers routers browsers filters layers matters parameters quarters others answers covers drawers rivers waters powers shoulders fingers flowers dinners towers timers containers boilers printers scanners stickers vouchers tigers fires trailers counters headers footers integers registers identifiers',
)
export const isPerson = (text: string): boolean => {
  const bare = text.replace(/'s$/, '')
  return PEOPLE.has(bare) || (/[a-z]{3}ers$/.test(bare) && !NOT_PEOPLE.has(bare))
}

/** Is there a person within so many words after `at`? */
export function personAfter(sentence: Sentence, at: number, within: number): number {
  const end = Math.min(sentence.words.length - 1, at + within)
  for (let i = at + 1; i <= end; i++) if (isPerson(near(sentence, i))) return i
  return -1
}
