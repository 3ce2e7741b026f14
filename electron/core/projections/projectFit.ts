/** A person's ratings and promises → rows. */
import { type FieldsOfSubject, valueOf } from '#shared/docs/fields.ts'
import { parseRatingField } from '#shared/docs/fitLayout.ts'
import { Trashed } from '#shared/docs/layout.ts'
import { FitRating, PromiseEnd, PromiseRecord } from '#shared/model/fit.ts'
import type { Db } from '../db/database.ts'

/** Makes a person's ratings what the fields say; returns how many malformed entries were skipped. */
export function projectFit(db: Db, personId: string, fields: FieldsOfSubject | undefined): number {
  let skipped = 0
  db.run('DELETE FROM fit_rating WHERE person_id = ?', personId)
  for (const [field, { value }] of fields ?? []) {
    if (value === null) continue
    const place = parseRatingField(field)
    const rating = FitRating.safeParse(value)
    if (place === undefined || !rating.success) {
      skipped++
      continue
    }
    const { score, seen, quoteId, at } = rating.data
    db.run(
      'INSERT INTO fit_rating (person_id, attribute, by, score, seen, quote_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      personId,
      place.attribute,
      place.rater,
      score,
      seen,
      quoteId,
      at,
    )
  }
  return skipped
}

/** Projects one promise; false where it is malformed. */
export function projectPromise(
  db: Db,
  personId: string,
  promiseId: string,
  raw: unknown,
  fields: FieldsOfSubject | undefined,
): boolean {
  const record = PromiseRecord.safeParse(raw)
  if (!record.success) return false
  const { text, dueOn, by, at } = record.data
  const end = valueOf(fields, 'end', PromiseEnd) ?? null
  db.run(
    `INSERT OR REPLACE INTO promise (promise_id, person_id, text, due_on, by, at, ended_how, ended_on, trashed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    promiseId,
    personId,
    text,
    dueOn,
    by,
    at,
    end?.how ?? null,
    end?.on ?? null,
    (valueOf(fields, 'trashed', Trashed) ?? null)?.at ?? null,
  )
  return true
}
