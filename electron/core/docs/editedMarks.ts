/**
 * When a note was last edited, said by the device on which it was. Lists put the newest first, on every device in
 * the same order; the time at which a change arrived says nothing of that, and what a peer lacks is compared by
 * state vectors, which carry no times. So the time is part of the note: the stamp of a field, which merges as every
 * field does and outlives compaction. It is written in a pause of typing and at most once a minute, about 100 bytes
 * that compaction folds into one entry per device: other devices know the time within a minute, this one exactly.
 */
import { writeField } from '#shared/docs/fields.ts'
import { EDITED, NOTE } from '#shared/docs/layout.ts'
import { ok } from '#shared/model/result.ts'
import type { Db } from '../db/database.ts'
import { type Hub, kindOfDoc } from './hub.ts'
import type { Store } from './store.ts'

/** Nobody tells notes apart that were edited within the same minute on different computers. */
const EVERY_MS = 60_000

export interface EditedMarks {
  /** These documents were changed, here or elsewhere. */
  changed(docIds: Iterable<string>): void
  /** Marks the notes among them that were edited here and whose time is not told yet. Call when nobody types. */
  write(): void
}

export interface EditedMarksParts {
  db: Db
  hub: Hub
  store: Store
  device: string
}

export function createEditedMarks({ db, hub, store, device }: EditedMarksParts): EditedMarks {
  const changed = new Set<string>()

  const isDue = (noteId: string): { at: number } | undefined =>
    db.get<{ at: number }>(
      'SELECT d.edited_at AS at FROM doc d JOIN note n ON n.note_id = d.doc_id WHERE d.doc_id = ? AND d.edited_at >= n.edited_at + ?',
      noteId,
      EVERY_MS,
    )

  return {
    changed: (docIds) => {
      for (const docId of docIds) if (kindOfDoc(docId) === 'note') changed.add(docId)
    },
    write: () => {
      const due = [...changed].flatMap((noteId) => {
        const found = isDue(noteId)
        return found ? [{ noteId, at: found.at }] : []
      })
      changed.clear()
      if (due.length === 0) return
      store.commit(
        () => {
          for (const { noteId, at } of due) {
            const { doc } = hub.open(noteId)
            // Later than every stamp in the note, this device's own included: that is what being due means.
            doc.transact(() => writeField(doc, NOTE, EDITED, device, true, [at, 0]), 'command')
          }
          return ok(null)
        },
        { device },
      )
    },
  }
}
