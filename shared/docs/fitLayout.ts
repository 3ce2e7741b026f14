/**
 * Fields of a person's subject "fit": one register per attribute and rater, so that several raters each keep their
 * view. Promises are items (PromiseRecord) with the fields "end" and "trashed".
 */
import { MemberId } from '../model/ids.ts'
import { Attribute } from '../model/people.ts'

export const FIT = 'fit'

export const ratingField = (attribute: Attribute, rater: MemberId): string => `${attribute}:${rater}`

export function parseRatingField(field: string): { attribute: Attribute; rater: MemberId } | undefined {
  const [name, id, ...rest] = field.split(':')
  const attribute = Attribute.safeParse(name)
  const rater = MemberId.safeParse(id)
  return attribute.success && rater.success && rest.length === 0
    ? { attribute: attribute.data, rater: rater.data }
    : undefined
}
