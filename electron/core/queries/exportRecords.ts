import { exportRecords as exported } from '../exporters/records.ts'
import type { Query } from './context.ts'
import { markdownOfNote } from './notes.ts'

export const exportRecords: Query<'exportRecords'> = {
  tables: ['quote', 'source', 'entity', 'coding', 'code', 'member', 'note', 'note_link', 'doc', 'person'],
  readsText: true,
  run: (input, context) =>
    exported(
      {
        db: context.db,
        workspaceId: context.identity.workspaceId,
        extractions: context.extractions,
        noteMarkdown: (noteId) => markdownOfNote(context, noteId),
      },
      input,
    ),
}
