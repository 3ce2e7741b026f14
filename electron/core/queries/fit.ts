/** A person's fit card, and what was promised. */
import type { PromiseView, RatingView } from '#shared/contract/fitContract.ts'
import type { PromiseEnd } from '#shared/model/fit.ts'
import type { Query } from './context.ts'

export const fit: Query<'fit'> = {
  tables: ['fit_rating', 'member', 'quote', 'source', 'entity'],
  run: ({ personId }, { db, identity }) =>
    db
      .all<Omit<RatingView, 'mine'>>(
        `SELECT f.attribute, f.by, coalesce(m.name, 'Somebody') AS byName, f.score, f.seen, f.quote_id AS quoteId,
           q.exact AS quote, q.source_id AS sourceId, s.title AS sourceTitle
         FROM fit_rating f LEFT JOIN member m ON m.member_id = f.by
         LEFT JOIN quote q ON q.quote_id = f.quote_id AND q.trashed_at IS NULL
         LEFT JOIN source s ON s.source_id = q.source_id
         WHERE f.person_id = ? ORDER BY f.attribute, f.at, f.by`,
        personId,
      )
      .map((row) => ({ ...row, mine: row.by === identity.me })),
}

type Raw = Omit<PromiseView, 'end'> & { how: NonNullable<PromiseEnd>['how'] | null; on: string | null }

export const promises: Query<'promises'> = {
  tables: ['promise', 'person', 'member', 'entity'],
  run: ({ personId }, { db }) =>
    db
      .all<Raw>(
        `SELECT r.promise_id AS promiseId, r.person_id AS personId, p.name AS personName, r.text, r.due_on AS dueOn,
           r.ended_how AS how, r.ended_on AS "on", coalesce(m.name, 'Somebody') AS byName
         FROM promise r JOIN person p ON p.person_id = r.person_id
         JOIN entity e ON e.id = r.person_id AND e.trashed_at IS NULL
         LEFT JOIN member m ON m.member_id = r.by
         WHERE r.trashed_at IS NULL AND (@personId IS NULL OR r.person_id = @personId)
         ORDER BY r.ended_on IS NOT NULL, r.due_on IS NULL, r.due_on, r.at, r.promise_id`,
        { personId: personId ?? null },
      )
      .map(({ how, on, ...row }) => ({ ...row, end: how === null || on === null ? null : { how, on } })),
}
