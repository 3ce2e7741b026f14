/** What to put on the agenda: an exercise of the library, or anything by its name. */
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { AgendaPatch } from '#shared/contract/workshopCommands.ts'
import type { AgendaKind } from '#shared/model/workshop.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import { groupWords, kindWords } from '../words.ts'
import styles from './AddItem.module.css'

interface Choice {
  id: string
  title: string
  detail: string
  patch: AgendaPatch
}

/** What a new item lasts until somebody says otherwise, in minutes. */
const USUAL: Readonly<Record<Exclude<AgendaKind, 'exercise'>, number>> = { talk: 15, discussion: 20, break: 15 }

export interface AddItemProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onAdd: (patch: AgendaPatch) => void
  /** A kit button. */
  children: ReactNode
}

export function AddItem({ isOpen, onOpenChange, onAdd, children }: AddItemProps) {
  return (
    <PopoverTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
      <Popover label="Add to the agenda" width={340}>
        <AddList
          onAdd={(patch) => {
            onOpenChange(false)
            onAdd(patch)
          }}
        />
      </Popover>
    </PopoverTrigger>
  )
}

function AddList({ onAdd }: { onAdd: (patch: AgendaPatch) => void }) {
  const [query, setQuery] = useState('')
  const { rows: exercises } = useQuery('exercises', {})
  const words = query.trim()
  const lower = words.toLowerCase()
  const plain = (['talk', 'discussion', 'break'] as const).map((kind): Choice => {
    const title = words === '' ? kindWords[kind] : words
    return {
      id: kind,
      title,
      detail: `${kindWords[kind]}, ${USUAL[kind]} min`,
      patch: { kind, title, minutes: USUAL[kind] },
    }
  })
  const known = (exercises ?? [])
    .filter(({ title, purpose }) => `${title} ${purpose}`.toLowerCase().includes(lower))
    .map(
      ({ exerciseId, title, minutes, groupSize }): Choice => ({
        id: exerciseId,
        title,
        detail: `Exercise, ${minutes} min, ${groupWords(groupSize)}`,
        patch: { kind: 'exercise', title, minutes, exerciseId },
      }),
    )
  const items = [...known, ...plain]
  const list = useComboList({ items, idOf: ({ id }) => id, query, onPick: ({ patch }) => onAdd(patch) })
  return (
    <>
      <SearchField
        label="Add to the agenda"
        placeholder="An exercise, or any name"
        value={query}
        onChange={setQuery}
        combo={list.inputProps}
        autoFocus
        isBare
      />
      <div className={styles.list}>
        <ComboList
          label="Add to the agenda"
          list={list.listProps}
          sections={[
            { id: 'exercises', label: 'Exercises', items: known },
            { id: 'plain', label: 'Something else', items: plain },
          ]}
          idOf={({ id }) => id}
        >
          {(item) => (
            <span className={styles.row}>
              {item.title}
              <span>{item.detail}</span>
            </span>
          )}
        </ComboList>
      </div>
    </>
  )
}
