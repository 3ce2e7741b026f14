/** The team's dashboard: cards put on it, arranged, and put away. They lie in the library. */
import { appError } from '#shared/contract/errors.ts'
import { type Card, cardField, DASHBOARD, readDashboard } from '#shared/docs/dashboardLayout.ts'
import { fieldsBySubject } from '#shared/docs/fields.ts'
import { builtInCards, type CardWidth } from '#shared/model/dashboard.ts'
import { CardId, createId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { byPlace, placeAt } from './stepOrder.ts'

const read = (edit: Editor) =>
  readDashboard(fieldsBySubject(edit.doc(LIBRARY_DOC), new Set([DASHBOARD])).subjects.get(DASHBOARD))

const set = (edit: Editor, part: Parameters<typeof cardField>[0], id: CardId, value: unknown): void =>
  edit.set(LIBRARY_DOC, DASHBOARD, cardField(part, id), value)

function requireCard(edit: Editor, cardId: CardId): Outcome<Card> {
  const card = read(edit).cards.find((each) => each.cardId === cardId)
  return card ? ok(card) : err(appError('CardNotFound', `There is no picture ${cardId} on the dashboard.`))
}

/** Those put away keep their places: they may come back. */
function placeBefore(edit: Editor, cardId: CardId, before: CardId | null): void {
  const { cards, removed } = read(edit)
  const others = [...cards, ...removed]
    .filter((each) => each.cardId !== cardId)
    .map((each) => ({ stepId: each.cardId as string, position: each.position }))
    .sort(byPlace)
  const at = others.findIndex(({ stepId }) => stepId === before)
  for (const { stepId, position } of placeAt(cardId, others, at === -1 ? others.length : at))
    set(edit, 'position', CardId.parse(stepId), position)
}

const widthWords = (width: CardWidth | undefined): string =>
  width === 2 ? 'Picture made wide' : width === 1 ? 'Picture made narrow' : 'Picture changed'

export const addCard: Command<'addCard'> = {
  label: () => 'Picture put on the dashboard',
  run: ({ picture, filters, width, title }, { edit }) => {
    const cardId = createId('v')
    placeBefore(edit, cardId, null)
    set(edit, 'card', cardId, { picture, filters })
    set(edit, 'width', cardId, width)
    if (title !== '') set(edit, 'title', cardId, title)
    return ok({ cardId })
  },
}

export const editCard: Command<'editCard'> = {
  label: ({ patch }) => widthWords(patch.width),
  run: ({ cardId, patch }, { edit }) => {
    const card = requireCard(edit, cardId)
    if (!card.ok) return card
    if (patch.filters) set(edit, 'card', cardId, { picture: card.value.picture, filters: patch.filters })
    if (patch.width !== undefined) set(edit, 'width', cardId, patch.width)
    if (patch.title !== undefined) set(edit, 'title', cardId, patch.title)
    return ok({})
  },
}

export const moveCard: Command<'moveCard'> = {
  label: () => 'Picture moved',
  run: ({ cardId, before }, { edit }) => {
    const card = requireCard(edit, cardId)
    if (!card.ok) return card
    const next = before === null ? undefined : requireCard(edit, before)
    if (next && !next.ok) return next
    if (before !== cardId) placeBefore(edit, cardId, before)
    return ok({})
  },
}

export const removeCard: Command<'removeCard'> = {
  label: () => 'Picture taken off the dashboard',
  run: ({ cardId }, { edit }) => {
    const card = requireCard(edit, cardId)
    if (!card.ok) return card
    set(edit, 'removed', cardId, true)
    return ok({})
  },
}

export const resetDashboard: Command<'resetDashboard'> = {
  label: () => 'First pictures put back',
  run: (_input, { edit }) => {
    for (const { id, width, position } of builtInCards) {
      set(edit, 'removed', id, null)
      set(edit, 'position', id, position)
      set(edit, 'width', id, width)
      set(edit, 'title', id, '')
      set(edit, 'card', id, null)
    }
    return ok({})
  },
}
