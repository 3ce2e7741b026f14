/** What the editor needs of a note that a window holds open; renderer/data's NoteReplica is one. */
import type { Doc } from 'yjs'

export interface EditorReplica {
  /** The replica's document. The editor writes to it with the origin of its own binding. */
  readonly doc: Doc
}
