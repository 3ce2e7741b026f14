/**
 * Where in a text somebody else is speaking: quotation marks of several languages, nested or not. A mark that is never
 * closed holds to the end of the block. Marks that can also be an apostrophe are taken as marks only where a word
 * cannot have one.
 */
import type { Stretch } from '../block.ts'

/** What may close an opening mark. */
const closersByOpener: Readonly<Record<string, string>> = {
  '“': '”"',
  '„': '“”‟"',
  '‟': '”"',
  '”': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '‚': '‘’',
  '‘': '’',
  '「': '」',
  '『': '』',
  '"': '"',
  "'": "'",
}
const ANY_MARK = /[“„‟”«»‹›‚‘’「」『』"']/g
const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)
const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char)
/** What may stand before an opening mark besides a space: brackets, dashes, other marks. */
const BEFORE_OPENER = /[\s([{—–\-/:,;“„«»‹›‚‘「『"'=|*_~]/
/** Words that begin with an apostrophe: 'tis, '90s, rock 'n' roll, tell 'em. */
const ELISION =
  /^(?:\d\ds?\b|(?:tis|twas|twere|em|n|til|till|cause|round|bout|s|ne|nen|nem|ner|ns|mal|raus|rein|rauf)\b)/i

const opensAt = (text: string, at: number): boolean =>
  (at === 0 || BEFORE_OPENER.test(text[at - 1] as string)) && !isSpace(text[at + 1])

/** Can this single mark close something, and not be an apostrophe within a word? */
const closesAt = (text: string, at: number): boolean => !isSpace(text[at - 1]) && !isLetter(text[at + 1])

/** "the users’ wishes": a genitive rather than an end. */
const looksGenitive = (text: string, at: number): boolean =>
  /[sxz]/i.test(text[at - 1] ?? '') && text[at + 1] === ' ' && isLetter(text[at + 2])

/** Offsets of signs that could close a single-quoted stretch, but are followed, before a new opening, by one that must. */
function laterClosers(text: string, mark: string, opener: string): Set<number> {
  const withLater = new Set<number>()
  let isLater = false
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text[at]
    if (char === opener && opensAt(text, at) && char !== mark) isLater = false
    else if (char === mark) {
      if (opener === mark && opensAt(text, at)) isLater = false
      else if (closesAt(text, at)) {
        if (isLater) withLater.add(at)
        // Only what can be nothing but an end counts: in ‘users’ and the parents’ wish one word is quoted.
        isLater ||= !looksGenitive(text, at)
      }
    }
  }
  return withLater
}

interface Open {
  mark: string
  from: number
}

/** Stretches inside quotation marks, the marks included, in order and without overlap. UTF-16 offsets. */
export function quotationsIn(text: string): Stretch[] {
  const found: Stretch[] = []
  const open: Open[] = []
  let later: { curly: Set<number>; straight: Set<number> } | undefined
  const isMidGenitive = (at: number, char: string): boolean => {
    if (!looksGenitive(text, at)) return false
    later ??= { curly: laterClosers(text, '’', '‘'), straight: laterClosers(text, "'", "'") }
    return (char === '’' ? later.curly : later.straight).has(at)
  }
  let lastStraight: number | undefined
  /** Is there anything ahead that would close a straight single mark? Without it the mark is taken as an apostrophe. */
  const hasStraightCloser = (from: number): boolean => {
    if (lastStraight === undefined) {
      lastStraight = -1
      for (let at = text.length - 1; at > 0 && lastStraight === -1; at--)
        if (text[at] === "'" && closesAt(text, at)) lastStraight = at
    }
    return lastStraight > from + 1
  }
  const closes = (char: string, at: number, mark: string): boolean => {
    if (!(closersByOpener[mark] as string).includes(char)) return false
    if (char === '’' || char === "'") return closesAt(text, at) && !isMidGenitive(at, char)
    // „A “B” C“: a mark that stands before a word, after a space, begins something.
    if (char === '“' || char === '«' || char === '‘' || char === '‹')
      return !(isSpace(text[at - 1]) && at > 0 && isLetter(text[at + 1]))
    if (char === '"') return at > 0 && (!isSpace(text[at - 1]) || isSpace(text[at + 1]))
    return true
  }
  const opens = (char: string, at: number): boolean => {
    if (!(char in closersByOpener)) return false
    switch (char) {
      case '“':
      case '„':
      case '‟':
      case '«':
      case '‹':
      case '「':
      case '『':
        return true
      case '‚':
        return opensAt(text, at)
      case '‘':
        return opensAt(text, at) && !ELISION.test(text.slice(at + 1, at + 8))
      case "'":
        return opensAt(text, at) && !ELISION.test(text.slice(at + 1, at + 8)) && hasStraightCloser(at)
      default:
        return opensAt(text, at)
    }
  }
  for (const { 0: char, index: at } of text.matchAll(ANY_MARK)) {
    let depth = open.length - 1
    while (depth >= 0 && !closes(char, at, (open[depth] as Open).mark)) depth--
    if (depth >= 0) {
      const { from } = open[depth] as Open
      open.length = depth
      if (depth === 0) found.push({ from, to: at + 1 })
    } else if (open.length < MAX_DEPTH && opens(char, at)) open.push({ mark: char, from: at })
  }
  if (open[0]) found.push({ from: open[0].from, to: text.length })
  return found
}

/** Nobody quotes deeper; it bounds the work on hostile text. */
const MAX_DEPTH = 8
