/** Tensions: made, worded, and where the team stands. They lie in the library. */
import { appError } from '#shared/contract/errors.ts'
import { claimField, sideSubject } from '#shared/docs/tensionLayout.ts'
import { createId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import { builtInTensionById, type Position, type TensionKind } from '#shared/model/tensions.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { evidencePlace } from '../docs/evidencePlace.ts'
import type { Command } from './context.ts'

function requireTension(db: Db, tensionId: string): Outcome<{ kind: TensionKind }> {
  const own = db.get<{ kind: TensionKind }>('SELECT kind FROM tension WHERE tension_id = ?', tensionId)
  const found = own ?? builtInTensionById.get(tensionId)
  return found
    ? ok({ kind: found.kind })
    : err(appError('TensionNotFound', `There is no tension ${tensionId} in this workspace.`))
}

export const addTension: Command<'addTension'> = {
  label: ({ kind }) => (kind === 'term' ? 'Word added' : 'Tension added'),
  run: ({ kind, title, a, b }, { edit }) => {
    const tensionId = createId('x')
    edit.addToLibrary(tensionId, 'tension')
    edit.set(LIBRARY_DOC, tensionId, 'kind', kind)
    edit.set(LIBRARY_DOC, tensionId, 'title', title)
    edit.set(LIBRARY_DOC, tensionId, claimField('a'), a)
    edit.set(LIBRARY_DOC, tensionId, claimField('b'), b)
    return ok({ tensionId })
  },
}

export const renameTension: Command<'renameTension'> = {
  label: () => 'Tension renamed',
  run: ({ tensionId, title }, { db, edit }) => {
    const tension = requireTension(db, tensionId)
    if (!tension.ok) return tension
    edit.set(LIBRARY_DOC, tensionId, 'title', title)
    return ok({})
  },
}

export const addMeaning: Command<'addMeaning'> = {
  label: () => 'Meaning added',
  run: ({ tensionId, text }, { db, edit }) => {
    const tension = requireTension(db, tensionId)
    if (!tension.ok) return tension
    if (tension.value.kind !== 'term')
      return err(appError('InvalidInput', 'Two claims contradict each other; only a word can have a third meaning.'))
    const side = createId('x').slice(2)
    edit.set(LIBRARY_DOC, tensionId, claimField(side), text)
    return ok({ side })
  },
}

export const setClaim: Command<'setClaim'> = {
  label: ({ text }) => (text === null ? 'Claim taken away' : 'Claim changed'),
  run: ({ tensionId, side, text }, { db, edit }) => {
    const tension = requireTension(db, tensionId)
    if (!tension.ok) return tension
    const isKnown = evidencePlace(db, { tensionId, side }) !== undefined
    if (!isKnown)
      return err(appError('TensionNotFound', `There is no side ${sideSubject(tensionId, side)} in this workspace.`))
    if (text === null && side.length === 1 && !builtInTensionById.has(tensionId))
      return err(appError('InvalidInput', 'A tension has at least two sides; change the words of this one instead.'))
    edit.set(LIBRARY_DOC, tensionId, claimField(side), text)
    return ok({})
  },
}

export const setPosition: Command<'setPosition'> = {
  label: ({ text }) => (text === null ? 'Position taken back' : 'Position recorded'),
  run: ({ tensionId, text }, { db, edit }) => {
    const tension = requireTension(db, tensionId)
    if (!tension.ok) return tension
    const standing = edit.read(LIBRARY_DOC, tensionId, 'position') as Partial<Position> | null | undefined
    if ((standing?.text ?? null) === text) return ok({})
    const position: Position | null = text === null ? null : { text, by: edit.me, at: edit.now() }
    edit.set(LIBRARY_DOC, tensionId, 'position', position)
    return ok({})
  },
}
