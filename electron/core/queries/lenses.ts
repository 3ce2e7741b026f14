/** What the team said to the lenses, and what the library says of the codes they go by. */
import type { QueryOutput } from '#shared/contract/queries.ts'
import { fieldsBySubject } from '#shared/docs/fields.ts'
import { type Dismissal, readDismissals, readLensWords } from '#shared/docs/lensLayout.ts'
import { NOTE, WORKSPACE } from '#shared/docs/layout.ts'
import { WORKSHOP } from '#shared/docs/workshopLayout.ts'
import { lensById } from '#shared/lenses/finding.ts'
import { LIBRARY_DOC, StepId } from '#shared/model/ids.ts'
import type { Db } from '../db/database.ts'
import type { Query, QueryContext } from './context.ts'

/** What the team changed of the words of the people-first lens. */
export function teamWords(hub: QueryContext['hub']): QueryOutput<'lensWords'> {
  const { subjects } = fieldsBySubject(hub.open(LIBRARY_DOC).doc, new Set([WORKSPACE]))
  return readLensWords(subjects.get(WORKSPACE))
}

export const lensWords: Query<'lensWords'> = { tables: ['workspace'], run: (_input, { hub }) => teamWords(hub) }

/** The document and subject whose fields hold a text's dismissals; undefined when this workspace has no such text. */
function placeOf(db: Db, target: string): { docId: string; subject: string } | undefined {
  if (target.startsWith('n_'))
    return db.get('SELECT 1 FROM note WHERE note_id = ?', target) ? { docId: target, subject: NOTE } : undefined
  if (target.startsWith('y_'))
    return db.get('SELECT 1 FROM workshop WHERE workshop_id = ?', target)
      ? { docId: target, subject: WORKSHOP }
      : undefined
  const step = db.get<{ planId: string }>('SELECT plan_id AS planId FROM step WHERE step_id = ?', target)
  return step && { docId: step.planId, subject: target }
}

/** What of a text's findings the team let stand. */
export function dismissalsOf({ db, hub }: Pick<QueryContext, 'db' | 'hub'>, target: string): Dismissal[] {
  const place = placeOf(db, target)
  if (!place) return []
  const { subjects } = fieldsBySubject(hub.open(place.docId).doc, new Set([place.subject]))
  return readDismissals(subjects.get(place.subject))
}

export const lensDismissals: Query<'lensDismissals'> = {
  tables: ['note', 'step', 'workshop', 'member'],
  run: ({ target }, { db, hub }) =>
    dismissalsOf({ db, hub }, target).map(({ by, ...dismissal }) => ({
      ...dismissal,
      byName: db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', by)?.name ?? 'Somebody',
    })),
}

export const planDismissals: Query<'planDismissals'> = {
  tables: ['step', 'plan'],
  run: ({ planId }, { db, hub }) => {
    const steps = db.all<{ stepId: string }>('SELECT step_id AS stepId FROM step WHERE plan_id = ?', planId)
    if (steps.length === 0) return []
    const ids = steps.map(({ stepId }) => StepId.parse(stepId))
    const { subjects } = fieldsBySubject(hub.open(planId).doc, new Set(ids))
    return ids.flatMap((stepId) => readDismissals(subjects.get(stepId)).map(({ lens, key }) => ({ stepId, lens, key })))
  },
}

/** Quotes that can be read, once each: two coders who agree are one. A quote with both stances counts on both sides. */
export const lensEvidence: Query<'lensEvidence'> = {
  tables: ['coding', 'code', 'quote', 'entity'],
  run: (_input, { db }) => {
    const codes = Object.values(lensById).map((lens) => lens.code)
    return codes.map((codeId) => {
      const row = db.get<{ supporting: number; disputing: number }>(
        `SELECT count(DISTINCT CASE WHEN c.stance <> 'disputes' THEN c.target END) AS supporting,
                count(DISTINCT CASE WHEN c.stance = 'disputes' THEN c.target END) AS disputing
         FROM coding c
         JOIN code k ON k.code_id = c.code_id
         JOIN quote q ON q.quote_id = c.target AND q.trashed_at IS NULL
         JOIN entity e ON e.id = q.source_id AND e.trashed_at IS NULL
         WHERE k.resolved_id = (SELECT resolved_id FROM code WHERE code_id = ?)`,
        codeId,
      )
      return { codeId, supporting: row?.supporting ?? 0, disputing: row?.disputing ?? 0 }
    })
  },
}
