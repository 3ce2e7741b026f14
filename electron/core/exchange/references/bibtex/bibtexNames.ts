/** Lists of names as BibTeX writes them: parted by "and", each in one of three orders, or in braces as a whole. */
import type { CslName } from '#shared/references/csl.ts'
import { referenceLimits } from '../limits.ts'
import { latexLine } from './latex.ts'

/** Splits where a mark stands outside of braces. */
function splitOutside(text: string, mark: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let last = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '\\') at++
    else if (unit === '{') depth++
    else if (unit === '}') depth--
    else if (depth === 0) {
      mark.lastIndex = at
      const found = mark.exec(text)
      if (found && found[0] !== '') {
        parts.push(text.slice(last, at))
        at += found[0].length - 1
        last = at + 1
      }
    }
  }
  parts.push(text.slice(last))
  return parts
}

/** True for a word that is written small, which makes it a "von": its first letter outside of braces decides. */
function isSmall(word: string): boolean {
  const plain = word.replace(/^\\[a-zA-Z]+\s*|^\{\\/, '')
  if (/^\{(?!\\)/.test(word)) return false
  const letter = /\p{L}/u.exec(latexLine(plain))?.[0]
  return letter !== undefined && letter === letter.toLowerCase() && letter !== letter.toUpperCase()
}

const words = (text: string): string[] => splitOutside(text.trim(), /[\s~]+/y).filter((word) => word !== '')

const put = (part: string): string => latexLine(part)

function family(parts: readonly string[]): CslName {
  let at = 0
  while (at < parts.length - 1 && isSmall(parts[at] as string)) at++
  const von = put(parts.slice(0, at).join(' '))
  return { ...(von === '' ? {} : { 'non-dropping-particle': von }), family: put(parts.slice(at).join(' ')) }
}

/** BibLaTeX's "family=Berg, given=Jan, prefix=van der". */
function extended(name: string): CslName | undefined {
  if (!/^\s*(?:family|given|prefix|suffix|given-i|useprefix)\s*=/i.test(name)) return undefined
  const values = new Map(
    splitOutside(name, /,\s*/y).map((part) => {
      const [key = '', ...rest] = part.split('=')
      return [key.trim().toLowerCase(), put(rest.join('=').replace(/^\s*"([\s\S]*)"\s*$/, '$1'))]
    }),
  )
  const prefix = values.get('prefix')
  const particle = values.get('useprefix') === 'false' ? 'dropping-particle' : 'non-dropping-particle'
  return {
    family: values.get('family') ?? '',
    ...(values.get('given') ? { given: values.get('given') as string } : {}),
    ...(prefix ? { [particle]: prefix } : {}),
    ...(values.get('suffix') ? { suffix: values.get('suffix') as string } : {}),
  }
}

function oneName(name: string): CslName | undefined {
  const trimmed = name.trim()
  if (trimmed === '') return undefined
  // One pair of braces round all of it: somebody who is not to be taken apart.
  if (trimmed.startsWith('{') && splitOutside(trimmed, /[\s,~]+/y).length === 1 && /^\{[^\\]/.test(trimmed)) {
    const literal = put(trimmed)
    return literal === '' ? undefined : { literal }
  }
  const told = extended(trimmed)
  if (told) return told
  const parts = splitOutside(trimmed, /,/y).map((part) => part.trim())
  if (parts.length === 1) {
    const all = words(trimmed)
    if (all.length === 1) {
      const only = put(trimmed)
      return only === '' ? undefined : /^others$/i.test(only) ? { literal: 'others' } : { family: only }
    }
    const firstSmall = all.findIndex((word, n) => n > 0 && n < all.length - 1 && isSmall(word))
    const at = all[0] !== undefined && isSmall(all[0]) ? 0 : firstSmall < 0 ? all.length - 1 : firstSmall
    const given = put(all.slice(0, at).join(' '))
    return { ...family(all.slice(at)), ...(given === '' ? {} : { given }) }
  }
  const [last = '', second = '', third] = parts
  const given = put(third ?? second)
  const suffix = third === undefined ? '' : put(second)
  return {
    ...family(words(last)),
    ...(given === '' ? {} : { given }),
    ...(suffix === '' ? {} : { suffix }),
  }
}

/** The names of a field, in order. */
export const namesFrom = (field: string): CslName[] =>
  splitOutside(field, /(?<=[\s}])and(?=[\s{])/iy)
    .slice(0, referenceLimits.names)
    .map(oneName)
    .filter((name) => name !== undefined)
