/** Exercises: those that the app ships, and the team's own. */
import type { ExerciseView } from '#shared/contract/workshopQueries.ts'
import type { ExerciseId } from '#shared/model/workshop.ts'
import { exercises as builtIn } from '#shared/workshop/exercises.ts'
import type { Db } from '../db/database.ts'
import type { Query } from './context.ts'

interface Row {
  exerciseId: ExerciseId
  title: string
  purpose: string
  from: number
  to: number
  minutes: number
  steps: string
  notes: string
  materials: string
}

const ownExercises = (db: Db): ExerciseView[] =>
  db
    .all<Row>(
      `SELECT exercise_id AS exerciseId, title, purpose, group_from AS "from", group_to AS "to", minutes, steps, notes, materials
       FROM exercise WHERE trashed_at IS NULL ORDER BY title COLLATE NOCASE, exercise_id`,
    )
    .map(({ from, to, steps, materials, ...row }) => ({
      ...row,
      groupSize: { from, to },
      steps: JSON.parse(steps) as string[],
      materials: JSON.parse(materials) as ExerciseView['materials'],
      own: true,
    }))

export const allExercises = (db: Db): ExerciseView[] => [
  ...builtIn.map(({ id, ...exercise }) => ({ exerciseId: id, ...exercise, own: false })),
  ...ownExercises(db),
]

export const exercises: Query<'exercises'> = { tables: ['exercise'], run: (_input, { db }) => allExercises(db) }
