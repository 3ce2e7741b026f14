/** What a step, a gate or a side of a tension stands on, and what that comes to. */
import type { EvidencePiece, EvidenceView } from '#shared/contract/evidenceQueries.ts'
import type { QueryOutput } from '#shared/contract/queries.ts'
import type { StepId } from '#shared/model/ids.ts'
import { strongestAgainst, tallyOf } from '#shared/model/verdict.ts'
import type { Db } from '../db/database.ts'
import { evidencePlace } from '../docs/evidencePlace.ts'
import { codingsOf } from './codings.ts'
import type { Query } from './context.ts'
import { type PieceRow, piecesIn } from './evidencePieces.ts'

interface Words {
  text: string
  sourceTitle: string
  authors: string
  publishedOn: string | null
  anchor: string | null
  seenOn: string | null
}

const WORDS = {
  quote: `SELECT q.exact AS text, s.title AS sourceTitle, s.authors, s.published_on AS publishedOn, q.anchor, NULL AS seenOn
    FROM quote q JOIN source s ON s.source_id = q.source_id WHERE q.quote_id = ?`,
  observation: `SELECT text, '' AS sourceTitle, '[]' AS authors, NULL AS publishedOn, NULL AS anchor, seen_on AS seenOn
    FROM observation WHERE observation_id = ?`,
  note: `SELECT title AS text, '' AS sourceTitle, '[]' AS authors, NULL AS publishedOn, NULL AS anchor, NULL AS seenOn
    FROM note WHERE note_id = ?`,
} as const
const kinds = { q: 'quote', b: 'observation', n: 'note' } as const

export const kindOfTarget = (target: string): EvidencePiece['kind'] => kinds[target.slice(0, 1) as keyof typeof kinds]

/** What a piece says, also where it is not used any more; null where nothing of it is here. */
export function wordsOf(db: Db, target: string): Pick<Words, 'text' | 'sourceTitle'> | null {
  return db.get<Words>(WORDS[kindOfTarget(target)], target) ?? null
}

const nameOf = (db: Db, memberId: string | null): string =>
  memberId === null
    ? ''
    : (db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', memberId)?.name ?? 'Somebody')

function toPiece(db: Db, { target, stance, by, at, sourceId, observer, origin }: PieceRow): EvidencePiece {
  const kind = kindOfTarget(target)
  const words = db.get<Words>(WORDS[kind], target)
  return {
    target,
    kind,
    stance,
    by,
    byName: nameOf(db, by),
    at,
    text: words?.text ?? '',
    origin,
    sourceId,
    sourceTitle: words?.sourceTitle ?? '',
    authors: JSON.parse(words?.authors ?? '[]'),
    publishedOn: words?.publishedOn ?? null,
    anchor: words?.anchor ?? null,
    codings: kind === 'quote' ? codingsOf(db, target) : [],
    observer,
    observerName: nameOf(db, observer),
    seenOn: words?.seenOn ?? null,
  }
}

/** Everything on one subject; the strongest counter-quote leads those that speak against. */
export function evidenceOn(db: Db, docId: EvidenceView['docId'], subject: string): EvidenceView {
  const rows = piecesIn(db, docId, subject)
  const live = rows.filter(({ state }) => state === 'live')
  const pieces = live.map((row) => toPiece(db, row))
  const quotes = pieces
    .filter(({ kind }) => kind === 'quote')
    .map((piece) => ({ ...piece, coders: new Set(piece.codings.map(({ coder }) => coder)).size }))
  const strongest = strongestAgainst(live, quotes)?.target ?? null
  return {
    docId,
    subject,
    ...tallyOf(live),
    pieces: [
      ...pieces.filter(({ target }) => target === strongest),
      ...pieces.filter(({ target }) => target !== strongest),
    ],
    strongest,
    inTrash: rows.filter(({ state }) => state === 'trashed').length,
    missing: rows.filter(({ state }) => state === 'missing').length,
  }
}

const reads = ['evidence', 'observation', 'quote', 'source', 'entity', 'note', 'step', 'plan']

export const evidence: Query<'evidence'> = {
  tables: [...reads, 'coding', 'code', 'member'],
  run: ({ subject }, { db }) => {
    const place = evidencePlace(db, subject)
    return place ? evidenceOn(db, place.docId, place.subject) : null
  },
}

const stepsOf = (db: Db, planId: string): StepId[] =>
  db
    .all<{ id: StepId }>(
      'SELECT step_id AS id FROM step WHERE plan_id = ? AND trashed_at IS NULL ORDER BY phase, position, step_id',
      planId,
    )
    .map(({ id }) => id)

function liveBySubject(db: Db, planId: string): Map<string, PieceRow[]> {
  const bySubject = new Map<string, PieceRow[]>()
  for (const row of piecesIn(db, planId)) {
    if (row.state !== 'live') continue
    const rows = bySubject.get(row.subject)
    if (rows) rows.push(row)
    else bySubject.set(row.subject, [row])
  }
  return bySubject
}

export const VERDICT_TABLES = reads

/** Each step of a plan with what its evidence comes to, in the plan's order. */
export function stepVerdicts(db: Db, planId: string): QueryOutput<'verdicts'> {
  const live = liveBySubject(db, planId)
  return stepsOf(db, planId).map((stepId) => {
    const rows = live.get(stepId) ?? []
    return {
      stepId,
      ...tallyOf(rows),
      pieces: rows.length,
      notes: rows.filter(({ target }) => target.startsWith('n_')).length,
    }
  })
}

export const verdicts: Query<'verdicts'> = {
  tables: reads,
  run: ({ planId }, { db }) => stepVerdicts(db, planId),
}

export const planEvidence: Query<'planEvidence'> = {
  tables: reads,
  run: ({ planId }, { db }) => {
    const live = liveBySubject(db, planId)
    return stepsOf(db, planId).flatMap((stepId) =>
      (live.get(stepId) ?? []).map(({ target, stance }) => ({ stepId, target, stance })),
    )
  },
}
