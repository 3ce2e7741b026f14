/** A reference in which known people stand by pseudonym: as authors, and in its words. Addresses and numbers stay. */
import { type CslItem, type CslName, isNameVariable, namesOf } from '#shared/references/csl.ts'
import { displayName } from '#shared/references/names.ts'
import type { FoundName, NameFinder } from '../../exporters/nameFinder.ts'

const WORDS = new Set([
  'title',
  'title-short',
  'abstract',
  'note',
  'annote',
  'container-title',
  'event-title',
  'original-title',
])

/** `found` is told of each place. */
export function withoutNamesIn(item: CslItem, finder: NameFinder, found: (name: FoundName) => void): CslItem {
  const written = (text: string): string => {
    for (const each of finder.find(text)) found(each)
    return finder.replace(text)
  }
  const person = (name: CslName): CslName => {
    const shown = displayName(name)
    const instead = written(shown)
    return instead === shown ? name : { literal: instead }
  }
  const entries = Object.entries(item).map(([variable, value]) => {
    if (isNameVariable(variable) && Array.isArray(value)) return [variable, namesOf(item, variable).map(person)]
    return [variable, WORDS.has(variable) && typeof value === 'string' ? written(value) : value]
  })
  return Object.fromEntries(entries) as CslItem
}
