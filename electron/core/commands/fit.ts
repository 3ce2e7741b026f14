/** The fit card's ratings and the promise register. */
import { appError } from '#shared/contract/errors.ts'
import { FIT, ratingField } from '#shared/docs/fitLayout.ts'
import type { FitRating, PromiseRecord } from '#shared/model/fit.ts'
import { createId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Command } from './context.ts'
import { requirePerson, requireQuote } from './lookups.ts'

export const rateFit: Command<'rateFit'> = {
  label: ({ rating }) => (rating === null ? 'Rating taken back' : 'Rating recorded'),
  run: ({ personId, attribute, rating }, { db, edit }) => {
    const person = requirePerson(db, personId)
    if (!person.ok) return person
    if (rating?.quoteId != null) {
      const quote = requireQuote(db, rating.quoteId)
      if (!quote.ok) return quote
    }
    const value: FitRating | null = rating === null ? null : { ...rating, at: edit.now() }
    edit.set(personId, FIT, ratingField(attribute, edit.me), value)
    return ok({})
  },
}

export const addPromise: Command<'addPromise'> = {
  label: () => 'Promise recorded',
  run: ({ personId, text, dueOn }, { db, edit }) => {
    const person = requirePerson(db, personId)
    if (!person.ok) return person
    const promiseId = createId('o')
    const record: PromiseRecord = { text, dueOn, by: edit.me, at: edit.now() }
    edit.addItem(personId, promiseId, record)
    return ok({ promiseId })
  },
}

export const endPromise: Command<'endPromise'> = {
  label: ({ end }) =>
    end === null ? 'Promise stands again' : end.how === 'kept' ? 'Promise kept' : 'Promise released',
  run: ({ promiseId, end }, { db, edit }) => {
    const row = db.get<{ personId: string }>(
      'SELECT person_id AS personId FROM promise WHERE promise_id = ?',
      promiseId,
    )
    if (!row) return err(appError('PromiseNotFound', 'There is no such promise in this workspace.'))
    edit.set(row.personId, promiseId, 'end', end)
    return ok({})
  },
}
