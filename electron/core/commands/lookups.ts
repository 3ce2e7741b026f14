/** Checks that several commands share: does it exist, is it in the trash, what is it called. */
import { appError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/model/result.ts'
import type { CodeId, WorkshopId } from '#shared/model/ids.ts'
import type { AgendaKind, ExerciseId } from '#shared/model/workshop.ts'
import type { Phase } from '#shared/model/plan.ts'
import { exerciseById } from '#shared/workshop/exercises.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'

export function requireSource(db: Db, sourceId: string): Outcome<{ title: string; extractionHash: string }> {
  const row = db.get<{ title: string; extractionHash: string }>(
    'SELECT title, extraction_hash AS extractionHash FROM source WHERE source_id = ?',
    sourceId,
  )
  return row ? ok(row) : err(appError('SourceNotFound', `There is no source ${sourceId} in this workspace.`))
}

export function requireQuote(db: Db, quoteId: string): Outcome<{ sourceId: string }> {
  const row = db.get<{ sourceId: string }>('SELECT source_id AS sourceId FROM quote WHERE quote_id = ?', quoteId)
  return row ? ok(row) : err(appError('QuoteNotFound', `There is no quote ${quoteId} in this workspace.`))
}

export function requireNote(db: Db, noteId: string): Outcome<{ title: string }> {
  const row = db.get<{ title: string }>('SELECT title FROM note WHERE note_id = ?', noteId)
  return row ? ok(row) : err(appError('NoteNotFound', `There is no note ${noteId} in this workspace.`))
}

export function requirePlan(db: Db, planId: string): Outcome<{ title: string }> {
  const row = db.get<{ title: string }>('SELECT title FROM plan WHERE plan_id = ?', planId)
  return row ? ok(row) : err(appError('PlanNotFound', `There is no plan ${planId} in this workspace.`))
}

export function requireStep(db: Db, stepId: string): Outcome<{ planId: string; phase: string; position: string }> {
  const row = db.get<{ planId: string; phase: string; position: string }>(
    'SELECT plan_id AS planId, phase, position FROM step WHERE step_id = ?',
    stepId,
  )
  return row ? ok(row) : err(appError('StepNotFound', `There is no step ${stepId} in this workspace.`))
}

export function requirePerson(db: Db, personId: string): Outcome<{ name: string }> {
  const row = db.get<{ name: string }>('SELECT name FROM person WHERE person_id = ?', personId)
  return row ? ok(row) : err(appError('PersonNotFound', `There is nobody ${personId} in this workspace.`))
}

export function requireWorkshop(db: Db, workshopId: string): Outcome<{ title: string; phases: Phase[] }> {
  const row = db.get<{ title: string; phases: string }>(
    'SELECT title, phases FROM workshop WHERE workshop_id = ?',
    workshopId,
  )
  return row
    ? ok({ title: row.title, phases: JSON.parse(row.phases) as Phase[] })
    : err(appError('WorkshopNotFound', `There is no workshop ${workshopId} in this workspace.`))
}

export interface AgendaItemRow {
  workshopId: WorkshopId
  title: string
  minutes: number
  kind: AgendaKind
  exerciseId: ExerciseId | null
}

export function requireAgendaItem(db: Db, itemId: string): Outcome<AgendaItemRow> {
  const row = db.get<AgendaItemRow>(
    'SELECT workshop_id AS workshopId, title, minutes, kind, exercise_id AS exerciseId FROM agenda_item WHERE item_id = ?',
    itemId,
  )
  return row
    ? ok(row)
    : err(appError('AgendaItemNotFound', `There is no part ${itemId} of an agenda in this workspace.`))
}

/** One that the app ships, or one of the team's own. */
export function requireExercise(db: Db, exerciseId: string): Outcome<{ title: string; minutes: number }> {
  const row =
    exerciseById.get(exerciseId) ??
    db.get<{ title: string; minutes: number }>(
      'SELECT title, minutes FROM exercise WHERE exercise_id = ? AND trashed_at IS NULL',
      exerciseId,
    )
  return row
    ? ok({ title: row.title, minutes: row.minutes })
    : err(appError('ExerciseNotFound', `There is no exercise ${exerciseId} in this workspace.`))
}

export function requireTemplate(db: Db, templateId: string): Outcome<{ name: string }> {
  const row = db.get<{ name: string }>(
    'SELECT name FROM template WHERE template_id = ? AND trashed_at IS NULL',
    templateId,
  )
  return row ? ok(row) : err(appError('TemplateNotFound', `There is no template ${templateId} in this workspace.`))
}

export interface CodeRow {
  codeId: CodeId
  resolvedId: CodeId
  name: string
  tree: string
  parent: CodeId | null
  codable: number
}

export function requireCode(db: Db, codeId: string): Outcome<CodeRow> {
  const row = db.get<CodeRow>(
    'SELECT code_id AS codeId, resolved_id AS resolvedId, name, tree, parent, codable FROM code WHERE code_id = ? AND trashed = 0',
    codeId,
  )
  return row ? ok(row) : err(appError('CodeNotFound', `There is no code ${codeId} in this codebook.`))
}

/** A code that can be put on a quote; a merged code stands for the one it was merged into. */
export function requireCodable(db: Db, codeId: string): Outcome<CodeRow> {
  const code = requireCode(db, codeId)
  if (!code.ok) return code
  if (code.value.codable === 0)
    return err(appError('CodeNotCodable', `${code.value.name} is a group; choose one of its codes.`))
  return code.value.resolvedId === code.value.codeId ? code : requireCode(db, code.value.resolvedId)
}
