/** Workshops: made, empty or from a programme, set, and told what they show. */
import { appError } from '#shared/contract/errors.ts'
import type { LineKind } from '#shared/docs/workshopLayout.ts'
import { exerciseField, lineField, lineValues, phaseField, shownField, WORKSHOP } from '#shared/docs/workshopLayout.ts'
import { createId, type LineId, type WorkshopId } from '#shared/model/ids.ts'
import { phases as allPhases } from '#shared/model/plan.ts'
import { ExerciseId, type ShownTarget } from '#shared/model/workshop.ts'
import { err, ok } from '#shared/model/result.ts'
import { programmes } from '#shared/workshop/programmes.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import { fittingEvidence } from '../workshop/fittingEvidence.ts'
import type { Command, CommandContext } from './context.ts'
import { requireExercise, requireTemplate, requireWorkshop } from './lookups.ts'
import { writeAgenda } from './writeAgenda.ts'

/** Sets a member of one of the lists; a correction keeps its place. */
function writeLine(edit: Editor, workshopId: WorkshopId, kind: LineKind, lineId: LineId, says: object | null): void {
  const field = lineField(kind, lineId)
  const standing = lineValues[kind].safeParse(edit.read(workshopId, WORKSHOP, field))
  const at = standing.success ? standing.data.at : edit.now()
  edit.set(workshopId, WORKSHOP, field, says === null ? null : { ...says, at })
}

/** Puts lines into a workshop that has none of the kind yet; they keep the order in which they come. */
export function writeNewAims(edit: Editor, workshopId: WorkshopId, aims: readonly string[]): void {
  for (const [i, text] of aims.entries())
    edit.set(workshopId, WORKSHOP, lineField('aim', createId('l')), { text, at: edit.now() + i })
}

export const show = (edit: Editor, workshopId: WorkshopId, target: ShownTarget, chosen: boolean): void => {
  const field = shownField(target)
  // What is shown already keeps who put it there.
  if (chosen && (edit.read(workshopId, WORKSHOP, field) ?? null) !== null) return
  edit.set(workshopId, WORKSHOP, field, chosen ? { by: edit.me, at: edit.now() } : null)
}

export const createWorkshop: Command<'createWorkshop'> = {
  label: () => 'Workshop added',
  run: ({ title, client, template, fill }, { db, edit }) => {
    const workshopId = createId('y')
    edit.addToLibrary(workshopId, 'workshop')
    edit.set(workshopId, WORKSHOP, 'title', title)
    if (client !== '') edit.set(workshopId, WORKSHOP, 'client', client)
    const programme = programmes.find(({ id }) => id === template)
    if (programme) {
      edit.set(workshopId, WORKSHOP, 'startsAt', programme.startsAt)
      edit.set(workshopId, WORKSHOP, 'endsAt', programme.endsAt)
      writeNewAims(edit, workshopId, programme.aims)
      writeAgenda(edit, workshopId, programme.agenda)
    }
    const exercises = (programme?.agenda ?? []).flatMap(({ exerciseId }) => exerciseId ?? [])
    if (fill) for (const target of fittingEvidence(db, { phases: [], exercises })) show(edit, workshopId, target, true)
    return ok({ workshopId })
  },
}

export const editWorkshop: Command<'editWorkshop'> = {
  label: () => 'Workshop changed',
  run: ({ workshopId, patch: { phases, ...patch } }, { db, edit }) => {
    const workshop = requireWorkshop(db, workshopId)
    if (!workshop.ok) return workshop
    const template = patch.template == null ? ok(null) : requireTemplate(db, patch.template)
    if (!template.ok) return template
    for (const [field, value] of Object.entries(patch))
      if (value !== undefined) edit.set(workshopId, WORKSHOP, field, value)
    if (phases)
      for (const phase of allPhases) {
        const field = phaseField(phase)
        const stands = edit.read(workshopId, WORKSHOP, field) === true
        if (stands !== phases.includes(phase)) edit.set(workshopId, WORKSHOP, field, stands ? null : true)
      }
    return ok({})
  },
}

const setLine = (
  { db, edit }: CommandContext,
  kind: LineKind,
  workshopId: WorkshopId,
  lineId: LineId | undefined,
  says: object | null,
): Outcome<{ lineId: LineId }> => {
  const workshop = requireWorkshop(db, workshopId)
  if (!workshop.ok) return workshop
  const id = lineId ?? createId('l')
  writeLine(edit, workshopId, kind, id, says)
  return ok({ lineId: id })
}

const lineLabel =
  (noun: string) =>
  ({ lineId, says }: { lineId?: LineId | undefined; says: unknown }): string =>
    `${noun} ${says === null ? 'taken away' : lineId === undefined ? 'added' : 'changed'}`

export const setAim: Command<'setAim'> = {
  label: lineLabel('Aim'),
  run: ({ workshopId, lineId, says }, context) =>
    setLine(context, 'aim', workshopId, lineId, says === null ? null : { text: says }),
}

export const setParticipant: Command<'setParticipant'> = {
  label: lineLabel('Somebody who takes part'),
  run: ({ workshopId, lineId, says }, context) =>
    setLine(context, 'participant', workshopId, lineId, says === null ? null : { who: says }),
}

export const setCompany: Command<'setCompany'> = {
  label: lineLabel('Company'),
  run: ({ workshopId, lineId, says }, context) =>
    setLine(context, 'company', workshopId, lineId, says === null ? null : { name: says }),
}

export const chooseExercise: Command<'chooseExercise'> = {
  label: ({ chosen }) => (chosen ? 'Exercise chosen' : 'Exercise taken away'),
  run: ({ workshopId, exerciseId, chosen }, { db, edit }) => {
    const workshop = requireWorkshop(db, workshopId)
    if (!workshop.ok) return workshop
    const exercise = chosen ? requireExercise(db, exerciseId) : undefined
    if (exercise && !exercise.ok) return exercise
    const field = exerciseField(exerciseId)
    const stands = (edit.read(workshopId, WORKSHOP, field) ?? null) !== null
    if (stands !== chosen) edit.set(workshopId, WORKSHOP, field, chosen ? { at: edit.now() } : null)
    return ok({})
  },
}

const nouns: Readonly<Record<string, readonly [table: string, column: string, noun: string]>> = {
  q_: ['quote', 'quote_id', 'quote'],
  b_: ['observation', 'observation_id', 'observation'],
  t_: ['step', 'step_id', 'step'],
  h_: ['person', 'person_id', 'person'],
}

function isThere(db: Db, target: ShownTarget): boolean {
  const [table, column] = nouns[target.slice(0, 2)] ?? ['quote', 'quote_id']
  return db.get(`SELECT 1 FROM ${table} WHERE ${column} = ?`, target) !== undefined
}

export const choose: Command<'choose'> = {
  label: ({ targets, chosen }) => {
    const what = targets.length === 1 ? 'One thing' : `${targets.length} things`
    return chosen ? `${what} chosen for a workshop` : `${what} taken out of a workshop`
  },
  run: ({ workshopId, targets, chosen }, { db, edit }) => {
    const workshop = requireWorkshop(db, workshopId)
    if (!workshop.ok) return workshop
    const missing = chosen ? targets.find((target) => !isThere(db, target)) : undefined
    if (missing !== undefined) {
      const noun = nouns[missing.slice(0, 2)]?.[2] ?? 'thing'
      return err(appError('InvalidInput', `There is no ${noun} ${missing} in this workspace.`))
    }
    for (const target of targets) show(edit, workshopId, target, chosen)
    return ok({})
  },
}

export const fillWorkshop: Command<'fillWorkshop'> = {
  label: () => 'Fitting evidence chosen for a workshop',
  run: ({ workshopId }, { db, edit }) => {
    const workshop = requireWorkshop(db, workshopId)
    if (!workshop.ok) return workshop
    const exercises = db
      .all<{ id: string }>(
        `SELECT exercise_id AS id FROM workshop_exercise WHERE workshop_id = @workshopId
         UNION SELECT exercise_id FROM agenda_item WHERE workshop_id = @workshopId AND trashed_at IS NULL AND exercise_id IS NOT NULL`,
        { workshopId },
      )
      .map(({ id }) => ExerciseId.parse(id))
    const shown = new Set(
      db
        .all<{ target: string }>('SELECT target FROM workshop_shown WHERE workshop_id = ?', workshopId)
        .map(({ target }) => target),
    )
    const fresh = fittingEvidence(db, { phases: workshop.value.phases, exercises }).filter((id) => !shown.has(id))
    for (const target of fresh) show(edit, workshopId, target, true)
    return ok({ added: fresh.length })
  },
}
