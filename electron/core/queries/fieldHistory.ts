/** What a field was set to, by whom: where two people changed one thing, the later stands and the earlier stays to be seen. */
import { fieldHistory as historyOf } from '#shared/docs/fields.ts'
import type { Query } from './context.ts'

export const fieldHistory: Query<'fieldHistory'> = {
  tables: [
    'entity',
    'source',
    'quote',
    'coding',
    'note',
    'code',
    'workspace',
    'plan',
    'step',
    'member',
    'evidence',
    'tension',
    'gate',
    'observation',
    'person',
    'interaction',
    'workshop',
    'agenda_item',
    'exercise',
    'template',
  ],
  run: ({ docId, subject, field }, { db, hub, sync }) => {
    if (db.get('SELECT 1 FROM doc WHERE doc_id = ?', docId) === undefined) return []
    return historyOf(hub.open(docId).doc, subject, field).map(({ value, stamp, device }) => ({
      value: value as never,
      by: sync().authorOf(device),
      at: stamp[0],
    }))
  },
}
