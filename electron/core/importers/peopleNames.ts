/** Names of authors as bylines give them: "By Ann Lee and Bo Chen, Staff Writers". */
import { cutTo, hasWords, oneLine } from './cleanText.ts'

const LEAD =
  /^(?:written by|posted by|authored by|article by|text by|story by|words by|guest post by|reported by|published by|submitted by|authors?|by|von|par|por|di|da|door|av|af|autor(?:in|es|a)?|auteur|автор|tekst|texte|作者|文|著者)\s*[:：]?\s+|^(?:作者|文|著者|by)\s*[:：]\s*/iu
const NOT_A_NAME =
  /^(admin|administrator|editor|editors?|staff|guest|author|unknown|anonymous|none|null|undefined|webmaster|root|user|home|share|follow|posted|published|updated|read more|comments?)$/i
const ROLE =
  /\b(writer|reporter|correspondent|editor|contributor|staff|columnist|journalist|ph\.?d\.?|m\.?d\.?|mba|jr\.?|sr\.?|ceo|cmo|founder|director|president|manager|esq\.?)\b/i

/** One person's name out of a string that may hold a lead word, an address or a role. */
export function cleanName(raw: string): string | undefined {
  let name = oneLine(raw)
  for (let i = 0; i < 2; i++) name = name.replace(LEAD, '')
  name = name
    .replace(/\s*[<(]?[\w.+-]+@[\w-]+\.[\w.]+[>)]?\s*/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\s*\(?@\w+\)?/g, ' ')
    .replace(/\s*\(\w+\)$/, '')
    .replace(
      /\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)\b.*$/i,
      '',
    )
    .replace(/\s+(says|said|wrote|writes|schrieb|a dit)\s*:?$/i, '')
    .replace(/^[\s,;:|·•–—@-]+|[\s,;:|·•–—-]+$/g, '')
    .replace(/\s+/g, ' ')
  if (!hasWords(name) || NOT_A_NAME.test(name) || /^[\d\s.,:/-]+$|\d[:.]\d\d|\d{4}/.test(name)) return undefined
  return cutTo(name, 300)
}

/** Several names in one byline. A comma splits only where both sides look like names. */
export function splitNames(raw: string): string[] {
  let text = oneLine(raw)
  for (let i = 0; i < 2; i++) text = text.replace(LEAD, '')
  text = text.split(/\s+[|·•–—-]\s+|\s{3,}/)[0] ?? text
  const pieces = text.split(/\s*;\s*|\s*、\s*|\s+(?:and|und|et|y|e|och|og|и|&)\s+|\s*,\s+(?:and|und|et|y)\s+/iu)
  const names: string[] = []
  for (const piece of pieces) {
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

/** True when a short line reads like a person's name in Latin or Cyrillic letters. */
export function looksLikeName(text: string): boolean {
  const words = oneLine(text).split(' ')
  if (words.length < 2 || words.length > 5 || ROLE.test(text)) return false
  return (
    words.every((word) => /^(\p{Lu}[\p{L}'’.-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|ter|y|e)$/u.test(word)) &&
    /\p{Ll}/u.test(text)
  )
}
