/** Projections of 10,000 notes made anew (lists, links, full text), as after an update of the app, against only reading the notes from the log. */
import * as Y from 'yjs'
import { type Benchmark, compare } from '../row.ts'
import { timed } from '../stats.ts'
import { openWritePath } from '../support/writePath.ts'

export const rebuild: Benchmark = {
  key: 'rebuild',
  title: 'Projections made anew',
  run: async ({ workspace }) => {
    const { db, hub, log, projector } = openWritePath(await workspace())
    const ids = db.all<{ id: string }>(`SELECT doc_id AS id FROM doc WHERE kind = 'note'`).map((row) => row.id)
    const reading = await timed(() => {
      for (const id of ids) {
        const doc = new Y.Doc()
        log.load(id, doc)
        doc.destroy()
      }
    })
    db.transaction(() => {
      db.run('DELETE FROM note')
      db.run('DELETE FROM note_link')
      db.run('DELETE FROM search_item')
    })
    const { fullTextTables, projectionSchema } = await import('#core/projections/schema.ts')
    for (const table of fullTextTables) db.handle.exec(`DROP TABLE ${table}`)
    for (const statement of projectionSchema.split(';'))
      if (/CREATE VIRTUAL TABLE/.test(statement)) db.handle.exec(statement.slice(statement.indexOf('CREATE VIRTUAL')))
    const ours = await timed(() =>
      db.transaction(() => {
        for (const id of ids) {
          projector.projectWhole(hub.open(id))
          hub.evict(id)
        }
      }),
    )
    db.close()
    const note = `${ids.length} notes, in one commit; against reading them from the log.`
    return [compare('Projections of all notes anew', 'ms', ours, reading, null, note)]
  },
}
