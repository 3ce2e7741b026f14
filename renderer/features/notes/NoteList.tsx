/** All notes, last edited first; only those in sight are fetched. */
import { ArrowDownUp, SquarePen, Trash2 } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { z } from 'zod'
import type { NoteRow } from '#shared/contract/views.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useReveal } from '#renderer/app/useReveal.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { Present } from '#renderer/app/Present.tsx'
import { ask } from '#renderer/data/core.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { useSlices } from '#renderer/data/useSlices.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { RowText } from '#renderer/ui/lists/RowText.tsx'
import { VirtualList, type VirtualListHandle } from '#renderer/ui/lists/VirtualList.tsx'
import { Menu } from '#renderer/ui/overlays/Menu.tsx'
import { useContextMenu } from '#renderer/ui/overlays/useContextMenu.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { whenWords } from '#renderer/app/whenWords.ts'
import styles from './NoteList.module.css'

const Sort = z.enum(['edited', 'title', 'created'])
type Sort = z.infer<typeof Sort>
const sortWords: readonly [Sort, string][] = [
  ['edited', 'Last edited'],
  ['title', 'Title'],
  ['created', 'Newest'],
]

export interface NoteListProps {
  selectedId: NoteId | undefined
  onNew: () => void
  onTrash: (noteId: NoteId, title: string) => void
  filterRef: RefObject<HTMLInputElement | null>
}

const titleOf = (note: Pick<NoteRow, 'title'>): string => (note.title === '' ? 'Untitled note' : note.title)

export function NoteList({ selectedId, onNew, onTrash, filterRef }: NoteListProps) {
  const [filter, setFilter] = useState('')
  const [sort, setSort] = usePreference('notes.sort', Sort, 'edited')
  const { items, total, isLoading, error, onRange } = useSlices('notes', { filter: filter.slice(0, 200), sort })
  const context = useContextMenu('Note')
  const readOnly = useReadOnlyBecause()
  const list = useRef<VirtualListHandle>(null)
  useReveal({
    list,
    id: selectedId,
    isKnown: (id) => items.some((note) => note?.noteId === id),
    isLoading,
    placeOf: async () => {
      if (selectedId === undefined) return null
      const found = await ask('notePlace', { noteId: selectedId, filter: filter.slice(0, 200), sort })
      return found.ok ? found.value : null
    },
  })
  const open = (note: NoteRow) => navigate({ place: 'notes', noteId: note.noteId })
  return (
    <Pane
      kind="list"
      label="Notes"
      scrolls={false}
      bar={
        <PaneBar
          title="Notes"
          actions={
            <>
              <Menu
                label="Order"
                entries={sortWords.map(([id, label]) => ({
                  id,
                  label,
                  isChecked: sort === id,
                  onAction: () => setSort(id),
                }))}
              >
                <Button kind="icon" icon={ArrowDownUp} label="Order" />
              </Menu>
              <Button
                kind="icon"
                icon={SquarePen}
                label="New note"
                keys="Ctrl N"
                disabledReason={readOnly}
                onPress={onNew}
              />
            </>
          }
        />
      }
      top={
        (total > 0 || filter !== '') && (
          <div className={styles.filter}>
            <SearchField
              label="Filter notes"
              placeholder="Filter by title or first words"
              value={filter}
              onChange={setFilter}
              isQuiet
              ref={filterRef}
            />
          </div>
        )
      }
    >
      <VirtualList
        ref={list}
        label="Notes"
        items={items}
        idOf={(note) => note.noteId}
        textOf={titleOf}
        rowHeight={84}
        selectedId={selectedId ?? null}
        onOpen={open}
        onDelete={(note) => onTrash(note.noteId, note.title)}
        onFilter={() => filterRef.current?.focus()}
        onRange={onRange}
        onContextMenu={(note, event) =>
          context.open(event, [
            { id: 'open', label: 'Open', onAction: () => open(note) },
            {
              id: 'trash',
              label: 'Move to the trash',
              icon: Trash2,
              keys: 'Delete',
              isDisabled: readOnly !== undefined,
              detail: readOnly,
              onAction: () => onTrash(note.noteId, note.title),
            },
          ])
        }
        hasLines
        empty={
          error ? (
            <FailedNote what="The list could not be read" error={error} />
          ) : isLoading ? (
            <Skeleton label="Reading the notes" lines={6} />
          ) : filter === '' ? (
            <EmptyState size="note" title="No notes yet">
              Ctrl N begins one.
            </EmptyState>
          ) : (
            <EmptyState size="note" title={`No note for “${filter}”`}>
              Ctrl Shift F looks in every word.
            </EmptyState>
          )
        }
      >
        {(note) => (
          <RowText
            title={titleOf(note)}
            detail={note.firstWords === '' ? 'Nothing written yet' : note.firstWords}
            detailLines={2}
            foot={`${whenWords(note.editedAt)} · ${note.createdByName}`}
            end={<Present id={note.noteId} />}
          />
        )}
      </VirtualList>
      {context.menu}
    </Pane>
  )
}
