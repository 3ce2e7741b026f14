/**
 * What a team says to the lenses, as fields:
 *
 *   library, "workspace"   lensWord:<term>       a word of the people-first lens, or null for what it was before
 *   note, "note"           lens:<lens>:<key>     a finding that somebody dismissed, with the reason, or null
 *   plan, a step           the same
 *   workshop, "workshop"   the same
 *
 * A finding is known by its lens, its words and their sentence: when the sentence is written anew, it is looked at anew.
 */
import { z } from 'zod'
import { isLensId, type LensId } from '../lenses/finding.ts'
import { MemberId } from '../model/ids.ts'
import type { FieldsOfSubject } from './fields.ts'

export const LensWordField = z.object({ rewrite: z.string().nullable(), isEnabled: z.boolean() }).nullable()
export type LensWordField = z.infer<typeof LensWordField>

export const DismissalField = z.object({ reason: z.string(), by: MemberId, at: z.int().nonnegative() }).nullable()
export type DismissalField = z.infer<typeof DismissalField>

const WORD = 'lensWord:'
const DISMISSED = 'lens:'

export const lensWordField = (term: string): string => `${WORD}${term}`
export const isDismissalField = (field: string): boolean => field.startsWith(DISMISSED)
export const dismissalField = (lens: LensId, key: string): string => `${DISMISSED}${lens}:${key}`

/** What the team said of each word; words that were set back are left out. */
export function readLensWords(
  fields: FieldsOfSubject | undefined,
): { term: string; rewrite: string | null; isEnabled: boolean }[] {
  const words: { term: string; rewrite: string | null; isEnabled: boolean }[] = []
  for (const [field, { value }] of fields ?? []) {
    if (!field.startsWith(WORD)) continue
    const word = LensWordField.safeParse(value)
    if (word.success && word.data !== null) words.push({ term: field.slice(WORD.length), ...word.data })
  }
  return words.sort((a, b) => (a.term < b.term ? -1 : 1))
}

export interface Dismissal {
  lens: LensId
  key: string
  reason: string
  by: MemberId
  at: number
}

/** The findings of a text that stand dismissed, oldest first. */
export function readDismissals(fields: FieldsOfSubject | undefined): Dismissal[] {
  const found: Dismissal[] = []
  for (const [field, { value }] of fields ?? []) {
    if (!field.startsWith(DISMISSED)) continue
    const [, lens, key, ...rest] = field.split(':')
    const dismissal = DismissalField.safeParse(value)
    if (!isLensId(lens) || key === undefined || rest.length > 0 || !dismissal.success || dismissal.data === null)
      continue
    found.push({ lens, key, ...dismissal.data })
  }
  return found.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}
