/** What the editor needs of a note that a window holds open; renderer/data's NoteReplica is one. */
import type { Doc } from 'yjs'
import type { CaretLine } from './collab/carets.ts'

export interface EditorReplica {
  /** The replica's document. The editor writes to it with the origin of its own binding. */
  readonly doc: Doc
  /** Carries carets; without it nobody else is ever seen. */
  readonly awareness?: CaretLine
}
