/** What moved since the brief was last read: states of relationships, and verdicts with the pieces that turned them. */
import type { BriefMoves, BriefPiece, BriefStateMove, BriefVerdictTurn } from '#shared/contract/team.ts'
import { nextSteps, stepForState } from '#shared/measure/nextSteps.ts'
import { states } from '#shared/measure/stateWords.ts'
import type { Assessment, State } from '#shared/measure/types.ts'
import { type EvidenceStance, EvidenceStance as Stances } from '#shared/model/plan.ts'
import { tallyOf } from '#shared/model/verdict.ts'
import { type Before, countedBySteps, readBefore } from '../brief/before.ts'
import type { Db } from '../db/database.ts'
import { RELATIONSHIPS_COMPUTED } from '../relationships/relationships.ts'
import { BRIEF } from './brief.ts'
import type { Query } from './context.ts'
import { kindOfTarget, VERDICT_TABLES, wordsOf } from './evidence.ts'

const SHOWN = 3

/** Where somebody stood then; undefined: they were not here, so they have not moved. */
function stateBefore({ states: known, day }: Before, { personId, history }: Assessment): State | undefined {
  if (known !== null) return known[personId]
  return history.findLast(({ from }) => from <= day)?.state
}

export function stateMovesSince(before: Before, people: readonly Assessment[]): BriefStateMove[] {
  const moves = new Map<string, BriefStateMove>()
  for (const person of people) {
    const was = stateBefore(before, person)
    const now = person.state
    if (was === undefined || was === now) continue
    const { title, detail, key } = stepForState[now]
    const move = moves.get(`${was} ${now}`) ?? { was, now, next: { title, detail }, people: [] }
    moves.set(`${was} ${now}`, move)
    move.people.push({
      personId: person.personId as never,
      name: person.name,
      reason: person.history.at(-1)?.reason ?? '',
      also: nextSteps(person)
        .filter((step) => step.key !== key)
        .map((step) => step.title),
    })
  }
  // What weakens first: it is what something can be done about.
  const order: readonly State[] = ['weakening', 'failed', ...states]
  return [...moves.values()].sort(
    (a, b) => order.indexOf(a.now) - order.indexOf(b.now) || b.people.length - a.people.length,
  )
}

type Counted = Before['steps'][string]

const weighed = (pieces: Counted) => pieces.map(([, stance, origin]) => ({ stance, origin }))
const saying = (pieces: Counted, stance: EvidenceStance) =>
  new Set(pieces.filter((piece) => piece[1] === stance).map(([target]) => target))

type Turning = Pick<BriefPiece, 'target' | 'stance' | 'what'>

/** The pieces by which a side came to say something, or fell silent. */
function turning(was: Counted, now: Counted): Turning[] {
  return Stances.options.flatMap((stance): Turning[] => {
    const [before, after] = [saying(was, stance), saying(now, stance)]
    if (before.size === 0) return [...after].map((target) => ({ target, stance, what: 'added' }))
    if (after.size === 0) return [...before].map((target) => ({ target, stance, what: 'removed' }))
    return []
  })
}

const STILL_THERE = 'SELECT by FROM evidence WHERE subject = ? AND target = ?'
const NAME = 'SELECT name FROM member WHERE member_id = ?'

function toPiece(db: Db, stepId: string, piece: Turning): BriefPiece {
  const { target, stance } = piece
  const there = db.get<{ by: string }>(STILL_THERE, stepId, target)
  const words = wordsOf(db, target)
  const wasAdded = piece.what === 'added'
  return {
    target,
    stance,
    kind: kindOfTarget(target),
    // It still stands on the step, and still it does not count.
    what: wasAdded || there === undefined ? piece.what : 'trashed',
    text: words?.text ?? '',
    sourceTitle: words?.sourceTitle ?? '',
    by: wasAdded && there ? (db.get<{ name: string }>(NAME, there.by)?.name ?? null) : null,
  }
}

const STEPS = `
  SELECT t.step_id AS stepId, t.text, t.plan_id AS planId, p.title AS planTitle FROM step t
  JOIN plan p ON p.plan_id = t.plan_id JOIN entity e ON e.id = p.plan_id AND e.trashed_at IS NULL
  WHERE t.trashed_at IS NULL ORDER BY e.at, t.plan_id, t.phase, t.position, t.step_id`

export function verdictTurnsSince(db: Db, before: Before): BriefVerdictTurn[] {
  const now = countedBySteps(db)
  return db
    .all<Pick<BriefVerdictTurn, 'stepId' | 'text' | 'planId' | 'planTitle'>>(STEPS)
    .flatMap((step): BriefVerdictTurn[] => {
      const [then, since] = [before.steps[step.stepId], now[step.stepId]]
      if (then === undefined || since === undefined) return []
      const [was, is] = [tallyOf(weighed(then)).verdict, tallyOf(weighed(since)).verdict]
      if (was === is) return []
      const pieces = turning(then, since)
      return [
        {
          ...step,
          was,
          now: is,
          because: pieces.slice(0, SHOWN).map((piece) => toPiece(db, step.stepId, piece)),
          more: Math.max(0, pieces.length - SHOWN),
        },
      ]
    })
}

export const briefMoves: Query<'briefMoves'> = {
  tables: [BRIEF, ...VERDICT_TABLES, 'member', RELATIONSHIPS_COMPUTED],
  run: (_input, { db, relationships }): BriefMoves => {
    const before = readBefore(db)
    if (before === null) return { since: null, states: [], verdicts: [] }
    const known = relationships.known()
    return {
      since: before.at,
      states: known?.fresh === true ? stateMovesSince(before, known.all.people) : null,
      verdicts: verdictTurnsSince(db, before),
    }
  },
}
