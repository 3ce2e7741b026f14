/** What the finders of title, authors and date all look at. */
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { machineDate } from '../dates.ts'
import type { LinkedArticle } from './linkedData.ts'

/** Meta values by name, lower case; the first of each name wins, all are kept. */
export type MetaValues = Map<string, string[]>

export interface PageFacts {
  document: Document
  meta: MetaValues
  linked: LinkedArticle | undefined
  siteName: string | undefined
  language: string | undefined
}

/** The first value of the first name that has one. */
export function firstMeta(meta: MetaValues, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = meta.get(name)?.[0]
    if (value) return oneLine(value)
  }
  return undefined
}

/** The date of a machine-readable value, in the page's language. */
export const dateOf = (value: string | undefined, language: string | undefined): PartialDate | undefined =>
  value === undefined ? undefined : machineDate(value, language)
