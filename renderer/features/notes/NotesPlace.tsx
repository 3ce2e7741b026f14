/** The notes: their list, the open one with its text, and what points at it. */
import { useRef } from 'react'
import { Frame } from '#renderer/app/Frame.tsx'
import { useAct } from '#renderer/app/acting.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { navigate, useRoute } from '#renderer/app/navigation.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { useQuery } from '#renderer/data/useQuery.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { NoteInspector } from './NoteInspector.tsx'
import { NoteList } from './NoteList.tsx'
import { NotePane } from './NotePane.tsx'

export default function NotesPlace() {
  const route = useRoute()
  const noteId = route.place === 'notes' ? route.noteId : undefined
  const isNew = route.place === 'notes' && route.isNew === true
  const { rows: note, state, error } = useQuery('note', noteId === undefined ? null : { noteId })
  const filter = useRef<HTMLInputElement>(null)
  const act = useAct()
  const create = () =>
    void act('createNote', { title: '' }).then((made) => {
      if (made) navigate({ place: 'notes', noteId: made.noteId, isNew: true })
    })
  const trash = (id: NoteId, title: string) => {
    if (id === noteId) navigate({ place: 'notes' })
    void act('trash', { ids: [id] }, { done: `“${title === '' ? 'Untitled note' : title}” moved to the trash` })
  }
  return (
    <Frame
      isContentEmpty={noteId === undefined}
      {...(noteId === undefined ? {} : { contentKey: noteId })}
      list={<NoteList selectedId={noteId} onNew={create} onTrash={trash} filterRef={filter} />}
      {...(note ? { inspector: <NoteInspector note={note} /> } : {})}
    >
      {noteId !== undefined && note ? (
        <NotePane key={noteId} note={note} isNew={isNew} onTrash={() => trash(noteId, note.title)} />
      ) : (
        <Pane kind="content" label="Note" bar={<PaneBar />}>
          {error ? (
            <FailedNote what="This note could not be opened" error={error} />
          ) : noteId !== undefined && state === 'ready' ? (
            <EmptyState title="This note is not in the workspace any more" />
          ) : noteId === undefined ? (
            <EmptyState title="Say what you make of it" actions={<Button onPress={create}>New note</Button>}>
              A note holds what your team thinks: headings, lists, tables, and the quotes it stands on, each with a way
              back to its source.
            </EmptyState>
          ) : null}
        </Pane>
      )}
    </Frame>
  )
}
