/** Puts a picture into a note as a live block: into one there is, at its end, or into a new one. */
import type { InsightFilters } from '#shared/contract/insightQueries.ts'
import { insightMarkdown } from '#shared/editor/markdown/insightBlocks.ts'
import { NoteId } from '#shared/model/ids.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Dialog } from '#renderer/ui/overlays/Dialog.tsx'
import { useAct } from '../acting.ts'
import { navigate } from '../navigation.ts'
import { PickByName } from '../PickByName.tsx'

export interface IntoNoteProps {
  kind: string
  filters: InsightFilters
  title: string
  onClose: () => void
}

export function IntoNote({ kind, filters, title, onClose }: IntoNoteProps) {
  const act = useAct()
  const open = (noteId: NoteId): void => {
    onClose()
    navigate({ place: 'notes', noteId })
  }
  const into = async (noteId: NoteId): Promise<void> => {
    if (await act('addPictureToNote', { noteId, picture: kind, filters, caption: title })) open(noteId)
  }
  const intoNew = async (): Promise<void> => {
    const markdown = insightMarkdown({ picture: kind, filters: JSON.stringify(filters), caption: title })
    const made = await act('createNote', { title, markdown })
    if (made) open(made.noteId)
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={`${title} into a note`}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button onPress={() => void intoNew()}>Into a new note</Button>
        </>
      }
    >
      <PickByName kind="note" label="Note" onPick={(id) => void into(NoteId.parse(id))} />
    </Dialog>
  )
}
