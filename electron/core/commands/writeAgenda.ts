/** Writes agenda items: those of a new workshop in order, and where one stands among the others. */
import type { AgendaPatch } from '#shared/contract/workshopCommands.ts'
import { createId, type AgendaItemId, type WorkshopId } from '#shared/model/ids.ts'
import type { AgendaDraft } from '#shared/model/workshop.ts'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import { type Placed, placeAt } from './stepOrder.ts'

/** Adds items to an agenda that has none yet. */
export function writeAgenda(edit: Editor, workshopId: WorkshopId, agenda: readonly AgendaDraft[]): void {
  const positions = generateNKeysBetween(null, null, agenda.length)
  for (const [i, draft] of agenda.entries()) {
    const itemId = createId('z')
    edit.addItem(workshopId, itemId, { by: edit.me, at: edit.now() })
    for (const [field, value] of Object.entries({ ...draft, position: positions[i] }))
      if (value !== undefined) edit.set(workshopId, itemId, field, value)
  }
}

export function writeItem(edit: Editor, workshopId: string, itemId: string, patch: AgendaPatch): void {
  for (const [field, value] of Object.entries(patch))
    if (value !== undefined) edit.set(workshopId, itemId, field, value)
}

/** The items of an agenda in order, those in the trash with them; as `placeAt` takes them. */
export const itemsIn = (db: Db, workshopId: string): Placed[] =>
  db.all<Placed>(
    'SELECT item_id AS stepId, position FROM agenda_item WHERE workshop_id = ? ORDER BY position, item_id',
    workshopId,
  )

/** Puts an item before the one at `index` of the others, or last at their number. */
export function placeItem(
  edit: Editor,
  workshopId: string,
  itemId: AgendaItemId,
  others: readonly Placed[],
  index: number,
): void {
  for (const { stepId, position } of placeAt(itemId, others, index)) edit.set(workshopId, stepId, 'position', position)
}
