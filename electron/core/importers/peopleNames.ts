/** Names of authors as bylines give them: "By Ann Lee and Bo Chen, Staff Writers". */
import { cutTo, hasWords, oneLine } from './cleanText.ts'

const LEAD =
  /^(?:written by|posted by|authored by|article by|text by|story by|words by|guest post by|reported by|published by|submitted by|authors?|by|von|par|por|di|da|door|av|af|autor(?:in|es|a)?|auteur|автор|tekst|texte|作者|文|著者)\s*[:：]?\s+|^(?:作者|文|著者|by)\s*[:：]\s*/iu
const NOT_A_NAME =
  /^(admin|administrator|editor|editors?|staff|guest|author|unknown|anonymous|none|null|undefined|webmaster|root|user|home|share|follow|posted|published|updated|read more|comments?|google\+?|facebook|twitter|rss|e-?mail|print|filed under|tagged(?: with)?|story highlights|highlights|staff reports?|staff writers?|wire reports?|news(room| desk| staff)?|redaktion|rédaction|redacción|redazione|redactie|the editors|contributors?|super ?user|default|test|n\/?a)$/i
const ROLE =
  /\b(writer|reporter|correspondent|editor|contributor|staff|columnist|journalist|blogger|analyst|ph\.?d\.?|m\.?d\.?|mba|jr\.?|sr\.?|ceo|cmo|founder|director|president|manager|producer|fellow|redakteur(?:in)?|korrespondent(?:in)?|journaliste|rédact(?:eur|rice)|corresponsal|esq\.?)\b/i
/** What stands between a name and the role that follows it without a comma. */
const ROLE_TAIL =
  /\s+(?:(?:\p{Lu}\p{L}*\p{Lu}\p{L}*|[Ss]enior|[Ss]taff|[Cc]hief|[Ee]xecutive|[Cc]ontributing|[Aa]ssociate|[Aa]ssistant|[Mm]anaging|[Dd]eputy|[Ss]pecial|[Gg]uest|[Nn]ews|[Bb]usiness|[Pp]olitical|[Ss]cience|[Hh]ealth|[Tt]echnology|[Ss]ports?|[Ww]orld|[Nn]ational|[Ff]oreign|[Ff]eatures?|\p{L}+ affairs)\s+)*(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor(?:-in-[Cc]hief)?|[Cc]ontributor|[Cc]olumnist|[Jj]ournalist|[Bb]logger|[Aa]nalyst|[Pp]roducer)s?\b.*$/u
const ORGANISATION =
  /\b(times|news|press|reuters|today|sports?|service|herald|tribune|journal|gazette|magazine|radio|television|tv|wire|agency|agencies|network|media|desk|newsroom|team|reports?|bureau|group|university|institute|inc|llc|ltd|gmbh|corp|foundation|committee|association|society|magazin|zeitung|presse|agence|polska|sp\. z o\.o|editors?|editorial|board|staff|company|corporation|department|college|school|online|weekly|daily|ugc|\w+\.(?:com|org|net|co|de|fr))\b\.?|&[A-Z]|^(ap|afp|dpa|pap|pti|ians|efe|ansa|upi|tass|apa|cbs|nbc|abc|bbc|cnn|npr)(\/\w+)*\/?$/i

/** True for what reads like a paper, an agency or a desk rather than a person. */
export const isOrganisation = (name: string): boolean => ORGANISATION.test(name)

/** Who took the pictures did not write the text. */
const PICTURES =
  /^(fotos?|photos?|photograph(y|s|er)?|illustrations?|pictures?|images?|videos?|bilder?)\s*(:|by\b|von\b|par\b)/i
/** "for The Weekly", "Special to the Post", "on March 3", "at 3:04 PM". */
const ATTACHED =
  /,?\s+(?:for|[Ss]pecial (?:to|for)|from|via|at|on|in|is an?|is the)\s+(?=[\p{Lu}\d]|the\s|an?\s|\p{Ll}+ ).*$/u

const MONTH_FIRST = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d/i

/** One person's name out of a string that may hold a lead word, an address or a role. */
export function cleanName(raw: string): string | undefined {
  let name = oneLine(raw)
  for (let i = 0; i < 2; i++) name = name.replace(LEAD, '')
  if (PICTURES.test(name)) return undefined
  name = name
    .replace(/^(?:text|words|story|report|texte|texto|bericht)\s*[:：]\s*/i, '')
    .replace(ATTACHED, (tail, at: number, whole: string) => (looksLikeName(whole.slice(0, at)) ? '' : tail))
    .replace(/\s*[<(]?[\w.+-]+@[\w-]+\.[\w.]+[>)]?\s*/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\s*\(?@\w+\)?/g, ' ')
    .replace(/\s*\([^()]*\)$/, (inside) => (ROLE.test(inside) || /^\s*\(\w+\)$/.test(inside) ? '' : inside))
    .replace(ROLE_TAIL, (tail, at: number, whole: string) => (looksLikeName(whole.slice(0, at)) ? '' : tail))
    .replace(
      /\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b.*$/i,
      '',
    )
    .replace(/\s+(on|at|in)$/i, '')
    .replace(/\s+(says|said|wrote|writes|schrieb|a dit)\s*:?$/i, '')
    .replace(/^[\s,;:|·•–—@/-]+|[\s,;:|·•–—/-]+$/g, '')
    .replace(/_/g, ' ')
    .replace(/\s+/g, ' ')
  if (MONTH_FIRST.test(name) || /["<>{}=[\]]|\b(click|submit|terms|cookie|subscribe)/i.test(name)) return undefined
  if (!hasWords(name) || NOT_A_NAME.test(name) || /^[\d\s.,:/-]+$|\d[:.]\d\d|\d{4}/.test(name)) return undefined
  return cutTo(name, 300)
}

const AND = /\s+(?:and|und|et|y|e|och|og|en|i|и|&|with|avec|mit|con)\s+/iu

/** Several names in one byline. A comma splits only where both sides look like names. */
export function splitNames(raw: string): string[] {
  let text = oneLine(raw)
  for (let i = 0; i < 2; i++) text = text.replace(LEAD, '')
  text = text.split(/\s+[|·•–—-]\s+|\s{3,}/)[0] ?? text
  // "Ann Lee (with Bo Chen)"
  text = text.replace(/\s*\((?:with|avec|mit|con|com)\s+([^()]+)\)/giu, ', $1')
  const names: string[] = []
  for (const piece of text.split(/\s*;\s*|\s*、\s*|\s*,\s+(?:and|und|et|y|&)\s+/iu).flatMap(splitAtAnd)) {
    const parts = piece.split(/\s*,\s*/).filter((part) => part !== '')
    const people =
      parts.length > 1 && parts.every((part) => /\s/.test(part) && part.split(' ').length <= 5 && !ROLE.test(part))
    const kept = people ? parts : parts.length === 2 && parts.every((p) => !/\s/.test(p)) ? [piece] : parts.slice(0, 1)
    for (const part of kept) {
      const name = cleanName(part)
      if (name !== undefined && !names.includes(name)) names.push(name)
    }
  }
  return names.slice(0, 100)
}

/** "Ann Lee and Bo Chen" are two; "Mac & i" and "Food and Wine" are names of one thing. */
function splitAtAnd(piece: string): string[] {
  const parts = piece.split(AND)
  const isName = (part: string) => /\s/.test(part.trim()) || /^[\p{Lo}]+$/u.test(part.trim())
  return parts.length > 1 && parts.some(isName) && parts.every((part) => part.trim().length > 1) ? parts : [piece]
}

/** True when a short line reads like a person's name in Latin or Cyrillic letters. */
export function looksLikeName(text: string): boolean {
  const words = oneLine(text).split(' ')
  if (words.length < 2 || words.length > 5 || ROLE.test(text) || isOrganisation(text)) return false
  return (
    words.every((word) => /^(\p{Lu}[\p{L}'’.-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|ter|y|e)$/u.test(word)) &&
    /\p{Ll}/u.test(text)
  )
}
