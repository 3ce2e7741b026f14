/** Names of people and organisations: as a reference keeps them in parts, as one reads them, and back. */
import type { CslName } from './csl.ts'

const joined = (parts: readonly (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ')

/** What stands before the family name closes up to it where it ends in an apostrophe: "d’Alembert". */
const closed = (name: string): string => name.replace(/(['’])\s+(?=\S+$)/u, '$1')

/** The family name as it stands in a sentence, particles included: "van der Berg"; an organisation's whole name. */
export const familyOf = (name: CslName): string =>
  name.literal ??
  (closed(joined([name['dropping-particle'], name['non-dropping-particle'], name.family])) || (name.given ?? ''))

/** "Jan van der Berg, Jr." as one reads it. */
export function displayName(name: CslName): string {
  if (name.literal !== undefined && name.literal.trim() !== '') return name.literal.trim()
  const family = closed(joined([name['dropping-particle'], name['non-dropping-particle'], name.family]))
  const plain = joined([name.given, family])
  return joined([name.suffix === undefined || name.suffix === '' || plain === '' ? plain : `${plain},`, name.suffix])
}

const PARTICLE =
  /^(?:a|af|al|am|ap|auf|av|aus|bin|d['’]|da|dal|de|degli|dei|del|dela|della|delle|dello|den|der|des|di|do|dos|du|e|el|en|het|ibn|la|las|le|les|li|lo|los|of|op|san|st\.?|’t|'t|te|ten|ter|und|van|vande|vander|von|vom|y|zu|zum|zur)$/u
const SUFFIX = /^(?:[js]r\.?|[IVX]{2,4}|\d(?:nd|rd|th))$/i

/** "van der Berg" → particle and family. Particles are written small, so "Van Gogh" is a family name as it is. */
export function splitParticle(family: string): CslName {
  const words = family.trim().split(/\s+/)
  let at = 0
  while (at < words.length - 1 && PARTICLE.test(words[at] as string)) at++
  const rest = words.slice(at).join(' ')
  const apostrophe = at === 0 ? /^(d['’])(\p{Lu}.*)$/u.exec(rest) : null
  if (apostrophe) return { 'non-dropping-particle': apostrophe[1] as string, family: apostrophe[2] as string }
  return at === 0 ? { family: rest } : { 'non-dropping-particle': words.slice(0, at).join(' '), family: rest }
}

const ORGANISATION =
  /\b(?:academy|agency|association|bank|board|bureau|center|centre|college|commission|committee|company|consortium|corporation|council|department|federation|foundation|gmbh|group|inc|institute|institut|laborator(?:y|ies)|league|library|limited|llc|ltd|magazine|ministry|museum|network|news|office|organi[sz]ation|press|project|school|society|staff|team|times|trust|union|universit[a-zäéà]*|verein|workshop)\b|[&@/\d]/i

/** A name as somebody wrote it: "Berg, Jan van der", "Berg, Jr., Jan", "Jan van der Berg", "Kiln Makers Ltd." */
export function parseName(text: string): CslName {
  const name = text.replace(/\s+/gu, ' ').trim()
  const comma = name.split(/\s*,\s*/)
  if (comma.length > 1 && comma[0] !== '' && !ORGANISATION.test(name)) {
    const [family = '', second = '', third] = comma
    // "Jan Berg, Jr." is in the order of speech.
    if (comma.length === 2 && SUFFIX.test(second) && family.includes(' '))
      return { ...parseName(family), suffix: second }
    const [given, suffix] =
      third === undefined ? [second, undefined] : SUFFIX.test(second) ? [third, second] : [second, third]
    return {
      ...splitParticle(family),
      ...(given === '' ? {} : { given }),
      ...(suffix === undefined || suffix === '' ? {} : { suffix }),
    }
  }
  const words = name.split(' ')
  if (words.length === 1 || words.length > 6 || ORGANISATION.test(name)) return { literal: name }
  const suffix = SUFFIX.test(words.at(-1) as string) && words.length > 2 ? words.pop() : undefined
  let at = words.length - 1
  while (at > 1 && PARTICLE.test(words[at - 1] as string)) at--
  const given = words.slice(0, at).join(' ')
  return { given, ...splitParticle(words.slice(at).join(' ')), ...(suffix === undefined ? {} : { suffix }) }
}

/** "J. R." of "John Ronald"; "J.-P." of "Jean-Paul". */
export const initialsOf = (given: string): string =>
  given
    .split(/\s+/)
    .flatMap((word) => word.split(/(?<=\p{L}\.)(?=\p{L})/u))
    .filter((word) => /\p{L}/u.test(word))
    .map((word) =>
      word
        .split('-')
        .filter((part) => /\p{L}/u.test(part))
        .map((part) => `${/\p{L}/u.exec(part)?.[0]?.toLocaleUpperCase('en') ?? ''}.`)
        .join('-'),
    )
    .join(' ')
