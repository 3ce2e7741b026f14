/**
 * What of a workspace fits a workshop: words that were coded for its phases, each phase in turn and each independent
 * source in turn, so that no loud source speaks for the rest; steps to vote on; what was seen; histories to read.
 * The same workspace gives the same answer. It is a first choice, for people to change.
 */
import type { Phase } from '#shared/model/plan.ts'
import { phases as allPhases } from '#shared/model/plan.ts'
import { MaterialKind, type MaterialKind as Material, type ShownTarget } from '#shared/model/workshop.ts'
import { exerciseById } from '#shared/workshop/exercises.ts'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { createOrigins } from '../queries/evidencePieces.ts'

/** As many as one table can read in an exercise. */
const QUOTES = 24
const STEPS = 12
const SEEN = 6
const PEOPLE = 8
/** Fewer dealings are no history. */
const FEWEST_DEALINGS = 3
/** On a card one reads a sentence or two; in code points, the best first. */
const SHORT = [30, 280] as const

/** The materials that these exercises need. */
export function materialsOf(db: Db, exercises: readonly string[]): Set<Material> {
  const needed = new Set<Material>()
  for (const id of exercises) {
    const own = exerciseById.has(id)
      ? undefined
      : db.get<{ materials: string }>('SELECT materials FROM exercise WHERE exercise_id = ?', id)
    const parsed = own && z.array(MaterialKind).safeParse(JSON.parse(own.materials))
    for (const kind of exerciseById.get(id)?.materials ?? (parsed?.success ? parsed.data : [])) needed.add(kind)
  }
  return needed
}

/** The phase of each code that is in one, by the tree that the team made of them. */
export function phaseByCode(db: Db): Map<string, Phase> {
  const parents = new Map(
    db
      .all<{ id: string; parent: string | null }>('SELECT code_id AS id, parent FROM code')
      .map(({ id, parent }) => [id, parent]),
  )
  const found = new Map<string, Phase>()
  for (const id of parents.keys()) {
    const seen = new Set<string>()
    for (let at: string | null | undefined = id; at != null && !seen.has(at); at = parents.get(at)) {
      seen.add(at)
      const phase = allPhases.find((each) => each === at)
      if (phase) found.set(id, phase)
    }
  }
  return found
}

/** One of each list in turn, until all are used up. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat()
}

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const byKey = new Map<string, T[]>()
  for (const item of items) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item])
  return [...byKey.values()]
}

interface CodedQuote {
  id: ShownTarget
  sourceId: string
  codeId: string
  length: number
}

function quotesFor(db: Db, phases: readonly Phase[]): ShownTarget[] {
  const phaseOf = phaseByCode(db)
  const originOf = createOrigins(db)
  const isLong = ({ length }: CodedQuote): boolean => length < SHORT[0] || length > SHORT[1]
  const rows = db
    .all<CodedQuote>(
      `SELECT q.quote_id AS id, q.source_id AS sourceId, coalesce(k.resolved_id, c.code_id) AS codeId, length(q.exact) AS length
       FROM quote q JOIN entity e ON e.id = q.source_id AND e.trashed_at IS NULL
       JOIN coding c ON c.target = q.quote_id LEFT JOIN code k ON k.code_id = c.code_id
       WHERE q.trashed_at IS NULL AND NOT EXISTS (SELECT 1 FROM coding_settled s WHERE s.target = c.target AND s.code_id = c.code_id AND s.coder = c.coder)
       GROUP BY q.quote_id, 3 ORDER BY q.quote_id, 3`,
    )
    .sort((a, b) => Number(isLong(a)) - Number(isLong(b)))
  const byPhase = [...phases, undefined].map((phase) => {
    const fitting = rows.filter(({ codeId }) => phaseOf.get(codeId) === phase)
    return inTurn(grouped(fitting, ({ sourceId }) => originOf(sourceId))).map(({ id }) => id)
  })
  // Words about norms alone are in no phase: they fill up what the phases leave.
  const [none = []] = byPhase.splice(-1)
  return [...new Set([...inTurn(byPhase), ...none])].slice(0, QUOTES)
}

/** Of the newest plan that has steps in these phases. */
function stepsFor(db: Db, phases: readonly Phase[]): ShownTarget[] {
  const wanted = JSON.stringify(phases)
  return db
    .all<{ id: ShownTarget }>(
      `SELECT step_id AS id FROM step WHERE trashed_at IS NULL AND status <> 'dropped' AND phase IN (SELECT value FROM json_each(@wanted))
         AND plan_id = (SELECT t.plan_id FROM step t JOIN entity e ON e.id = t.plan_id AND e.trashed_at IS NULL
           WHERE t.trashed_at IS NULL AND t.phase IN (SELECT value FROM json_each(@wanted)) ORDER BY e.at DESC, t.plan_id LIMIT 1)
       ORDER BY phase, position, step_id LIMIT ${STEPS}`,
      { wanted },
    )
    .map(({ id }) => id)
}

export function fittingEvidence(
  db: Db,
  asked: { phases: readonly Phase[]; exercises: readonly string[] },
): ShownTarget[] {
  const phases = asked.phases.length > 0 ? asked.phases : allPhases
  const needed = materialsOf(db, asked.exercises)
  const needs = (...kinds: Material[]): boolean => kinds.some((kind) => needed.has(kind))
  const steps = needs('numberedSheet', 'premortemPrompts', 'journeyMap') ? stepsFor(db, phases) : []
  const seen = db.all<{ id: ShownTarget }>(
    `SELECT DISTINCT o.observation_id AS id FROM observation o JOIN evidence e ON e.target = o.observation_id
     WHERE o.trashed_at IS NULL AND e.subject IN (SELECT value FROM json_each(?)) ORDER BY o.observation_id LIMIT ${SEEN}`,
    JSON.stringify(steps),
  )
  const people = needs('giveOrTakeCards', 'stateCards')
    ? db.all<{ id: ShownTarget }>(
        `SELECT i.person_id AS id FROM interaction i JOIN entity e ON e.id = i.person_id AND e.trashed_at IS NULL
         WHERE i.trashed_at IS NULL GROUP BY i.person_id HAVING count(*) >= ${FEWEST_DEALINGS}
         ORDER BY count(*) DESC, i.person_id LIMIT ${PEOPLE}`,
      )
    : []
  return [...quotesFor(db, phases), ...steps, ...[...seen, ...people].map(({ id }) => id)]
}
