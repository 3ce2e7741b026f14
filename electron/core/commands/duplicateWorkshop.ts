/**
 * A workshop for the next client, made of the last one's: its agenda, aims, exercises, phases and paper. What belongs to
 * the old client stays behind: evidence, people, companies, the day, the notes of whoever led it, and names in the
 * words that come along.
 */
import { exerciseField, phaseField, WORKSHOP } from '#shared/docs/workshopLayout.ts'
import { createId, type WorkshopId } from '#shared/model/ids.ts'
import { type AgendaDraft, ExerciseId, type Participant } from '#shared/model/workshop.ts'
import { ok } from '#shared/model/result.ts'
import type { Db } from '../db/database.ts'
import { type OldNames, withoutOldNames } from '../workshop/leftBehind.ts'
import type { Command } from './context.ts'
import { requireWorkshop } from './lookups.ts'
import { writeAgenda } from './writeAgenda.ts'
import { writeNewAims } from './workshops.ts'

const linesOf = (db: Db, workshopId: WorkshopId, kind: string): string[] =>
  db
    .all<{ says: string }>(
      'SELECT says FROM workshop_line WHERE workshop_id = ? AND kind = ? ORDER BY at, line_id',
      workshopId,
      kind,
    )
    .map(({ says }) => says)

const oldNames = (db: Db, workshopId: WorkshopId): OldNames => ({
  client: db.get<{ client: string }>('SELECT client FROM workshop WHERE workshop_id = ?', workshopId)?.client ?? '',
  companies: linesOf(db, workshopId, 'company'),
  people: [
    ...linesOf(db, workshopId, 'participant').flatMap((says) => {
      const who = JSON.parse(says) as Participant
      return 'name' in who ? [who.name] : []
    }),
    ...db.all<{ name: string }>('SELECT name FROM person ORDER BY person_id').map(({ name }) => name),
  ],
})

interface Look {
  startsAt: string | null
  endsAt: string | null
  paper: string
  cardSize: string
  hideCompanies: number
}

export const duplicateWorkshop: Command<'duplicateWorkshop'> = {
  label: () => 'Workshop made for the next client',
  run: ({ workshopId: from, title, client }, { db, edit }) => {
    const old = requireWorkshop(db, from)
    if (!old.ok) return old
    const workshopId = createId('y')
    const clean = withoutOldNames(oldNames(db, from), client)
    const look = db.get<Look>(
      'SELECT starts_at AS startsAt, ends_at AS endsAt, paper, card_size AS cardSize, hide_companies AS hideCompanies FROM workshop WHERE workshop_id = ?',
      from,
    )
    const agenda = db.all<Omit<AgendaDraft, 'note'>>(
      `SELECT title, minutes, kind, exercise_id AS exerciseId, materials FROM agenda_item
       WHERE workshop_id = ? AND trashed_at IS NULL ORDER BY position, item_id`,
      from,
    )
    const chosen = db.all<{ id: string }>(
      'SELECT exercise_id AS id FROM workshop_exercise WHERE workshop_id = ? ORDER BY at, exercise_id',
      from,
    )
    edit.addToLibrary(workshopId, 'workshop')
    const set = (field: string, value: unknown): void => edit.set(workshopId, WORKSHOP, field, value)
    set('title', title)
    if (client !== '') set('client', client)
    for (const [field, value] of Object.entries({ ...look, hideCompanies: look?.hideCompanies === 1 }))
      if (value !== null) set(field, value)
    for (const phase of old.value.phases) set(phaseField(phase), true)
    for (const { id } of chosen) set(exerciseField(ExerciseId.parse(id)), { at: edit.now() })
    writeNewAims(edit, workshopId, linesOf(db, from, 'aim').map(clean))
    writeAgenda(
      edit,
      workshopId,
      agenda.map((item) => ({ ...item, title: clean(item.title), materials: clean(item.materials ?? '') })),
    )
    return ok({ workshopId })
  },
}
