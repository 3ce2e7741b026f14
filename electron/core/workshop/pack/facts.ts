/**
 * What a pack is made of, read once: the workshop, its exercises, and what was chosen to be shown, each with a tag by
 * which cards and key name it. Names are still real here; names.ts takes them out of all that is made of this.
 */
import type { ExerciseView, WorkshopView } from '#shared/contract/workshopQueries.ts'
import type { Assessment } from '#shared/measure/types.ts'
import type { StepId, WorkshopId } from '#shared/model/ids.ts'
import type { Direction } from '#shared/model/people.ts'
import type { Phase } from '#shared/model/plan.ts'
import { phases as allPhases } from '#shared/model/plan.ts'
import type { MaterialKind } from '#shared/model/workshop.ts'
import type { Db } from '../../db/database.ts'
import { type ReferenceRow, referenceOf, shortReference } from '../../exporters/sourceReference.ts'
import { allExercises } from '../../queries/exercises.ts'
import { workshopView } from '../../queries/workshops.ts'
import { materialsOf, phaseByCode } from '../fittingEvidence.ts'

export interface QuoteFact {
  tag: string
  text: string
  citation: string
  sourceId: string
  phases: Phase[]
  /** "R1.HELP, supports". */
  codings: string[]
}

export interface SeenFact {
  tag: string
  text: string
  citation: string
}

/** A piece of evidence for or against a step. */
export interface PieceFact {
  stance: 'supports' | 'disputes'
  text: string
  citation: string
}

export interface StepFact {
  stepId: StepId
  tag: string
  text: string
  phase: Phase
  planTitle: string
  pieces: PieceFact[]
}

export interface DealingFact {
  on: string
  direction: Direction
  kind: string
  channel: string
  paid: boolean
}

export interface PersonFact {
  tag: string
  personId: string
  name: string
  /** Oldest first. */
  dealings: DealingFact[]
  /** Null where it is not known. */
  assessment: Pick<Assessment, 'state' | 'explanation'> | null
}

export interface PackFacts {
  workshop: WorkshopView
  /** Those chosen; all where none is. */
  phases: readonly Phase[]
  /** In the order of the agenda, then those chosen besides. */
  exercises: ExerciseView[]
  needed: ReadonlySet<MaterialKind>
  quotes: QuoteFact[]
  seen: SeenFact[]
  steps: StepFact[]
  people: PersonFact[]
  groups: string[]
  /** The sources of all that is quoted, by title. */
  references: ReferenceRow[]
  today: string
}

export interface FactParts {
  db: Db
  today: string
  /** Null where states are not known. */
  states: ReadonlyMap<string, Pick<Assessment, 'state' | 'explanation'>> | null
}

const citationOf = (db: Db, sourceId: string): string => {
  const row = referenceOf(db, sourceId)
  if (!row) return 'A source that is not here any more'
  const short = shortReference(row)
  // Where somebody is named, the title says of which of their words this is.
  return short.includes(row.title) ? short : `${short}, “${row.title}”`
}

type Targets = Readonly<Record<WorkshopView['shown'][number]['kind'], string[]>>

function targetsOf(workshop: WorkshopView): Targets {
  const of = (kind: WorkshopView['shown'][number]['kind']): string[] =>
    workshop.shown.flatMap((each) => (each.kind === kind && !each.gone ? [each.target] : []))
  return { quote: of('quote'), observation: of('observation'), step: of('step'), person: of('person') }
}

function quoteFacts(db: Db, ids: readonly string[]): QuoteFact[] {
  const phaseOf = phaseByCode(db)
  return ids.flatMap((id, i) => {
    const row = db.get<{ text: string; sourceId: string }>(
      'SELECT exact AS text, source_id AS sourceId FROM quote WHERE quote_id = ?',
      id,
    )
    if (!row) return []
    const codings = db.all<{ codeId: string; name: string; stance: string }>(
      `SELECT DISTINCT coalesce(k.resolved_id, c.code_id) AS codeId, coalesce(r.name, k.name, c.code_id) AS name, c.stance
       FROM coding c LEFT JOIN code k ON k.code_id = c.code_id LEFT JOIN code r ON r.code_id = k.resolved_id
       WHERE c.target = ? AND NOT EXISTS (SELECT 1 FROM coding_settled s WHERE s.target = c.target AND s.code_id = c.code_id AND s.coder = c.coder)
       ORDER BY 2, 3`,
      id,
    )
    const phases = allPhases.filter((phase) => codings.some(({ codeId }) => phaseOf.get(codeId) === phase))
    const citation = citationOf(db, row.sourceId)
    return [{ ...row, tag: `Q${i + 1}`, citation, phases, codings: codings.map((c) => `${c.name}, ${c.stance}`) }]
  })
}

/** Whoever of the team saw it is nobody's business outside. */
const seenOn = (day: string | null): string => (day === null ? 'Seen by the team' : `Seen by the team, ${day}`)

const seenFacts = (db: Db, ids: readonly string[]): SeenFact[] =>
  ids.flatMap((id, i) => {
    const row = db.get<{ text: string; on: string | null }>(
      'SELECT text, seen_on AS "on" FROM observation WHERE observation_id = ?',
      id,
    )
    return row ? [{ tag: `S${i + 1}`, text: row.text, citation: seenOn(row.on) }] : []
  })

function piecesOf(db: Db, stepId: string): PieceFact[] {
  return db
    .all<{ stance: PieceFact['stance']; text: string; sourceId: string | null; on: string | null }>(
      `SELECT v.stance, coalesce(q.exact, o.text) AS text, q.source_id AS sourceId, o.seen_on AS "on" FROM evidence v
       LEFT JOIN quote q ON q.quote_id = v.target LEFT JOIN entity e ON e.id = q.source_id LEFT JOIN observation o ON o.observation_id = v.target
       WHERE v.subject = ? AND coalesce(q.quote_id, o.observation_id) IS NOT NULL
         AND q.trashed_at IS NULL AND e.trashed_at IS NULL AND o.trashed_at IS NULL ORDER BY v.at, v.target`,
      stepId,
    )
    .map(({ stance, text, sourceId, on }) => ({
      stance,
      text,
      citation: sourceId === null ? seenOn(on) : citationOf(db, sourceId),
    }))
}

/** In the order of the plan, in which they are voted on and talked about. */
const stepFacts = (db: Db, ids: readonly string[]): StepFact[] =>
  db
    .all<{ id: StepId; text: string; phase: Phase; planTitle: string }>(
      `SELECT t.step_id AS id, t.text, t.phase, p.title AS planTitle FROM step t JOIN plan p ON p.plan_id = t.plan_id
       WHERE t.step_id IN (SELECT value FROM json_each(?)) ORDER BY p.title, p.plan_id, t.phase, t.position, t.step_id`,
      JSON.stringify(ids),
    )
    .map(({ id, ...step }, i) => ({ ...step, stepId: id, tag: `T${i + 1}`, pieces: piecesOf(db, id) }))

const dealingsOf = (db: Db, personId: string): DealingFact[] =>
  db
    .all<Omit<DealingFact, 'paid'> & { paid: number }>(
      `SELECT on_day AS "on", direction, kind, channel, paid FROM interaction
       WHERE person_id = ? AND trashed_at IS NULL ORDER BY on_day, interaction_id`,
      personId,
    )
    .map((row) => ({ ...row, paid: row.paid === 1 }))

const personFacts = (db: Db, ids: readonly string[], states: FactParts['states']): PersonFact[] =>
  ids.flatMap((personId, i) => {
    const row = db.get<{ name: string }>('SELECT name FROM person WHERE person_id = ?', personId)
    const assessment = states?.get(personId) ?? null
    return row ? [{ tag: `H${i + 1}`, personId, name: row.name, dealings: dealingsOf(db, personId), assessment }] : []
  })

/** Null where there is no such workshop. */
export function readFacts({ db, today, states }: FactParts, workshopId: WorkshopId): PackFacts | null {
  const workshop = workshopView(db, workshopId)
  if (!workshop) return null
  const known = new Map(allExercises(db).map((each) => [each.exerciseId, each]))
  const exercises = workshop.exercises.flatMap(({ exerciseId }) => known.get(exerciseId) ?? [])
  const targets = targetsOf(workshop)
  const quotes = quoteFacts(db, targets.quote)
  const references = [...new Set(quotes.map(({ sourceId }) => sourceId))].flatMap((id) => referenceOf(db, id) ?? [])
  return {
    workshop,
    phases: workshop.phases.length > 0 ? workshop.phases : allPhases,
    exercises,
    needed: materialsOf(
      db,
      exercises.map(({ exerciseId }) => exerciseId),
    ),
    quotes,
    seen: seenFacts(db, targets.observation),
    steps: stepFacts(db, targets.step),
    people: personFacts(db, targets.person, states),
    groups: db
      .all<{ name: string }>(
        `SELECT g.name FROM community_group g JOIN entity e ON e.id = g.group_id AND e.trashed_at IS NULL WHERE g.name <> '' ORDER BY g.at, g.group_id`,
      )
      .map(({ name }) => name),
    references: references.toSorted((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0)),
    today,
  }
}
