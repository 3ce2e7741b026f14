/** What the team makes of the lenses: findings dismissed and recalled, words of its own. */
import { appError } from '#shared/contract/errors.ts'
import type { LensTarget } from '#shared/contract/lensCommands.ts'
import { dismissalField, lensWordField } from '#shared/docs/lensLayout.ts'
import { NOTE, WORKSPACE } from '#shared/docs/layout.ts'
import { WORKSHOP } from '#shared/docs/workshopLayout.ts'
import { lensById } from '#shared/lenses/finding.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Command } from './context.ts'
import { requireNote, requireStep, requireWorkshop } from './lookups.ts'

/** Where a text's dismissals stand. */
function placeOf(db: Db, target: LensTarget): Outcome<{ docId: string; subject: string }> {
  if (target.startsWith('n_')) {
    const note = requireNote(db, target)
    return note.ok ? ok({ docId: target, subject: NOTE }) : note
  }
  if (target.startsWith('y_')) {
    const workshop = requireWorkshop(db, target)
    return workshop.ok ? ok({ docId: target, subject: WORKSHOP }) : workshop
  }
  const step = requireStep(db, target)
  return step.ok ? ok({ docId: step.value.planId, subject: target }) : step
}

export const dismissFinding: Command<'dismissFinding'> = {
  label: ({ lens }) => `${lensById[lens].title}: finding dismissed`,
  run: ({ target, lens, key, reason }, { db, edit }) => {
    const place = placeOf(db, target)
    if (!place.ok) return place
    if (reason.trim() === '') return err(appError('InvalidInput', 'A reason is needed; the team will see it.'))
    const { docId, subject } = place.value
    edit.set(docId, subject, dismissalField(lens, key), { reason: reason.trim(), by: edit.me, at: edit.now() })
    return ok({})
  },
}

export const recallFinding: Command<'recallFinding'> = {
  label: ({ lens }) => `${lensById[lens].title}: finding shown again`,
  run: ({ target, lens, key }, { db, edit }) => {
    const place = placeOf(db, target)
    if (!place.ok) return place
    edit.set(place.value.docId, place.value.subject, dismissalField(lens, key), null)
    return ok({})
  },
}

export const setLensWord: Command<'setLensWord'> = {
  label: ({ term, isEnabled }) => (isEnabled ? `“${term}” put on the word list` : `“${term}” taken off the word list`),
  run: ({ term, rewrite, isEnabled }, { edit }) => {
    edit.set(LIBRARY_DOC, WORKSPACE, lensWordField(term), { rewrite, isEnabled })
    return ok({})
  },
}

export const resetLensWord: Command<'resetLensWord'> = {
  label: ({ term }) => `“${term}” set back on the word list`,
  run: ({ term }, { edit }) => {
    edit.set(LIBRARY_DOC, WORKSPACE, lensWordField(term), null)
    return ok({})
  },
}
