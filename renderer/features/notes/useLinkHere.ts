/** Makes a link of the title that another note only names, where it stands, and takes it back. */
import type { Backlink, NoteView } from '#shared/contract/views.ts'
import { linkMention, unlinkMention } from '#shared/editor/linkMention.ts'
import { useWorkspace } from '#renderer/app/workspace.ts'
import { editNote } from '#renderer/data/useNoteReplica.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'

/** Marks the change in the other note's document: nobody typed it. */
const ORIGIN = 'link-here'

export function useLinkHere(note: Pick<NoteView, 'noteId' | 'title'>): (from: Backlink) => void {
  const workspace = useWorkspace()
  const toasts = useToasts()
  const target = { kind: 'note', id: note.noteId } as const
  return ({ noteId, title }) => {
    const name = title === '' ? 'Untitled note' : title
    const takeBack = () => void editNote(noteId, workspace, (doc) => unlinkMention(doc, target, ORIGIN))
    void editNote(noteId, workspace, (doc) => linkMention(doc, note.title, target, ORIGIN)).then((isLinked) =>
      toasts.show(
        isLinked
          ? { text: `Linked in “${name}”`, action: { label: 'Undo', onPress: takeBack }, topic: 'link' }
          : {
              text: `Open “${name}” and link it there: its words stand in several pieces.`,
              tone: 'warn',
              topic: 'link',
            },
      ),
    )
  }
}
