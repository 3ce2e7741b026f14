/** Workshops: the list, and one with its times worked out. */
import type { AgendaItemView, ShownView, WorkshopRow, WorkshopView } from '#shared/contract/workshopQueries.ts'
import type { LineId, PlanId, SourceId } from '#shared/model/ids.ts'
import type { ExerciseId, Participant } from '#shared/model/workshop.ts'
import { clockAt, clockAfter } from '#shared/workshop/times.ts'
import { exerciseById } from '#shared/workshop/exercises.ts'
import type { Db } from '../db/database.ts'
import type { Query } from './context.ts'

export const workshops: Query<'workshops'> = {
  tables: ['workshop', 'agenda_item', 'entity'],
  run: (_input, { db, relationships }) =>
    db.all<WorkshopRow>(
      `SELECT w.workshop_id AS workshopId, w.title, w.client, w.on_day AS "on", e.at AS createdAt,
         count(a.item_id) AS items, coalesce(sum(a.minutes), 0) AS minutes
       FROM workshop w JOIN entity e ON e.id = w.workshop_id AND e.kind = 'workshop' AND e.trashed_at IS NULL
       LEFT JOIN agenda_item a ON a.workshop_id = w.workshop_id AND a.trashed_at IS NULL
       GROUP BY w.workshop_id
       ORDER BY CASE WHEN w.on_day IS NULL THEN 1 WHEN w.on_day < @today THEN 2 ELSE 0 END,
         CASE WHEN w.on_day >= @today THEN w.on_day END, w.on_day DESC, e.at DESC, w.workshop_id`,
      { today: relationships.today() },
    ),
}

type Head = Omit<
  WorkshopView,
  | 'trashed'
  | 'phases'
  | 'hideCompanies'
  | 'aims'
  | 'participants'
  | 'companies'
  | 'agenda'
  | 'minutes'
  | 'finishesAt'
  | 'over'
  | 'exercises'
  | 'shown'
> & { trashed: number; phases: string; hideCompanies: number }

interface LineRow {
  lineId: LineId
  kind: string
  says: string
}

function participantOf(db: Db, { lineId, says }: LineRow): WorkshopView['participants'][number] {
  const who = JSON.parse(says) as Participant
  if ('name' in who) return { lineId, who, name: who.name, memberId: null, role: who.role }
  const { memberId, role } = who
  const name = db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', memberId)?.name ?? 'Somebody'
  return { lineId, who, name, memberId, role }
}

/** An exercise's title; undefined where it is not there any more. */
export const exerciseTitle = (db: Db, exerciseId: string): string | undefined =>
  exerciseById.get(exerciseId)?.title ??
  db.get<{ title: string }>('SELECT title FROM exercise WHERE exercise_id = ? AND trashed_at IS NULL', exerciseId)
    ?.title

function agendaOf(db: Db, workshopId: string, startsAt: string | null): AgendaItemView[] {
  let passed = 0
  return db
    .all<Omit<AgendaItemView, 'exerciseTitle' | 'from' | 'to'>>(
      `SELECT item_id AS itemId, title, minutes, kind, exercise_id AS exerciseId, note, materials
       FROM agenda_item WHERE workshop_id = ? AND trashed_at IS NULL ORDER BY position, item_id`,
      workshopId,
    )
    .map((item) => {
      const from = clockAfter(startsAt, passed)
      passed += item.minutes
      const title = item.exerciseId === null ? null : (exerciseTitle(db, item.exerciseId) ?? null)
      return { ...item, exerciseTitle: title, from, to: clockAfter(startsAt, passed) }
    })
}

const SHOWN = `
  SELECT s.target, CASE substr(s.target, 1, 1) WHEN 'q' THEN 'quote' WHEN 'b' THEN 'observation' WHEN 't' THEN 'step' ELSE 'person' END AS kind,
    coalesce(q.exact, o.text, t.text, h.name, '') AS text, coalesce(src.title, p.title, '') AS "from",
    q.source_id AS sourceId, t.plan_id AS planId,
    coalesce(q.quote_id, o.observation_id, t.step_id, h.person_id) IS NULL OR
    coalesce(q.trashed_at, o.trashed_at, t.trashed_at, e.trashed_at) IS NOT NULL AS gone
  FROM workshop_shown s
  LEFT JOIN quote q ON q.quote_id = s.target LEFT JOIN source src ON src.source_id = q.source_id
  LEFT JOIN observation o ON o.observation_id = s.target
  LEFT JOIN step t ON t.step_id = s.target LEFT JOIN plan p ON p.plan_id = t.plan_id
  LEFT JOIN person h ON h.person_id = s.target
  LEFT JOIN entity e ON e.id = coalesce(q.source_id, o.doc_id, t.plan_id, h.person_id)
  WHERE s.workshop_id = ? ORDER BY s.at, s.target`

const shownIn = (db: Db, workshopId: string): ShownView[] =>
  db
    .all<
      Omit<ShownView, 'gone' | 'sourceId' | 'planId'> & {
        gone: number
        sourceId: SourceId | null
        planId: PlanId | null
      }
    >(SHOWN, workshopId)
    .map((row) => ({ ...row, gone: row.gone === 1 }))

/** Those on the agenda in its order, then those chosen besides. */
function exercisesIn(db: Db, workshopId: string, agenda: readonly AgendaItemView[]): WorkshopView['exercises'] {
  const onAgenda = new Set(agenda.flatMap(({ exerciseId }) => exerciseId ?? []))
  const chosen = new Set(
    db
      .all<{ id: ExerciseId }>(
        'SELECT exercise_id AS id FROM workshop_exercise WHERE workshop_id = ? ORDER BY at, exercise_id',
        workshopId,
      )
      .map(({ id }) => id),
  )
  return [...new Set([...onAgenda, ...chosen])].flatMap((exerciseId) => {
    const title = exerciseTitle(db, exerciseId)
    return title === undefined
      ? []
      : [{ exerciseId, title, onAgenda: onAgenda.has(exerciseId), chosen: chosen.has(exerciseId) }]
  })
}

/** Null where there is no such workshop. */
export function workshopView(db: Db, workshopId: string): WorkshopView | null {
  const head = db.get<Head>(
    `SELECT w.workshop_id AS workshopId, w.title, e.trashed_at IS NOT NULL AS trashed, w.client, w.on_day AS "on", w.starts_at AS startsAt,
       w.ends_at AS endsAt, w.phases, w.paper, w.card_size AS cardSize, w.hide_companies AS hideCompanies, w.template
     FROM workshop w JOIN entity e ON e.id = w.workshop_id AND e.kind = 'workshop' WHERE w.workshop_id = ?`,
    workshopId,
  )
  if (!head) return null
  const lines = db.all<LineRow>(
    'SELECT line_id AS lineId, kind, says FROM workshop_line WHERE workshop_id = ? ORDER BY at, line_id',
    workshopId,
  )
  const of = (kind: string): LineRow[] => lines.filter((line) => line.kind === kind)
  const agenda = agendaOf(db, workshopId, head.startsAt)
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0)
  const from = clockAt(head.startsAt)
  const until = clockAt(head.endsAt)
  // An end before the beginning is on the next day.
  const room = from === null || until === null ? null : (until - from + 1440) % 1440
  return {
    ...head,
    trashed: head.trashed === 1,
    phases: JSON.parse(head.phases) as WorkshopView['phases'],
    hideCompanies: head.hideCompanies === 1,
    aims: of('aim').map(({ lineId, says }) => ({ lineId, text: says })),
    participants: of('participant').map((line) => participantOf(db, line)),
    companies: of('company').map(({ lineId, says }) => ({ lineId, name: says })),
    agenda,
    minutes,
    finishesAt: clockAfter(head.startsAt, minutes),
    over: room === null ? null : minutes - room,
    exercises: exercisesIn(db, workshopId, agenda),
    shown: shownIn(db, workshopId),
  }
}

/** What a workshop's view is made of. */
export const workshopTables = [
  'workshop',
  'workshop_line',
  'workshop_exercise',
  'workshop_shown',
  'agenda_item',
  'exercise',
  'entity',
  'member',
  'quote',
  'source',
  'observation',
  'step',
  'plan',
  'person',
] as const

export const workshop: Query<'workshop'> = {
  tables: workshopTables,
  run: ({ workshopId }, { db }) => workshopView(db, workshopId),
}
